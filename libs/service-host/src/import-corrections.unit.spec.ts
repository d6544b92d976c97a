import { decodeEnvelope, Mode } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { annulEvent, bearerOn, CommandExecutor, commandsByName, commonColumns, correctingColumns, rowCommandId, setHistoryWindow, specificationMeta } from '@yange/use-case';
import type { ImportRowMessage, RowsAnswer } from './import.messages.js';
import { ImportSession } from './import.session.js';
import { establish, established, organ, rename, renamed, sampleService } from './sample.service.fixture.js';

const document = { number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15' };
const common = { 生效日期: '2019年2月', 依据文件: document.number, 来源性质: '原文' };
const row = (id: string, cells: Record<string, string>): ImportRowMessage => ({ id, order: Number(id), cells: { ...common, ...cells } });
const named = (id: string, 名称: string, more: Record<string, string> = {}): ImportRowMessage => row(id, { 名称, ...more });
const correcting = (id: string, 名称: string, 更正序号: string, 更正理由 = '录入有误'): ImportRowMessage => named(id, 名称, { 更正序号, 更正理由 });
/** As a clerk would write it: nothing but what is needed. */
const annulling = (id: string, 注销序号: string, more: Record<string, string> = {}): ImportRowMessage => ({ id, order: Number(id), cells: { 注销序号, 更正理由: '重复录入', ...more } });

const executor = new CommandExecutor(sampleService.contract, [organ], [], commandsByName(sampleService.useCases));

const opened = async (phase: 'check' | 'apply', log: EventLog, may?: (right: string) => boolean): Promise<ImportSession> => {
  const { contract } = sampleService;
  const session = new ImportSession({ district: '150302', actor: { person: 'p-1', role: 'clerk', tokenId: 't-1' }, ...(may === undefined ? {} : { may }), log, executor, contract, windowUseCase: setHistoryWindow(contract), annulUseCase: annulEvent(contract, [organ]), temporary: null });
  await session.know({ documents: { [document.number]: document } });
  await session.open('2020-07-01', phase);
  return session;
};

const newLog = (): EventLog => new MemoryEventLogs('organisations').forDistrict('150302');

/** As a run does it: all rows checked, then, in a new session of the same run, carried out. @returns what the check said, and the carrying out */
const bring = async (log: EventLog, rows: readonly ImportRowMessage[], table = established): Promise<readonly [RowsAnswer, RowsAnswer]> => {
  const session = await opened('check', log);
  const checked = await session.check(table, rows);
  await session.open('2020-07-01', 'apply');
  return [checked, await session.apply(table, rows)];
};

const told = ({ rows: outcomes }: RowsAnswer): readonly string[] => outcomes.map(({ status, errors }) => (errors[0] === undefined ? status : `${errors[0].column} ${errors[0].rule}`));

const streamOf = (id: string): string => `organ/${derivedId(rowCommandId('150302', '设立', id), 'organ')}`;

describe('a row with a number of a person', () => {
  it.each([
    ['in a name', named('1', '甲11010519491231002X'), '名称'],
    ['in the words of the source', named('1', '甲', { 原文: '电话１３８００１３８０００' }), '原文'],
    ['in the reason for which it takes another back', annulling('1', '9', { 更正理由: '与110105 19491231 002x重复' }), '更正理由'],
    ['for its 序号', { ...named('1', '甲'), id: '11010519491231002X' }, '序号'],
  ])('is refused, without it: %s', async (_what, bad, column) => {
    const log = newLog();
    const answers = await bring(log, [bad]);
    expect(answers.map(told)).toEqual([[`${column} personal-data-in-text`], [`${column} personal-data-in-text`]]);
    expect(JSON.stringify(answers.map(({ rows: [row] }) => row?.errors))).not.toMatch(/1949|8000|８０/);
    expect((await log.head()).position).toBe(1);
  });
});

describe('a row that corrects an earlier one', () => {
  const rows = [named('1', '区材政局'), named('2', '乙'), correcting('3', '区财政局', '1')];

  it('takes the place of what that row recorded, of the same thing, in history mode, with its reason', async () => {
    const log = newLog();
    expect((await bring(log, rows)).map(told)).toEqual([['recorded', 'recorded', 'recorded'], ['recorded', 'recorded', 'recorded']]);
    const [wrong, right, ...more] = await log.readStream(streamOf('1'));
    expect([right?.supersedes, right?.commandId, more]).toEqual([wrong?.eventId, rowCommandId('150302', '设立', '3'), []]);
    expect(decodeEnvelope(right?.envelope ?? new Uint8Array())).toMatchObject({ mode: Mode.HISTORY, order: 1n, correctionReason: '录入有误', importRow: { table: '设立', row: '3' } });
    expect([await log.findClaim('name:区材政局'), await log.findClaim('name:区财政局')]).toEqual([null, streamOf('1')]);
  });

  it('introduces the right name for the same organ, and rows after it may use it', async () => {
    const log = newLog();
    const session = await opened('apply', log);
    const { introduces } = await session.apply(established, rows);
    const sameOrgan = [{ id: streamOf('1').slice(6), since: '2019-02-28' }];
    expect(introduces.organs).toMatchObject({ 区材政局: sameOrgan, 区财政局: sameOrgan });
    expect(told(await session.apply(renamed, [row('1', { 机构: '区财政局', 新名称: '区财金局' })]))).toEqual(['recorded']);
    expect((await log.readStream(streamOf('1'))).map(({ type }) => type)).toEqual(['OrganEstablished', 'OrganEstablished', 'OrganRenamed']);
  });

  it('adds nothing when the corrected folder comes again, as a whole or onto what was recorded before', async () => {
    const log = newLog();
    await bring(log, rows.slice(0, 2));
    await bring(log, rows);
    const { position } = await log.head();
    expect((await bring(log, rows)).map(told)).toEqual([['repeated', 'repeated', 'repeated'], ['repeated', 'repeated', 'repeated']]);
    expect(await log.head()).toMatchObject({ position });
  });

  it('may be corrected in its turn, by naming it', async () => {
    const log = newLog();
    expect(told((await bring(log, [...rows, correcting('4', '区财金局', '3')]))[1])).toEqual(['recorded', 'recorded', 'recorded', 'recorded']);
    expect((await log.readStream(streamOf('1'))).map(({ supersedes }) => supersedes === null)).toEqual([true, false, false]);
    expect([await log.findClaim('name:区财政局'), await log.findClaim('name:区财金局')]).toEqual([null, streamOf('1')]);
  });

  it('waits for the rows before it and keeps those after it waiting, however many go side by side', async () => {
    const log = newLog();
    const slow = Object.assign(Object.create(log) as EventLog, { append: async (request: Parameters<EventLog['append']>[0]) => new Promise((resolve) => setTimeout(resolve, request.commandId === rowCommandId('150302', '设立', '1') ? 40 : 1)).then(() => log.append(request)) });
    const session = await opened('apply', slow);
    const after = Array.from({ length: 60 }, (_, index) => named(String(index + 10), index === 0 ? '区材政局' : `机构${index}`));
    expect(new Set(told(await session.apply(established, [...rows, ...after])))).toEqual(new Set(['recorded']));
    expect(await log.findClaim('name:区材政局')).toBe(streamOf('10'));
  });

  it('whose content changes is refused, with the way out', async () => {
    const log = newLog();
    await bring(log, rows);
    const [, applied] = await bring(log, [...rows.slice(0, 2), correcting('3', '区财政局', '1', '另一理由')]);
    expect(told(applied)).toEqual(['repeated', 'repeated', '序号 changed-row']);
    expect(applied.rows[2]?.errors[0]?.zh).toContain('更正序号');
  });
});

describe('a row that takes an earlier one back', () => {
  it('needs its reason only, and takes the date of the row', async () => {
    const log = newLog();
    expect((await bring(log, [named('1', '甲'), annulling('2', '1'), named('3', '甲')])).map(told)).toEqual([['recorded', 'recorded', 'recorded'], ['recorded', 'recorded', 'recorded']]);
    const annulment = (await log.readStream(streamOf('1'))).at(-1);
    expect([annulment?.type, annulment?.effectiveFrom, annulment?.effectiveTo]).toEqual(['EventAnnulled', '2019-02-01', '2019-02-28']);
    expect(await log.findClaim('name:甲')).toBe(streamOf('3'));
  });

  it('may cite a document, and is repeated like any other', async () => {
    const log = newLog();
    const rows = [named('1', '甲'), annulling('2', '1', common)];
    await bring(log, rows);
    expect(told((await bring(log, rows))[1])).toEqual(['repeated', 'repeated']);
    const cited = decodeEnvelope((await log.readStream(streamOf('1'))).at(-1)?.envelope ?? new Uint8Array()).citations;
    expect(cited.map(({ number }) => number)).toEqual([document.number]);
  });
});

describe('a row that cannot correct', () => {
  const past = [named('1', '甲'), named('2', '乙'), correcting('3', '丙', '2'), annulling('4', '1')];

  it.each<readonly [string, ImportRowMessage, string]>([
    ['a row that is not there', correcting('9', '丁', '77'), '更正序号 unknown-row'],
    ['a later row', correcting('9', '丁', '10'), '更正序号 unknown-row'],
    ['a row that was corrected', correcting('9', '丁', '2'), '更正序号 row-already-corrected'],
    ['a row that was taken back', correcting('9', '丁', '1'), '更正序号 row-already-corrected'],
    ['a row that takes another back', correcting('9', '丁', '4'), '更正序号 row-without-event'],
    ['itself', correcting('9', '丁', '9'), '更正序号 unknown-row'],
    ['back what is not there', annulling('9', '77'), '注销序号 unknown-row'],
    ['back what was taken back', annulling('9', '1'), '注销序号 row-already-corrected'],
    ['without a reason', correcting('9', '丁', '3', ''), '更正理由 cell-required'],
    ['back without a reason', annulling('9', '3', { 更正理由: ' ' }), '更正理由 cell-required'],
    ['and take back at once', named('9', '丁', { 更正序号: '3', 注销序号: '3', 更正理由: '误' }), '注销序号 corrects-and-annuls'],
    ['what it does not name', named('9', '丁', { 更正理由: '误' }), '更正理由 reason-without-row'],
    ['with a bad date', named('9', '丁', { 更正序号: '3', 更正理由: '误', 生效日期: '2019-02-30' }), '生效日期 wrong-date'],
    ['to another name that is taken', correcting('9', '丙', '3'), ' ok'],
  ])('%s', async (_what, bad, expected) => {
    const log = newLog();
    await bring(log, past);
    const before = await log.head();
    const [checked, applied] = await bring(log, [bad, named('10', '戊')]);
    const refused = [told(checked)[0], told(applied)[0]];
    if (expected === ' ok') return expect(refused).toEqual(['recorded', 'recorded']);
    expect(refused).toEqual([expected, expected]);
    expect((await log.head()).position).toBe(before.position + 1);
    for (const { zh, en } of checked.rows[0]?.errors ?? []) expect([/\p{Script=Han}/u.test(zh), /[a-z]/.test(en)]).toEqual([true, true]);
  });

  it('what was corrected live since', async () => {
    const log = newLog();
    await bring(log, [named('1', '甲'), named('2', '乙')]);
    const { organs } = (await bring(log, [named('1', '甲')]))[1].introduces;
    const renaming = await bring(log, [row('1', { 机构: '甲', 新名称: '丙' })].map((one) => ({ ...one })), { ...renamed, command: () => ({ useCase: rename, body: { organId: bearerOn(organs?.['甲'] ?? '', null) ?? '', newName: '丙' } }) });
    const [event] = (await log.readStream(streamOf('1'))).slice(-1);
    expect([told(renaming[1]), event?.type]).toEqual([['recorded'], 'OrganRenamed']);
    const live = specificationMeta({ commandId: 'live', mode: 'live', citations: [document], corrects: event?.eventId ?? null });
    await executor.execute(log, rename, { organId: bearerOn(organs?.['甲'] ?? '', null) ?? '', newName: '丁' }, live);
    const late = row('2', { 机构: '甲', 新名称: '戊', 更正序号: '1', 更正理由: '误' });
    const session = await opened('apply', log);
    await session.know({ organs: organs ?? {} });
    expect(told(await session.apply(renamed, [late]))).toEqual(['更正序号 row-already-corrected']);
  });
});

describe('a row that names a recorded event', () => {
  const everything = (_right: string): boolean => true;
  const chosen = '0b9f8a4e-0000-4000-8000-0000000000aa';
  /** Recorded live, with an id that its caller chose. */
  const recordedLive = async (log: EventLog): Promise<string> => {
    await bring(log, [named('1', '甲')]);
    const outcome = await executor.execute(log, establish, { name: '区材政局', organId: chosen }, specificationMeta({ commandId: 'live', mode: 'live', citations: [document], effective: onDay('2020-07-01') }));
    return outcome.events[0]?.eventId ?? '';
  };
  /** Live business lies behind the cut-over date, and so does its correction. */
  const livePlace = { 生效日期: '2020-07-01' };
  const correctingLive = (wrong: string): ImportRowMessage => named('9', '区财政局', { 更正序号: wrong, 更正理由: '录入有误', ...livePlace });
  const applied = async (log: EventLog, one: ImportRowMessage, may = everything): Promise<readonly string[]> => told(await (await opened('apply', log, may)).apply(established, [one]));

  it('of history takes its place, whichever upload brought it', async () => {
    const log = newLog();
    await bring(log, [named('1', '区材政局')]);
    const [wrong] = await log.readStream(streamOf('1'));
    expect(await applied(log, correcting('9', '区财政局', (wrong?.eventId ?? '').toUpperCase()))).toEqual(['recorded']);
    const right = (await log.readStream(streamOf('1'))).at(-1);
    expect([right?.supersedes, decodeEnvelope(right?.envelope ?? new Uint8Array()).mode]).toEqual([wrong?.eventId, Mode.HISTORY]);
  });

  it('recorded live is corrected live: the same thing, with the id that its caller chose, by the rules and rights of live business', async () => {
    const log = newLog();
    const wrong = await recordedLive(log);
    expect(await applied(log, correctingLive(wrong))).toEqual(['recorded']);
    const stored = await log.readStream(`organ/${chosen}`);
    expect(stored.map(({ supersedes }) => supersedes)).toEqual([null, wrong]);
    expect(decodeEnvelope(stored.at(-1)?.envelope ?? new Uint8Array())).toMatchObject({ mode: Mode.LIVE, correctionReason: '录入有误', importRow: { table: '设立', row: '9' } });
    expect(await applied(log, correctingLive(wrong))).toEqual(['repeated']);
  });

  it('recorded live is taken back live', async () => {
    const log = newLog();
    const wrong = await recordedLive(log);
    expect(await applied(log, annulling('9', wrong, common))).toEqual(['recorded']);
    expect((await log.readStream(`organ/${chosen}`)).at(-1)).toMatchObject({ type: 'EventAnnulled', supersedes: wrong });
  });

  it.each<readonly [string, (wrong: string) => ImportRowMessage, (right: string) => boolean, string]>([
    ['without the right to record it', (wrong) => correcting('9', '乙', wrong), () => false, '更正序号 not-entitled'],
    ['back without the right to correct', (wrong) => annulling('9', wrong, common), (right) => right !== 'correct', '注销序号 not-entitled'],
    ['without a document', (wrong) => annulling('9', wrong), everything, ' document-required'],
    ['that is not there', () => correcting('9', '乙', '0b9f8a4e-0000-4000-8000-0000000000bb'), everything, '更正序号 unknown-event'],
  ])('%s is refused', async (_what, bad, may, expected) => {
    const log = newLog();
    const wrong = await recordedLive(log);
    const { position } = await log.head();
    expect(await applied(log, bad(wrong), may)).toEqual([expected]);
    expect(await log.head()).toMatchObject({ position });
  });

  it('that is an annulment cannot be taken back', async () => {
    const log = newLog();
    await bring(log, [named('1', '甲'), annulling('2', '1')]);
    const annulment = (await log.readStream(streamOf('1'))).at(-1)?.eventId ?? '';
    expect(await applied(log, annulling('9', annulment, common))).toEqual(['注销序号 row-without-event']);
  });
});

describe('a dry run', () => {
  const supposedIn = async (log: EventLog, rows: readonly ImportRowMessage[]) => (await (await opened('check', log)).check(established, rows, { preview: true })).rows.map(({ written = [] }) => written.map(({ supposed }) => supposed?.supersedes ?? (supposed === undefined ? 'apart' : 'new')));

  it('tells which events would take the place of recorded ones, through a chain of rows, and nothing of rows that correct others of the same upload', async () => {
    const log = newLog();
    await bring(log, [named('1', '区材政局')]);
    const [wrong] = await log.readStream(streamOf('1'));
    const [first, second, ...others] = await supposedIn(log, [correcting('3', '区财政局', '1'), correcting('4', '区财金局', '3'), named('5', '乙'), correcting('6', '丙', '5')]);
    expect([first, second?.length, others]).toEqual([[wrong?.eventId], 1, [['apart'], ['apart']]]);
    expect(second).not.toEqual(['apart']);
  });
});

describe('every table', () => {
  it('has the columns by which rows correct, with hints, none of them due', () => {
    for (const header of Object.values(correctingColumns)) expect(commonColumns.find((one) => one.header === header)).toMatchObject({ required: false, hint: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) } });
  });
});
