import { quotaTables } from '../papers/quota-tables.fixture.js';
import { quotaWords } from '../papers/quota.words.js';
import { rosterColumns, rosterLines, rosterPaper, type ToldBatch, type ToldTransfer } from './transfer-roster.lines.js';

const words = quotaWords(quotaTables);
const batch: ToldBatch = { batchId: 'b', name: '改革转隶', from: '某局', to: '某中心', withQuota: true, persons: 3, named: 2, recordedOn: '2019-02-01', basis: [{ number: '海编发〔2019〕1号' }] };
const transfer = (personId: string, over: Partial<ToldTransfer> = {}): ToldTransfer => ({ personId, from: '某局', to: '某中心', kind: 'administrative', management: 'unstated', funding: 'unstated', transferredOn: '2019-03-01', basis: [{ title: '转隶决定' }], ...over });
const made = { on: '2020-06-30', by: 'local-clerk', at: '2026-01-01 00:00 UTC' };

describe('the roster of a transfer', () => {
  const lines = rosterLines(batch, [transfer('p2'), transfer('p1', { transferredOn: '2019-02-15', basis: [] })], new Map([['p1', '张**']]), words);

  it('has a line per person in the order of the days, with what the batch rests on where the transfer says nothing', () => {
    expect(lines).toEqual([
      { personId: 'p1', 序号: '1', 姓名: '张**', 人员标识: 'p1', 原单位: '某局', 转入单位: '某中心', 编制类型: '行政编制', 经费形式: '', 是否带编: '带编', 转隶日期: '2019-02-15', 依据: '海编发〔2019〕1号' },
      { personId: 'p2', 序号: '2', 姓名: '', 人员标识: 'p2', 原单位: '某局', 转入单位: '某中心', 编制类型: '行政编制', 经费形式: '', 是否带编: '带编', 转隶日期: '2019-03-01', 依据: '《转隶决定》' },
    ]);
    expect(rosterLines({ ...batch, withQuota: false }, [transfer('p')], new Map(), words)[0]?.是否带编).toBe('不带编');
  });

  it('says how many of the batch are only counted, and whether names are masked', () => {
    const masked = rosterPaper(batch, lines, { ...made, shown: 'masked' });
    expect(masked.foot).toEqual(['另有 1 人只计数、未落实到人。', '姓名已脱敏；空白为无权查看或未登记。', expect.stringMatching(/^移交单位（盖章）：　+接收单位（盖章）：　+机构编制部门（盖章）：$/), '制表人：local-clerk    制表时间：2026-01-01 00:00 UTC']);
    expect(masked.head).toEqual(['改革转隶 · 某局 → 某中心 · 截至 2020-06-30', '本批 3 人，已落实到人 2 人 · 连人带编 · 依据：海编发〔2019〕1号']);
    expect([masked.columns.map(({ name }) => name), masked.rows[0]?.length]).toEqual([[...rosterColumns], rosterColumns.length]);
    const whole = rosterPaper({ ...batch, persons: 2 }, lines, { ...made, shown: { caseNumber: '海审〔2026〕1号' } });
    expect(whole.foot[0]).toBe('姓名为完整信息，依 海审〔2026〕1号 查看并留痕，不得外传。');
  });
});
