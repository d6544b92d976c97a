import { MemoryEventLogs, OutcomeUnknown, type EventLog } from '@yange/event-log';
import { derivedId } from '@yange/kernel';
import { annulEvent, CommandExecutor, rowCommandId, setHistoryWindow } from '@yange/use-case';
import type { ImportRowMessage } from './import.messages.js';
import { ImportSession } from './import.session.js';
import { establish, established, organ, renamed, sampleService } from './sample.service.fixture.js';

const cutOver = '2020-07-01';
const documents = { '海党发〔2019〕1号': { number: '海党发〔2019〕1号' } };
const common = { 生效日期: '2019年2月', 依据文件: '海党发〔2019〕1号', 来源性质: '原文' };

const row = (id: string, cells: Record<string, string>, order = Number(id)): ImportRowMessage => ({ id, order, cells: { ...common, ...cells } });
const named = (id: string, 名称: string): ImportRowMessage => row(id, { 名称 });

const sessionOn = async (log: EventLog, may?: (right: string) => boolean): Promise<ImportSession> => {
  const { contract } = sampleService;
  const session = new ImportSession({ district: '150302', actor: { person: 'p-1', role: 'clerk', tokenId: 't-1' }, log, contract, executor: new CommandExecutor(contract, [organ]), windowUseCase: setHistoryWindow(contract), annulUseCase: annulEvent(contract, [organ]), temporary: null, ...(may === undefined ? {} : { may }) });
  await session.know({ documents });
  return session;
};

const withAppend = (log: EventLog, append: EventLog['append']): EventLog => Object.assign(Object.create(log) as EventLog, { append });

const opened = async (phase: 'check' | 'apply', log: EventLog = new MemoryEventLogs('organisations').forDistrict('150302')) => {
  const session = await sessionOn(log);
  await session.open(cutOver, phase);
  return { log, session };
};

describe('a run of an import', () => {
  it('leaves nothing in the log while it checks', async () => {
    const { log, session } = await opened('check');
    const { rows: outcomes, introduces } = await session.check(established, [named('1', '甲'), named('2', '乙')]);
    expect(outcomes.map(({ id, status, events }) => [id, status, events])).toEqual([['1', 'recorded', 1], ['2', 'recorded', 1]]);
    expect(Object.keys(introduces.organs ?? {})).toEqual(['甲', '乙']);
    expect(await log.head()).toMatchObject({ position: 0 });
    expect(await log.findCommand('import', rowCommandId('150302', '设立', '1'))).toBeNull();
    expect(await log.findClaim('name:甲')).toBeNull();
  });

  it('decides by what the log holds and by the rows before', async () => {
    const { log, session: first } = await opened('apply');
    await first.apply(established, [named('1', '甲')]);
    const { session } = await opened('check', log);
    const { rows: outcomes } = await session.check(established, [named('1', '甲'), named('2', '甲'), named('3', '乙'), named('4', '乙')]);
    expect(outcomes.map(({ status, errors }) => errors[0]?.rule ?? status)).toEqual(['repeated', 'key-taken', 'recorded', 'key-taken']);
  });

  it('knows a name from the row that introduces it on, also in other tables and calls', async () => {
    const { session } = await opened('check');
    expect((await session.check(renamed, [row('1', { 机构: '甲', 新名称: '乙' })])).rows[0]?.errors).toMatchObject([{ column: '机构', rule: 'unknown-organ' }]);
    await session.check(established, [named('1', '甲')]);
    expect((await session.check(renamed, [row('1', { 机构: '甲', 新名称: '乙' })])).rows).toMatchObject([{ status: 'recorded' }]);
  });

  it('takes rows of a table with a right of its own from whoever has that right', async () => {
    const table = { ...established, right: 'rules.set' };
    const entitled = async (may: (right: string) => boolean) => {
      const session = await sessionOn(new MemoryEventLogs('organisations').forDistrict('150302'), may);
      await session.open(cutOver, 'check');
      return (await session.check(table, [named('1', '甲')])).rows.map(({ status, errors }) => errors[0]?.rule ?? status);
    };
    expect([await entitled((right) => right === 'import-history'), await entitled((right) => right === 'rules.set')]).toEqual([['not-entitled'], ['recorded']]);
  });

  it('takes a row whose use case sets what rules go by from whoever may set it, in a table that asks for nothing', async () => {
    const table: typeof established = { ...established, command: (one) => ({ ...established.command(one), useCase: { ...establish, right: 'rules.set' } }) };
    const entitled = async (...rights: readonly string[]) => {
      const one = await sessionOn(new MemoryEventLogs('organisations').forDistrict('150302'), (right) => rights.includes(right));
      await one.open(cutOver, 'check');
      return (await one.check(table, [named('1', '甲')])).rows.map(({ status, errors }) => errors[0]?.rule ?? status);
    };
    expect([await entitled('import-history'), await entitled('import-history', 'correction.sign'), await entitled('import-history', 'rules.set')]).toEqual([['not-entitled'], ['not-entitled'], ['recorded']]);
    const log = new MemoryEventLogs('organisations').forDistrict('150302');
    const bring = async (...rights: readonly string[]) => {
      const one = await sessionOn(log, (right) => rights.includes(right));
      await one.open(cutOver, 'apply');
      return (await one.apply(table, [named('1', '甲')])).rows.map(({ status, errors }) => errors[0]?.rule ?? status);
    };
    expect([await bring(), await bring('rules.set'), await bring()]).toEqual([['not-entitled'], ['recorded'], ['repeated']]);
  });

  it('reads a row that names an earlier one of the same call once that is on record', async () => {
    const { session } = await opened('apply');
    const either: typeof established = { ...established, command: (one) => (one.recorded('前行') === null ? established.command(one) : renamed.command(one)) };
    const { rows: outcomes } = await session.apply(either, [named('1', '甲'), row('2', { 前行: '设立 1', 机构: '甲', 新名称: '乙' }), row('3', { 前行: '设立 9', 机构: '乙', 新名称: '丙' })]);
    expect(outcomes.map(({ status, errors }) => errors[0]?.rule ?? status)).toEqual(['recorded', 'recorded', 'unknown-record']);
  });

  it('does not know the name that a refused row would have introduced', async () => {
    const { log, session: first } = await opened('apply');
    await first.apply(established, [named('1', '甲')]);
    const { session } = await opened('check', log);
    const { rows: outcomes, introduces } = await session.check(established, [named('9', '甲'), row('10', { 名称: '丙', 生效日期: '2019-02-30' })]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(introduces.organs ?? {}).toEqual({});
    expect((await session.check(renamed, [row('1', { 机构: '丙', 新名称: '乙' })])).rows[0]?.errors).toMatchObject([{ rule: 'unknown-organ' }]);
  });

  it('keeps the order of rows that share a stream, however many go side by side', async () => {
    const log = new MemoryEventLogs('organisations').forDistrict('150302');
    let appends = 0;
    const uneven = withAppend(log, async (request) => {
      await new Promise((resolve) => setTimeout(resolve, ((appends += 1) * 7) % 11));
      return log.append(request);
    });
    const { session } = await opened('apply', uneven);
    await session.apply(established, Array.from({ length: 8 }, (_, index) => named(String(index + 1), `机构${index + 1}`)));
    const renamings = Array.from({ length: 120 }, (_, index) => row(String(index + 1), { 机构: `机构${(index % 8) + 1}`, 新名称: `第${index + 1}次` }, index + 100));
    const { rows: outcomes } = await session.apply(renamed, renamings);
    expect(outcomes.map(({ id }) => id)).toEqual(renamings.map(({ id }) => id));
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['recorded']));
    const { events } = await log.readPage({ after: 0, limit: 1000 });
    for (let index = 1; index <= 8; index += 1) {
      const stream = `organ/${derivedId(rowCommandId('150302', '设立', String(index)), 'organ')}`;
      const commands = events.filter((event) => event.streamId === stream).map(({ commandId }) => commandId);
      expect(commands).toEqual([rowCommandId('150302', '设立', String(index)), ...renamings.filter((_, at) => at % 8 === index - 1).map(({ id }) => rowCommandId('150302', '更名', id))]);
    }
    expect(events).toHaveLength(1 + 8 + 120);
  });

  it('says what a row breaks as a finding, and records it', async () => {
    const { session } = await opened('apply');
    await session.apply(established, [named('1', '甲')]);
    const { rows: outcomes } = await session.apply(renamed, ['1', '2', '3'].map((id) => row(id, { 机构: '甲', 新名称: `名${id}` })));
    expect(outcomes.map(({ status, findings }) => [status, findings.map(({ rule }) => rule)])).toEqual([['recorded', []], ['recorded', []], ['recorded', ['too-many-names']]]);
  });

  it('adds nothing when the same rows come again, and refuses a row that was changed', async () => {
    const { log, session } = await opened('apply');
    await session.apply(established, [named('1', '甲')]);
    const { session: again } = await opened('apply', log);
    const { rows: outcomes } = await again.apply(established, [named('1', '甲'), named('2', '乙')]);
    expect(outcomes.map(({ status, events }) => [status, events])).toEqual([['repeated', 0], ['recorded', 1]]);
    const changed = await again.apply(established, [named('2', '丙'), row('1', { 名称: '甲', 生效日期: '2019年3月' })]);
    expect(changed.rows.map(({ errors }) => errors)).toMatchObject([[{ column: '序号', rule: 'changed-row' }], [{ column: '序号', rule: 'changed-row' }]]);
    expect(await log.head()).toMatchObject({ position: 3 });
  });

  it('tells every bad cell of a row, and what a schema or a rule refuses', async () => {
    const { session } = await opened('check');
    const { rows: outcomes } = await session.check(established, [row('1', { 名称: '', 生效日期: '43500', 依据文件: '无此文件', 来源性质: '?' }), named('2', '长'.repeat(21)), row('3', { 名称: '甲', 生效日期: '2020-07-01' })]);
    expect(outcomes.map(({ errors }) => errors.map(({ column, rule }) => `${column} ${rule}`))).toEqual([
      ['生效日期 excel-serial-date', '来源性质 unknown-choice', '依据文件 unknown-document', '名称 cell-required'], ['name schema'], ['生效日期 after-cut-over'],
    ]);
    for (const { errors } of outcomes) for (const { zh, en } of errors) expect([/\p{Script=Han}/u.test(zh), en.length > 0]).toEqual([true, true]);
  });

  it('is refused when the log has another cut-over date', async () => {
    const { log } = await opened('apply');
    await expect((await sessionOn(log)).open('2021-01-01', 'check')).rejects.toMatchObject({ rule: 'cut-over-changed' });
  });

  it('cancelled, begins no further row, and tells exactly of those that were carried out', async () => {
    const log = new MemoryEventLogs('organisations').forDistrict('150302');
    let appends = 0;
    let stop = (): void => undefined;
    const counting = withAppend(log, async (request) => {
      appends += 1;
      if (appends === 30) stop();
      await new Promise((resolve) => setTimeout(resolve, 2));
      return log.append(request);
    });
    const { session } = await opened('apply', counting);
    stop = () => session.cancel();
    const rows = Array.from({ length: 300 }, (_, index) => named(String(index + 1), `机构${index + 1}`));
    const { rows: outcomes } = await session.apply(established, rows);
    expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => 'recorded'));
    expect(await log.head()).toMatchObject({ position: outcomes.length + 1 });
    // Those that had begun side by side are waited for.
    expect(outcomes.length).toBeLessThan(30 + 24);
    expect((await session.check(established, rows.slice(0, 1))).rows).toEqual([]);
  });

  it('tells of a dry run what its events say, and of another only which they are', async () => {
    const { session } = await opened('check');
    const [quiet] = (await session.check(established, [named('1', '甲')])).rows;
    const [told] = (await session.check(established, [named('2', '乙')], { preview: true })).rows;
    expect([quiet?.written?.[0]?.type, quiet?.written?.[0]?.data]).toEqual(['OrganEstablished', undefined]);
    expect(told?.written).toEqual([{ type: 'OrganEstablished', stream: expect.stringMatching(/^organ\//), effective: '2019年2月', data: expect.objectContaining({ name: '乙' }) }]);
  });

  it('stops at an outage: nothing goes on behind the answer, and the same rows brought again complete it', async () => {
    const log = new MemoryEventLogs('organisations').forDistrict('150302');
    let appends = 0;
    const failing = withAppend(log, async (request) => {
      appends += 1;
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (appends === 30) throw new OutcomeUnknown(request.commandId, { cause: new Error('gone') });
      return log.append(request);
    });
    const { session } = await opened('apply', failing);
    const rows = Array.from({ length: 200 }, (_, index) => named(String(index + 1), `机构${index + 1}`));
    await expect(session.apply(established, rows)).rejects.toBeInstanceOf(OutcomeUnknown);
    const { position } = await log.head();
    expect(appends).toBeLessThan(80);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await log.head()).toMatchObject({ position });
    const { session: again } = await opened('apply', log);
    const { rows: outcomes } = await again.apply(established, rows);
    expect(outcomes.filter(({ status }) => status === 'repeated')).toHaveLength(position - 1);
    expect(await log.head()).toMatchObject({ position: 201 });
  });
});
