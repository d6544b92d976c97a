import { enforcementContract, PowerKind } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay, parseEffectiveDate, Timeline } from '@yange/kernel';
import { CommandExecutor, decideGiven, limitsGiven, setHistoryWindow, specificationMeta, type AnyUseCase, type CommandMeta, type GivenEvent } from '@yange/use-case';
import { claimPowersUseCase } from '../../commands/powers/claim-powers.use-case.js';
import { declinePowersUseCase } from '../../commands/powers/decline-powers.use-case.js';
import { determineEnforcementBodyUseCase } from '../../commands/powers/determine-enforcement-body.use-case.js';
import { issuePowerListUseCase } from '../../commands/powers/issue-power-list.use-case.js';
import { publishClaimsUseCase } from '../../commands/powers/publish-claims.use-case.js';
import { revisePowerListUseCase } from '../../commands/powers/revise-power-list.use-case.js';
import { revokePowerClaimUseCase } from '../../commands/powers/revoke-power-claim.use-case.js';
import { powerList } from './power-list.aggregate.js';
import { powerListId } from './power-list.decider.js';
import { powerListLimits } from './power-list.limits.js';
import type { PowerListEvent } from './power-list.events.js';

const title = '赋权清单';
const listId = powerListId(title);
const unitOf = (name: string) => ({ id: derivedId('organ', name), name });
const town = unitOf('千里山镇');
const street = unitOf('新华街道');
const make = enforcementContract.make;

const past = (event: PowerListEvent, on = '2019-01-01', more: Partial<GivenEvent> = {}): GivenEvent => ({ stream: `power-list/${listId}`, event, effective: parseEffectiveDate(on), ...more });
const version = (number: number, total: number, penalty: number) => ({
  listId, title, version: number, items: { id: `v${number}`, label: title, count: total }, parts: [{ kind: PowerKind.PENALTY, items: { id: 'p', label: '行政处罚', count: penalty } }],
});
const issued = past(make('PowerListIssued', version(1, 99, 80)));
const subject = (unit: typeof town) => ({ organId: unit.id, name: unit.name, count: 1, each: false });
const body = (unit: typeof town, exists: boolean, on = '2019-01-01') => past(make('EnforcementBodyDetermined', { listId, unit: subject(unit), exists, bodyName: exists ? '镇综合执法局' : '', reason: '' }), on);
const claimed = (unit: typeof town, count: number, kind: PowerKind, on = '2019-06-01', more: Partial<GivenEvent> = {}) =>
  past(make('PowersClaimed', { listId, unit: subject(unit), items: { blocks: [{ id: 'x', label: '', count }] }, kind, method: '' }), on, more);
const folded = (given: readonly GivenEvent[]) =>
  Timeline.of(powerList, given.map((one, index) => ({ event: one.event as PowerListEvent, eventId: `e${index}`, effective: one.effective ?? onDay('2019-01-01'), position: index + 1, order: 0, supersedes: null }))).latest();
const claim = (unit: typeof town, counted: number, kind = 'other') => ({ listId, unit, kind, items: { counted } });
const june = { effective: parseEffectiveDate('截至2020年6月') };
const ground = [issued, body(town, true), body(street, false)];

describe('a power list', () => {
  it('carries its length and the part that is penalties', () => {
    const { events } = decideGiven([], issuePowerListUseCase, { title, total: 99, penalty: 80 });
    expect(events).toMatchObject([{ event: { data: { version: 1, items: { count: 99 }, parts: [{ kind: PowerKind.PENALTY, items: { count: 80 } }] } } }]);
  });

  it('is issued once; a change is a revision', () => {
    const same = { title, total: 99, penalty: 80 };
    const once = decideGiven([], issuePowerListUseCase, same).events.map(({ event }) => past(event as PowerListEvent, '2019-02-01'));
    expect(decideGiven(once, issuePowerListUseCase, same).events).toEqual([]);
    expect(() => decideGiven(once, issuePowerListUseCase, { ...same, total: 105 })).toThrow('list-issued');
    expect(decideGiven(once, revisePowerListUseCase, { listId, ...same, total: 105 }, june).events).toMatchObject([{ event: { type: 'PowerListRevised', data: { version: 2, items: { count: 105 } } } }]);
  });

  it('shortened below what was claimed, breaks a limit', () => {
    const given = [...ground, claimed(town, 41, PowerKind.UNSPECIFIED)];
    expect(decideGiven(given, revisePowerListUseCase, { listId, title, total: 40 }, june).rules).toEqual(['claims-exceed-list']);
  });
});

describe('claims', () => {
  it('given back on a day on which fewer were claimed break a limit', () => {
    const revoked = past(make('PowersClaimRevoked', { listId, unit: subject(town), items: { blocks: [{ id: 'x', label: '', count: 4 }] }, kind: PowerKind.OTHER, reason: '误认' }), '2020-01-01');
    const facts = (claims: number) => [...ground, claimed(town, claims, PowerKind.OTHER), revoked];
    expect(powerListLimits(folded(facts(3))).map(({ rule, excess }) => [rule, excess])).toEqual([['claims-overdrawn', 1]]);
    expect([limitsGiven(powerList, facts(3), '2020-01-01'), limitsGiven(powerList, facts(4), '2020-01-01')]).toEqual([['claims-overdrawn'], []]);
  });

  it('let a town with an enforcement body take items of any kind', () => {
    const { events, rules } = decideGiven(ground, claimPowersUseCase, claim(town, 41, 'unsplit'), june);
    expect(events).toMatchObject([{ event: { type: 'PowersClaimed', data: { unit: { name: '千里山镇' }, items: { blocks: [{ count: 41 }] } } } }]);
    expect(rules).toEqual([]);
  });

  it('of penalty items need an enforcement body, known or at least determined', () => {
    expect(decideGiven(ground, claimPowersUseCase, claim(street, 1, 'penalty'), june).rules).toEqual(['penalty-needs-enforcement-body']);
    expect(decideGiven([issued], claimPowersUseCase, claim(street, 1, 'penalty'), june).rules).toEqual(['penalty-needs-enforcement-body']);
    expect(decideGiven(ground, claimPowersUseCase, claim(street, 11), june).rules).toEqual([]);
  });

  it('without a split by kind may only fill the other kinds where there is no body', () => {
    expect(decideGiven(ground, claimPowersUseCase, claim(street, 19, 'unsplit'), june).rules).toEqual([]);
    expect(decideGiven(ground, claimPowersUseCase, claim(street, 20, 'unsplit'), june).rules).toEqual(['penalty-needs-enforcement-body']);
  });

  it('never exceed the list or the kind', () => {
    const unsplit = (count: number) => decideGiven(ground, claimPowersUseCase, claim(town, count, 'unsplit'), june).rules;
    expect([unsplit(99), unsplit(100)]).toEqual([[], ['claims-exceed-list']]);
    expect(decideGiven(ground, claimPowersUseCase, claim(town, 20), june).rules).toEqual(['claims-exceed-kind']);
  });

  it('are found out by a second unit even where a first one is over already', () => {
    const given = [...ground, claimed(street, 5, PowerKind.PENALTY)];
    expect(decideGiven(given, claimPowersUseCase, claim(unitOf('海北街道'), 1, 'penalty'), june).rules).toEqual(['penalty-needs-enforcement-body']);
  });

  it('need the list to be in force at their date', () => {
    expect(() => decideGiven(ground, claimPowersUseCase, claim(town, 1), { effective: onDay('2018-12-31') })).toThrow('list-not-in-force');
  });

  it('are checked on later days as well: a late claim overfills what was claimed after it', () => {
    const given = [...ground, claimed(street, 11, PowerKind.OTHER, '2020-01-01')];
    expect(decideGiven(given, claimPowersUseCase, claim(street, 9), { effective: onDay('2019-03-01') }).rules).toEqual(['claims-exceed-kind', 'penalty-needs-enforcement-body']);
    expect(decideGiven(given, claimPowersUseCase, claim(street, 8), { effective: onDay('2019-03-01') }).rules).toEqual([]);
  });

  it('lose their ground when the body is found not to exist', () => {
    const given = [...ground, claimed(town, 41, PowerKind.UNSPECIFIED)];
    expect(decideGiven(given, determineEnforcementBodyUseCase, { listId, unit: town, exists: false }, june).rules).toEqual(['penalty-needs-enforcement-body']);
  });

  it('name each item once', () => {
    const first = decideGiven(ground, claimPowersUseCase, { listId, unit: town, kind: 'other', items: { named: ['甲', '乙'] } }, june).events;
    const given = [...ground, ...first.map(({ event }) => past(event as PowerListEvent, '截至2020年6月'))];
    expect(decideGiven(given, claimPowersUseCase, { listId, unit: town, kind: 'other', items: { named: ['甲', '乙'] } }, june).events).toEqual([]);
    expect(decideGiven(given, claimPowersUseCase, { listId, unit: town, kind: 'other', items: { named: ['乙', '丙'] } }, june).events).toMatchObject([{ event: { data: { items: { named: [{ name: '丙' }] } } } }]);
    expect(() => decideGiven(given, revokePowerClaimUseCase, { listId, unit: town, kind: 'other', items: { named: ['丁'] }, reason: '误认' }, june)).toThrow('not-claimed');
  });

  it('cannot be declined for want of a body that is recorded', () => {
    const no = { listId, kind: 'penalty', items: { counted: 80 }, reason: 'no-enforcement-body', words: '达不到认领条件' };
    expect(decideGiven(ground, declinePowersUseCase, { ...no, unit: street }, june).events).toHaveLength(1);
    expect(() => decideGiven(ground, declinePowersUseCase, { ...no, unit: town }, june)).toThrow('reason-contradicts-record');
  });

  it('are given back before they are declined (decline-of-claimed)', () => {
    const given = decideGiven(ground, claimPowersUseCase, { listId, unit: town, kind: 'other', items: { named: ['甲'] } }, june).events.map(({ event }) => past(event as PowerListEvent, '截至2020年6月'));
    const decline = (name: string, more: readonly GivenEvent[] = []) => decideGiven([...ground, ...given, ...more], declinePowersUseCase, { listId, unit: town, kind: 'other', items: { named: [name] }, reason: 'expertise', words: '专业性强' }, { effective: onDay('2020-07-01') }).rules;
    expect([decline('乙'), decline('甲')]).toEqual([[], ['decline-of-claimed']]);
    const back = past(make('PowersClaimRevoked', { listId, unit: subject(town), items: { named: [{ id: 'x', name: '甲' }], blocks: [] }, kind: PowerKind.OTHER, reason: '退回' }), '2020-06-30');
    expect(decline('甲', [back])).toEqual([]);
  });

  it('that are made public should be those that were claimed', () => {
    const given = [...ground, claimed(town, 41, PowerKind.UNSPECIFIED)];
    expect(decideGiven(given, publishClaimsUseCase, { listId, unit: town, count: 41, channel: '政务服务网' }, june).rules).toEqual([]);
    expect(decideGiven(given, publishClaimsUseCase, { listId, unit: town, count: 40, channel: '政务服务网' }, june).rules).toEqual(['published-differs-from-claimed']);
  });
});

describe('through the log', () => {
  const executor = new CommandExecutor(enforcementContract);
  const citation = { number: '内党办发〔2019〕22号', issuer: '自治区党委办公厅', issuedOn: '2019-05-01' };
  const later = { effective: onDay('2020-07-01') };
  let log: EventLog;

  const run = (useCase: AnyUseCase, input: unknown, over: Partial<CommandMeta>) => executor.execute(log, useCase, useCase.body.parse(input), specificationMeta({ effective: onDay('2020-03-01'), citations: [citation], ...over }));

  beforeEach(async () => {
    log = new MemoryEventLogs('enforcement').forDistrict('150302');
    await run(setHistoryWindow(enforcementContract), { cutOver: '2020-07-01' }, { commandId: 'window' });
    await run(issuePowerListUseCase, { title, total: 99, penalty: 80 }, { commandId: 'issue', effective: onDay('2019-06-01') });
  });

  it('keeps a broken rule as a finding of history and refuses it live', async () => {
    const wrong = claim(street, 1, 'penalty');
    const history = await run(claimPowersUseCase, wrong, { commandId: 'then' });
    expect(history.findings.map(({ rule }) => rule)).toEqual(['penalty-needs-enforcement-body']);
    await expect(run(claimPowersUseCase, { ...wrong, items: { counted: 2 } }, { commandId: 'now', mode: 'live', ...later })).rejects.toThrow('penalty-needs-enforcement-body');
  });

  it('decides on the corrected fact', async () => {
    const first = await run(claimPowersUseCase, claim(street, 19), { commandId: 'too-many' });
    await expect(run(claimPowersUseCase, claim(street, 8), { commandId: 'more', mode: 'live', ...later })).rejects.toThrow('claims-exceed-kind');
    await run(claimPowersUseCase, claim(street, 11), { commandId: 'correction', corrects: first.events[0]?.eventId ?? '' });
    expect(await run(claimPowersUseCase, claim(street, 8), { commandId: 'more-again', mode: 'live', ...later })).toMatchObject({ status: 'recorded', findings: [] });
  });
});
