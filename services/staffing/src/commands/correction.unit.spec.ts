import { decodeData, decodeEnvelope, Mode, staffingContract, type StaffingEvent } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { historyRows } from '@yange/history';
import { onDay, parseEffectiveDate } from '@yange/kernel';
import { annulEvent, CommandExecutor, decisionGiven, platformRules, specificationMeta, type CommandMeta } from '@yange/use-case';
import { district, importHistory, importMore } from '../import/history.fixture.js';
import { quotaTable } from '../import/quota.table.js';
import { staffingService } from '../staffing.service.js';
import { transferQuotaUseCase } from './quota/transfer-quota.use-case.js';

/** B11: 33 posts of institutions went to the streets; from where, the report does not say, and no approval is known. */
const withHistory = async () => {
  const log = new MemoryEventLogs('staffing').forDistrict(district);
  await importHistory(log);
  const halves = (await log.readPage({ after: 0, limit: 1_000 })).events.filter(({ type, envelope }) => /QuotaTransferred/.test(type) && decodeEnvelope(envelope).importRow?.row === 'BZ-002');
  return { log, halves };
};

const counts = async (log: EventLog): Promise<readonly number[]> => {
  const { events } = await log.readPage({ after: 0, limit: 1_000 });
  const gone = new Set(events.map(({ supersedes }) => supersedes));
  const counting = events.filter(({ eventId, type }) => /QuotaTransferred/.test(type) && !gone.has(eventId)).map(({ type, data }) => decodeData(staffingContract, type, data) as Extract<StaffingEvent, { type: 'QuotaTransferredIn' }>);
  return counting.filter(({ data }) => data.manner === '减上增下').map(({ data }) => data.count);
};

const live = (commandId: string, corrects: string | null, over: Partial<CommandMeta> = {}): CommandMeta =>
  specificationMeta({ commandId, mode: 'live', corrects, effective: parseEffectiveDate('截至2020年6月'), citations: [{ number: '海编发〔2020〕9号', issuer: '海勃湾区委编委', issuedOn: '2020-09-01' }], ...over });

const executor = new CommandExecutor(staffingContract, staffingService.aggregates, [...platformRules, ...staffingService.rules], Object.fromEntries(staffingService.useCases.map(({ name, right }) => [name, right])));

const move = (count: number) => {
  const from = { name: '减编单位（报告未列明）', count: 0, each: false };
  return transferQuotaUseCase.body.parse({ from, to: { name: '各街道办事处', count: 6, each: false }, type: { kind: 'institution' }, count, manner: '减上增下' });
};

describe('the 33 posts that went to the streets', () => {
  it('broke a rule then, and can be corrected to another number live: what they broke is told anew, nothing else is let pass', async () => {
    const { log, halves } = await withHistory();
    expect(halves.map(({ envelope }) => decodeEnvelope(envelope).findings.map(({ rule }) => rule))).toEqual([['quota-not-approved'], ['quota-not-approved']]);
    const outcome = await executor.execute(log, transferQuotaUseCase, move(30), live('30', halves[0]?.eventId ?? ''));
    expect(outcome).toMatchObject({ status: 'recorded', findings: [{ rule: 'quota-not-approved' }], events: [{ type: 'QuotaTransferredOut' }, { type: 'QuotaTransferredIn' }] });
    expect(decodeEnvelope((await log.findEvent(outcome.events[0]?.eventId ?? ''))?.envelope ?? new Uint8Array())).toMatchObject({ mode: Mode.HISTORY, actor: { person: 'p-1' } });
    expect(await counts(log)).toEqual([30, 30]);
    const unstated = { ...move(31), type: { kind: 'unstated', management: 'unstated', funding: 'unstated' } };
    await expect(executor.execute(log, transferQuotaUseCase, unstated, live('31', outcome.events[1]?.eventId ?? ''))).rejects.toMatchObject({ rule: 'quota-kind-unstated' });
  });

  it('stay refused as live business, and where the correction would make them live business', async () => {
    const { log, halves } = await withHistory();
    const decision = await decisionGiven(staffingContract, log, 'quota.transfer');
    await expect(executor.execute(log, transferQuotaUseCase, move(30), live('new', null, { decision }))).rejects.toMatchObject({ rule: 'quota-not-approved' });
    await expect(executor.execute(log, transferQuotaUseCase, move(33), live('later', halves[0]?.eventId ?? '', { effective: onDay('2020-07-01'), decision }))).rejects.toMatchObject({ rule: 'quota-not-approved' });
    expect(await counts(log)).toEqual([33, 33]);
  });

  it('can be annulled live, both halves', async () => {
    const { log, halves } = await withHistory();
    const { eventId = '', streamId = '' } = halves[1] ?? {};
    await executor.execute(log, annulEvent(staffingContract, staffingService.aggregates), { streamId, eventId, reason: '误录' }, live('annul', null));
    expect(await counts(log)).toEqual([]);
  });

  it('can be corrected by a row of the table, once', async () => {
    const { log } = await withHistory();
    const row = (await historyRows(district, quotaTable)).find((cells) => cells['序号'] === 'BZ-002') ?? {};
    const correcting = { ...row, 序号: 'BZ-003', 数量: '30', 更正序号: 'BZ-002', 更正理由: '原表录错' };
    expect((await importMore(log, { 编制: [correcting] })).rows).toMatchObject([{ row: 'BZ-003', status: 'recorded', findings: [{ rule: 'quota-not-approved' }] }]);
    expect(await counts(log)).toEqual([30, 30]);
    expect((await importMore(log, { 编制: [correcting, { ...correcting, 序号: 'BZ-004', 数量: '31' }] })).rows).toMatchObject([{ status: 'repeated' }, { status: 'rejected', errors: [{ column: '更正序号', rule: 'row-already-corrected' }] }]);
  });
});
