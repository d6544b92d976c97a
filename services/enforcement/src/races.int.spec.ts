import { enforcementContract } from '@yange/contracts';
import { eventLogsGiven, MemoryEventLogs, type EventLog, type GivenEventLogs } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { serviceExecutor } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { decisionGiven, raceAcross, raceOn, specificationMeta, type AnyUseCase, type CommandOutcome, type Race } from '@yange/use-case';
import fc from 'fast-check';
import { bureau, listId, title, town, unitOf } from './domain/power-list/power-list.fixture.js';
import { enforcementService } from './enforcement.service.js';

const executor = serviceExecutor(enforcementService);
const named = (name: string): AnyUseCase => enforcementService.useCases.find((one) => one.name === name) as AnyUseCase;
const citations = [{ number: '海编发〔2026〕5号', issuer: '区委编委', issuedOn: '2026-01-10' }];

let commands = 0;
type Say = (name: string, body: object, on?: string) => (raced: EventLog) => Promise<CommandOutcome>;

/** Under a decision that covers teams and powers. */
const saying = async (log: EventLog): Promise<{ say: Say; told(name: string, body: object): Promise<unknown> }> => {
  const decision = await decisionGiven(enforcementContract, log, 'team.establish', 'team.merge', 'team.rename', 'team.abolish', 'power.delegate', 'power.withdraw');
  const say: Say = (name, body, on = '2026-03-10') => (raced) => {
    const useCase = named(name);
    const commandId = derivedId('race', String((commands += 1)));
    return executor.execute(raced, useCase, useCase.body.parse(body), specificationMeta({ commandId, mode: 'live', citations, decision, effective: onDay(on), id: (label) => derivedId(commandId, label) }));
  };
  return { say, told: (name, body) => say(name, body, '2026-03-01')(log) };
};

const typesOf = async (log: EventLog, ...types: readonly string[]): Promise<readonly string[]> => (await log.readPage({ after: 0, limit: 1000, types })).events.map(({ type }) => type);
const items = { named: ['占道经营'] };
const claim = { listId, unit: town, kind: 'other', items };
const delegation = { listId, unit: town, items: ['占道经营'], method: '确认', delegatedBy: bureau, legalReview: '已审查', procedure: '已规定' };

const listed = async (log: EventLog, total = 99): ReturnType<typeof saying> => {
  const given = await saying(log);
  await given.told('issue-power-list', { title, total, penalty: 0 });
  await given.told('adopt-delegation-methods', { listId, methods: ['确认', '交办'] });
  await given.told('set-power-kinds', { kinds: [{ code: 'inspection', name: '行政检查', needsEnforcementBody: false }] });
  await given.told('set-decline-reasons', { reasons: [{ code: 'no-staff', name: '人手不够' }] });
  return given;
};

const theLastItem = async ({ log, together }: Race): Promise<void> => {
  const { say } = await listed(log, 1);
  expect(await together(Array.from({ length: 64 }, (_one, index) => say('claim-powers', { ...claim, items: { named: [`第${index}项`] } })))).toEqual({ accepted: 1, refused: ['claims-exceed-list'] });
  expect(await typesOf(log, 'PowersClaimed')).toHaveLength(1);
};

const oneFieldTwoTeams = async ({ log, together }: Race): Promise<void> => {
  const { say } = await saying(log);
  const establish = (name: string) => say('establish-teams', { teams: { named: [name] }, field: '能源' });
  expect(await together([establish('能源综合行政执法大队'), establish('煤炭执法大队')])).toEqual({ accepted: 1, refused: ['one-field-one-team'] });
};

const twoMergers = async ({ log, together }: Race): Promise<void> => {
  const { say, told } = await saying(log);
  await told('establish-teams', { teams: { named: ['甲队', '乙队', '丙队'] } });
  const merge = (sources: readonly string[], result: string) => say('merge-teams', { sources: { teams: sources }, results: { named: [result] } });
  const { accepted, refused } = await together([merge(['甲队', '乙队'], '丁队'), merge(['乙队', '丙队'], '戊队')]);
  expect([accepted, refused]).toEqual([1, ['team-gone']]);
};

const claimAndDecline = async ({ log, together }: Race): Promise<void> => {
  const { say } = await listed(log);
  const { accepted, refused } = await together([say('claim-powers', claim), say('decline-powers', { ...claim, reason: 'no-staff', words: '人手不够' })]);
  // Who declined may think better of it; who claimed gives back first.
  expect([accepted, refused, await typesOf(log, 'PowersClaimed', 'PowersDeclined')]).toEqual(accepted === 2 ? [2, [], ['PowersDeclined', 'PowersClaimed']] : [1, ['decline-of-claimed'], ['PowersClaimed']]);
};

const twoDelegations = async ({ log, together }: Race): Promise<void> => {
  const { say, told } = await listed(log);
  await told('claim-powers', claim);
  expect(await together([say('delegate-powers', delegation), say('delegate-powers', { ...delegation, method: '交办', delegatedBy: unitOf('区农牧局') })])).toEqual({ accepted: 1, refused: ['already-delegated'] });
  expect(await typesOf(log, 'PowersDelegated')).toHaveLength(1);
};

const delegationAndRevocation = async ({ log, together }: Race): Promise<void> => {
  const { say, told } = await listed(log);
  await told('claim-powers', claim);
  const { accepted, refused } = await together([say('delegate-powers', delegation), say('revoke-power-claim', { ...claim, reason: '退回' })]);
  expect([accepted, refused, await typesOf(log, 'PowersDelegated', 'PowersClaimRevoked')]).toEqual(accepted === 2 ? [2, [], ['PowersDelegated', 'PowersClaimRevoked']] : [1, ['not-claimed'], ['PowersClaimRevoked']]);
};

const claimAndWithdrawal = async ({ log, together }: Race): Promise<void> => {
  const { say, told } = await listed(log);
  await told('describe-power-items', { listId, items: [{ name: '占道经营', kind: 'inspection', legalBasis: '某条例第三条' }] });
  const { accepted, refused } = await together([say('claim-powers', claim), say('withdraw-power-items', { listId, items: ['占道经营'], reason: '收回' })]);
  const ends = await typesOf(log, 'PowersClaimed', 'PowerItemsWithdrawn', 'PowersClaimRevoked');
  if (accepted === 2) expect([refused, ends]).toEqual([[], ['PowersClaimed', 'PowerItemsWithdrawn', 'PowersClaimRevoked']]);
  else expect([accepted, refused.length, ends]).toEqual([1, 1, ['PowerItemsWithdrawn']]);
};

const races: readonly (readonly [string, (race: Race) => Promise<void>, runs: number])[] = [
  ['64 claims for the last item of a list: one', theLastItem, 3],
  ['two teams for one field: one', oneFieldTwoTeams, 30],
  ['two mergers of one team: one', twoMergers, 30],
  ['a claim and a decline of one item: declined and then claimed, or claimed alone', claimAndDecline, 30],
  ['two delegations of one power: one', twoDelegations, 30],
  ['a delegation and the end of its claim: in this order, or the end alone', delegationAndRevocation, 30],
  ['a claim and the withdrawal of its item: nobody holds what was withdrawn', claimAndWithdrawal, 30],
];

const withinMs = 180_000;

describe('at once', () => {
  describe('in memory, in the order that a seed gives', () => {
    it.each(races)('%s', (_what, race, runs) => fc.assert(fc.asyncProperty(fc.scheduler(), (turns) => race(raceOn(new MemoryEventLogs('enforcement').forDistrict('150302'), turns))), { numRuns: runs, seed: 20_260_310 }), withinMs);
  });

  describe('on PostgreSQL, by connections of their own', () => {
    let database: TestDatabase;
    let logs: GivenEventLogs;
    beforeAll(async () => {
      database = await testDatabase();
      logs = await eventLogsGiven(database.url, 'enforcement');
    }, withinMs);
    afterAll(async () => {
      await logs.close();
      await database.close();
    });

    it.each(races)('%s', async (_what, race, runs) => {
      for (let round = 0; round < Math.min(runs, 10); round += 1) await race(raceAcross(logs.fresh()));
    }, withinMs);
  });
});
