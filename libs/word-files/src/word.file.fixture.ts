import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';

/** A document made by a library of others: formatting that changes within a sentence, a tab, a line break, a table. */
export const sampleWord = (): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ children: [new TextRun({ text: '共计核定行政编制4', bold: true }), new TextRun('61名，核定科级领导职数248名')] }),
            new Paragraph({ children: [new TextRun({ children: ['一', '\t', '七支队伍'] }), new TextRun({ text: '第二行', break: 1 })] }),
            new Table({ rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph('网格444个')] })] })] }),
          ],
        },
      ],
    }),
  );

export const remark = { author: '沿革', initials: '沿', at: '2020-07-01T00:00:00Z', text: '一致。\n行政编制461名' };
