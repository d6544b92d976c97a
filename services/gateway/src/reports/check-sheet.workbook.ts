import { newWorkbook } from '@yange/importing';

interface Words {
  readonly zh: string;
}

export interface CheckSheetView {
  readonly title: string;
  readonly on: string;
  readonly templateVersion: number;
  readonly positions: Readonly<Record<string, number>>;
  readonly sheet: {
    readonly numbers: readonly {
      readonly number: string;
      readonly title: Words;
      readonly place: { readonly line: number; readonly column: number };
      readonly unit: string;
      readonly scope: string;
      readonly asOf: { readonly text: string };
      readonly declared: string | null;
      readonly derived: string | null;
      readonly stands: 'derived' | 'declared' | 'nothing';
      readonly basis: 'counted' | 'computed' | 'block' | 'stated';
      readonly events: readonly string[];
    }[];
    readonly entries: readonly { readonly kind: keyof typeof kinds; readonly number: string | null; readonly text: Words; readonly blocks: boolean; readonly settled: { readonly choice: 'declared' | 'derived'; readonly reason: string } | null }[];
  };
}

const kinds = { contradiction: '矛盾', 'not-derivable': '不能推算', missing: '空缺', annex: '附件不符', uncertain: '时点不确定', synthetic: '虚拟', unbound: '非数据', finding: '疑点' } as const;
const stands = { derived: '推算数', declared: '上报数', nothing: '空缺' } as const;
const bases = { counted: '清点', computed: '计算', block: '成批', stated: '原文' } as const;

/** 校核单（内部） as a workbook: what has to be looked at, and every number of the text. */
export const checkSheetWorkbook = async ({ title, on, templateVersion, positions, sheet: { numbers, entries } }: CheckSheetView): Promise<Buffer> => {
  const workbook = await newWorkbook();
  const read = Object.entries(positions).map(([log, position]) => `${log.split('/').at(-1) ?? ''} ${position}`).join('，');
  const add = (name: string, header: readonly string[], widths: readonly number[], rows: readonly (readonly (string | number)[])[]): void => {
    const sheet = workbook.addWorksheet(name, { pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, views: [{ state: 'frozen', ySplit: 3 }] });
    sheet.columns = widths.map((width) => ({ width }));
    sheet.addRow([`校核单（内部，不随文发出）：${title}`]).font = { bold: true, size: 14 };
    sheet.addRow([`数据截至 ${on}；模板第 ${templateVersion} 版；日志位置 ${read}`]);
    sheet.addRow([...header]).font = { bold: true };
    for (const row of rows) sheet.addRow([...row]).alignment = { wrapText: true, vertical: 'top' };
  };
  add('待处置与提示', ['性质', '数据', '说明', '未处置不得定稿', '处置', '理由'], [12, 24, 70, 14, 12, 40], entries.map((one) => [kinds[one.kind], one.number ?? '', one.text.zh, one.blocks ? '是' : '', one.settled === null ? '' : stands[one.settled.choice], one.settled?.reason ?? '']));
  add('逐数核对', ['数据', '指标', '模板位置', '口径', '时点', '单位', '上报数', '推算数', '正文所取', '依据', '事件数'], [26, 22, 12, 26, 16, 8, 12, 12, 12, 8, 8], numbers.map((one) => [one.number, one.title.zh, `${one.place.line}:${one.place.column}`, one.scope, one.asOf.text, one.unit, one.declared ?? '', one.derived ?? '', stands[one.stands], bases[one.basis], one.events.length]));
  return Buffer.from(await workbook.xlsx.writeBuffer());
};
