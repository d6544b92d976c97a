import { Document, Packer, Paragraph, TextRun } from 'docx';

/** A Word document of so many plain paragraphs. */
export const wordOf = (paragraphs: readonly string[]): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children: paragraphs.map((text) => new Paragraph({ children: [new TextRun({ children: text.split(/(\t)/u), font: { name: '仿宋', eastAsia: '仿宋' }, size: 32 })] })) }] }));
