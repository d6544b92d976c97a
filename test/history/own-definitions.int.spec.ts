import { loadHistory } from './history.fixture.js';
import { withMoreRows } from './more-rows.fixture.js';
import { figureOf, reportOn } from './report.fixture.js';

const row = { 来源性质: '虚拟', 报告位置: '', 原文: '' };

describe('a district says in a table how its figures are derived', () => {
  it('in place of the definition that the product has, from the day on which its own holds, and in words that are new', async () => {
    const history = await loadHistory();
    const report = await reportOn(history);
    try {
      type Definitions = { known: { measure: string; title: { zh: string }; derivation: string }[]; own: { measure: string; since: string; derivation: string }[] };
      const grids = (await report.ask<Definitions>('measure-definitions')).known.find(({ measure }) => measure === 'grids');
      const before = figureOf(await report.view(), 'B26');
      expect([grids?.derivation, before.derived.map(({ value }) => value)]).toEqual(['合计(网格)', [444]]);
      // A definition of a later day is one of reports to come.
      const later = await withMoreRows(history, '150302', { 指标定义: [{ ...row, 序号: '自-1', 生效日期: '2021-01-01', 指标: grids?.title.zh ?? '', 推算: '加(合计(网格)，合计(网格)，合计(网格))' }] });
      expect(figureOf(await report.view(), 'B26')).toMatchObject({ verdict: 'match', derived: [{ value: 444 }] });
      const more = await withMoreRows(later, '150302', { 指标定义: [{ ...row, 序号: '自-2', 生效日期: '2020-01-01', 指标: grids?.title.zh ?? '', 推算: '加(合计(网格)，合计(网格))' }, { ...row, 序号: '自-3', 生效日期: '2020-01-01', 指标: '示例专班', 推算: '合计(网格)', 单位: '个', 英文名称: 'sample task forces' }] });
      expect(figureOf(await report.view(), 'B26')).toMatchObject({ verdict: 'mismatch', derived: [{ measure: 'grids', value: 888 }] });
      expect((await report.ask<Definitions>('measure-definitions')).own).toEqual(expect.arrayContaining([expect.objectContaining({ measure: 'grids', since: '2020-01-01', derivation: '加(合计(网格)，合计(网格))' }), expect.objectContaining({ measure: '示例专班' })]));
      const wrong = await withMoreRows(more, '150302', { 指标定义: [{ ...row, 序号: '自-4', 生效日期: '2020-01-01', 指标: '示例专班', 推算: '合计(没有这种事)', 单位: '个' }] }).catch((error: unknown) => String(error));
      expect(wrong).toEqual(expect.stringContaining('"column":"推算"'));
      expect(wrong).toEqual(expect.stringContaining('自-4'));
    } finally {
      await report.close();
    }
  }, 180_000);
});
