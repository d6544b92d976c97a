import { roleWithRight } from '@yange/auth';
import { decodeData, decodeEnvelope, effectiveOf, Mode, staffingContract, type StaffingEvent } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { historyRows } from '@yange/history';
import { onDay, parseEffectiveDate } from '@yange/kernel';
import { serviceExecutor } from '@yange/service-host';
import { annulEvent, decisionGiven, decisionGranting, specificationMeta, type CommandMeta } from '@yange/use-case';
import { district, eventsOf, importHistory, importMore } from '../import/history.fixture.js';
import { quotaTable } from '../import/quota.table.js';
import { staffingService } from '../staffing.service.js';
import { approveQuotaUseCase } from './quota/approve-quota.use-case.js';
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

const executor = serviceExecutor(staffingService);

/** Prepared by somebody else, and signed by who gives the command. */
const signed = { prepared: { as: 'draft/1', by: ['p-2'] } } as const;

const move = (count: number) => {
  const from = { name: '减编单位（报告未列明）', count: 0, each: false };
  return transferQuotaUseCase.body.parse({ from, to: { name: '各街道办事处', count: 6, each: false }, type: { kind: 'institution' }, count, manner: '减上增下' });
};

describe('the 33 posts that went to the streets', () => {
  it('broke a rule then, and can be corrected to another number live: what they broke is told anew, nothing else is let pass', async () => {
    const { log, halves } = await withHistory();
    expect(halves.map(({ envelope }) => decodeEnvelope(envelope).findings.map(({ rule }) => rule))).toEqual([['quota-not-approved'], ['quota-not-approved']]);
    const outcome = await executor.execute(log, transferQuotaUseCase, move(30), live('30', halves[0]?.eventId ?? '', signed));
    expect(outcome).toMatchObject({ status: 'recorded', findings: [{ rule: 'quota-not-approved' }], events: [{ type: 'QuotaTransferredOut' }, { type: 'QuotaTransferredIn' }] });
    expect(decodeEnvelope((await log.findEvent(outcome.events[0]?.eventId ?? ''))?.envelope ?? new Uint8Array())).toMatchObject({ mode: Mode.HISTORY, actor: { person: 'p-1' } });
    expect(await counts(log)).toEqual([30, 30]);
    const unstated = { ...move(31), type: { kind: 'unstated', management: 'unstated', funding: 'unstated' } };
    await expect(executor.execute(log, transferQuotaUseCase, unstated, live('31', outcome.events[1]?.eventId ?? '', signed))).rejects.toMatchObject({ rule: 'quota-kind-unstated' });
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
    await executor.execute(log, annulEvent(staffingContract, staffingService.aggregates), { streamId, eventId, reason: '误录' }, live('annul', null, signed));
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

/** A9: 35个党政机关共计核定行政编制461名. */
describe('the 461 posts of the administration', () => {
  const given = async () => {
    const log = new MemoryEventLogs('staffing').forDistrict(district);
    await importHistory(log);
    const found = (await eventsOf(log)).find(({ event }) => event.type === 'QuotaApproved' && event.data.count === 461);
    if (found?.event.type !== 'QuotaApproved') throw new Error('A9 is not in the history');
    const { owner, type } = found.event.data.account ?? {};
    const { streamId } = (await log.findEvent(found.eventId)) ?? { streamId: '' };
    const body = (count: number): unknown => approveQuotaUseCase.body.parse({ owner: { name: owner?.name, count: owner?.count, each: owner?.each }, type: { kind: 'administrative', management: 'unstated', funding: 'unstated' }, count });
    const meta = (commandId: string, over: Partial<CommandMeta> = {}) => live(commandId, found.eventId, { effective: effectiveOf(found.envelope.effective), today: '2026-11-30', ...over });
    const stated = async (): Promise<readonly number[]> => {
      const { events } = await log.readPage({ after: 0, limit: 1_000 });
      const gone = new Set(events.map(({ supersedes }) => supersedes));
      return events.filter((one) => one.streamId === streamId && one.type === 'QuotaApproved' && !gone.has(one.eventId)).map(({ type: of, data }) => (decodeData(staffingContract, of, data) as Extract<StaffingEvent, { type: 'QuotaApproved' }>).data.count);
    };
    expect(type).toBeDefined();
    return { log, body, meta, stated, streamId, eventId: found.eventId };
  };
  const clerk = { may: (right: string) => roleWithRight({ person: 'p-1', roles: ['clerk'], districts: ['*'], tokenId: '' }, right) !== null };
  const approver = { may: (right: string) => roleWithRight({ person: 'p-1', roles: ['approver'], districts: ['*'], tokenId: '' }, right) !== null };
  const alone = { rule: 'correction-without-authority' };

  it('do not become 4610 because one clerk corrects the history, nor two', async () => {
    const { log, body, meta, stated } = await given();
    await expect(executor.execute(log, approveQuotaUseCase, body(4610), meta('alone', clerk))).rejects.toMatchObject({ ...alone, facts: { command: 'approve-quota', matter: 'quota.approve', right: 'correction.sign' } });
    await expect(executor.execute(log, approveQuotaUseCase, body(4610), meta('two', { ...clerk, ...signed }))).rejects.toMatchObject(alone);
    expect(await executor.consider(log, approveQuotaUseCase, body(4610), meta('tried', clerk))).toMatchObject({ outcome: 'refused', violations: expect.arrayContaining([expect.objectContaining({ ...alone, mode: 'refuse' })]) });
    expect(await stated()).toEqual([461]);
  });

  it('are not taken back by one person either, whoever it is', async () => {
    const { log, meta, stated, streamId, eventId } = await given();
    const annul = annulEvent(staffingContract, staffingService.aggregates);
    for (const who of [clerk, approver]) await expect(executor.execute(log, annul, { streamId, eventId, reason: '误录' }, meta(`annul ${JSON.stringify(who.may('correction.sign'))}`, { ...who, corrects: null }))).rejects.toMatchObject({ ...alone, facts: { command: 'approve-quota' } });
    expect(await stated()).toEqual([461]);
    await executor.execute(log, annul, { streamId, eventId, reason: '误录' }, meta('signed', { ...approver, ...signed, corrects: null }));
    expect(await stated()).toEqual([]);
  });

  it('are corrected by an approver who signs what another prepared, still as history', async () => {
    const { log, body, meta, stated } = await given();
    const { events } = await executor.execute(log, approveQuotaUseCase, body(462), meta('signed', { ...approver, ...signed }));
    expect(await stated()).toEqual([462]);
    expect(decodeEnvelope((await log.findEvent(events[0]?.eventId ?? ''))?.envelope ?? new Uint8Array())).toMatchObject({ mode: Mode.HISTORY, preparedBy: ['p-2'], preparedAs: 'draft/1', decisionId: '' });
  });

  it('are corrected under a decision that covers it, within what it grants, as is the correction of that', async () => {
    const { log, body, meta, stated } = await given();
    const other = await decisionGiven(staffingContract, log, 'quota.adjust');
    await expect(executor.execute(log, approveQuotaUseCase, body(462), meta('other', { ...clerk, decision: other }))).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
    const decision = await decisionGranting(staffingContract, log, { matter: 'quota.approve', quantity: 462 });
    await expect(executor.execute(log, approveQuotaUseCase, body(463), meta('beyond', { ...clerk, decision }))).rejects.toMatchObject({ rule: 'decision-amount-exceeded' });
    const { events } = await executor.execute(log, approveQuotaUseCase, body(462), meta('under', { ...clerk, decision }));
    expect(await stated()).toEqual([462]);
    const again = { ...clerk, corrects: events[0]?.eventId ?? '' };
    await expect(executor.execute(log, approveQuotaUseCase, body(4610), meta('beyond again', again))).rejects.toMatchObject({ rule: 'decision-amount-exceeded' });
    const once = await executor.execute(log, approveQuotaUseCase, body(460), meta('again', again));
    await executor.execute(log, approveQuotaUseCase, body(459), meta('and again', { ...clerk, corrects: once.events[0]?.eventId ?? '' }));
    expect(await stated()).toEqual([459]);
  });
});
