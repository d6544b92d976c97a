import { decodeData, organisationsContract } from '@yange/contracts';
import { eventLogsGiven, MemoryEventLogs, type EventLog, type GivenEventLogs } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { serviceExecutor } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { decisionGiven, draftUseCases, raceAcross, raceOn, signed, specificationMeta, type AnyUseCase, type CommandOutcome, type Race } from '@yange/use-case';
import fc from 'fast-check';
import { contentHashOf, hexOf, type MotionText } from './domain/motion/motion.content.js';
import { organisationsService } from './organisations.service.js';

const executor = serviceExecutor(organisationsService);
const drafting = draftUseCases(organisationsContract, ['establish-organ'], () => undefined);
const named = (name: string): AnyUseCase => [...organisationsService.useCases, ...drafting].find((one) => one.name === name) as AnyUseCase;
const citations = [{ number: '海编发〔2026〕5号', issuer: '区委编委', issuedOn: '2026-01-10' }];
const minutes = { number: '海编纪〔2026〕2号', title: '', issuer: '区委编委', issuedOn: '2026-03-10' };
const text: MotionText = { title: '调整内设机构', items: [{ matter: 'organ.units', subjects: [], words: '设办公室' }], necessity: '职能增加' };
const revised: MotionText = { ...text, title: '调整内设机构和职能' };
const group = '本级党政机构';

let commands = 0;
interface As {
  readonly as?: string;
  readonly decision?: string | null;
  /** YYYY-MM-DD */
  readonly on?: string;
}
const give = (log: EventLog, useCase: AnyUseCase, body: object, { as = 'clerk', decision = null, on = '2026-03-10' }: As = {}): Promise<CommandOutcome> => {
  const commandId = derivedId('race', String((commands += 1)));
  return executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, mode: 'live', citations, decision, effective: onDay(on), actor: { person: as, role: 'clerk', tokenId: '' }, principal: as }));
};
const say = (log: EventLog, name: string, body: object, as: As = {}) => give(log, named(name), body, as);

const argued = async (log: EventLog): Promise<string> => {
  const { answer } = await say(log, 'make-motion', { ...text, applicant: '区文旅局' });
  const motionId = answer['motionId'] ?? '';
  await say(log, 'file-argument', { motionId, version: 1, necessity: '必要', reasonableness: '合理', feasibility: '可行', evidence: ['内党办发〔2019〕22号'] });
  return motionId;
};
const approve = (motionId: string, as: string) => (log: EventLog) => say(log, 'take-decision', { motionId, version: 1, contentHash: hexOf(contentHashOf(1, text)), outcome: 'approve', minutes, meetingId: 'm' }, { as });
const typesOf = async (log: EventLog, streamId: string): Promise<readonly string[]> => (await log.readStream(streamId)).map(({ type }) => type);
const decisions = (log: EventLog, motionId: string) => typesOf(log, `decision/${derivedId('decision', motionId)}`);

const twoApprovals = async ({ log, together }: Race): Promise<void> => {
  const motionId = await argued(log);
  expect(await together([approve(motionId, 'one'), approve(motionId, 'other')])).toEqual({ accepted: 1, refused: ['motion-closed'] });
  expect(await decisions(log, motionId)).toEqual(['DecisionNoted']);
};

const approvalAndWithdrawal = async ({ log, together }: Race): Promise<void> => {
  const motionId = await argued(log);
  expect(await together([approve(motionId, 'one'), (raced) => say(raced, 'withdraw-motion', { motionId, reason: '不办了' })])).toEqual({ accepted: 1, refused: ['motion-closed'] });
  const last = (await typesOf(log, `motion/${motionId}`)).at(-1);
  expect([last, await decisions(log, motionId)]).toEqual(last === 'DecisionTaken' ? ['DecisionTaken', ['DecisionNoted']] : ['MotionWithdrawn', []]);
};

const approvalAndRevision = async ({ log, together }: Race): Promise<void> => {
  const motionId = await argued(log);
  const { accepted, refused } = await together([approve(motionId, 'one'), (raced) => say(raced, 'revise-motion', { motionId, version: 1, ...revised })]);
  expect([accepted, refused]).toEqual([1, [(await decisions(log, motionId)).length === 1 ? 'motion-closed' : 'motion-changed']]);
};

const establishing = async (log: EventLog, name: string, decision: string) => (await say(log, 'establish-organ', { name, category: 'government-department', group }, { decision })).answer['organId'] ?? '';
const organsOf = async (log: EventLog): Promise<string> => {
  const decision = await decisionGiven(organisationsContract, log, 'organ.establish', 'organ.merge', 'organ.limit', 'organ.abolish', 'organ.rename');
  await say(log, 'set-institution-limit', { group, limit: 99 }, { decision, on: '2026-03-01' });
  return decision;
};

const theLastOrgan = async ({ log, together }: Race): Promise<void> => {
  const decision = await organsOf(log);
  await say(log, 'set-institution-limit', { group, limit: 3 }, { decision });
  for (const name of ['甲局', '乙局']) await establishing(log, name, decision);
  expect(await together(Array.from({ length: 64 }, (_one, index) => (raced: EventLog) => establishing(raced, `第${index}局`, decision)))).toEqual({ accepted: 1, refused: ['institution-limit'] });
};

const theOneName = async ({ log, together }: Race): Promise<void> => {
  const decision = await organsOf(log);
  expect((await together(Array.from({ length: 8 }, () => (raced: EventLog) => establishing(raced, '甲局', decision)))).accepted).toBe(1);
};

/** One renaming of long ago and one to come, both to the name that a third gives up for the days between: whoever is second on any day is refused. */
const aNameOfOtherDays = async ({ log, together }: Race): Promise<void> => {
  const decision = await organsOf(log);
  const [one, other] = [await establishing(log, '甲局', decision), await establishing(log, '乙局', decision)];
  const rename = (organId: string, newName: string, day: string) => (raced: EventLog) => say(raced, 'rename-organ', { organId, newName }, { decision, on: day });
  // Each bears the name for some days that the other has not yet looked at, and gives it up again: in the end nobody bears it.
  for (const organId of [one, other]) await rename(organId, organId === one ? '甲一局' : '乙一局', '2029-01-01')(log);
  const { accepted, refused } = await together([rename(one, '丙局', '2027-01-01'), rename(other, '丙局', '2028-01-01')]);
  expect([accepted, refused]).toEqual([1, ['organ-name-taken']]);
};

const twoMergers = async ({ log, together }: Race): Promise<void> => {
  const decision = await organsOf(log);
  const [one, two, three] = [await establishing(log, '甲局', decision), await establishing(log, '乙局', decision), await establishing(log, '丙局', decision)];
  const merge = (sources: readonly string[], name: string) => (raced: EventLog) => say(raced, 'merge-organs', { sources, result: { name, category: 'government-department', group }, groups: [group] }, { decision });
  const { accepted, refused } = await together([merge([one, two], '丁局'), merge([two, three], '戊局')]);
  expect([accepted, refused]).toEqual([1, ['organ-abolished']]);
  expect((await typesOf(log, `organ/${two}`)).filter((type) => type === 'OrganAbolished')).toHaveLength(1);
};

const signing = async (log: EventLog): Promise<(as: string) => (raced: EventLog) => Promise<unknown>> => {
  const decision = await organsOf(log);
  const { answer } = await say(log, 'save-draft', { command: 'establish-organ', content: {} });
  const draftId = answer['draftId'] ?? '';
  await say(log, 'submit-draft', { draftId, version: 1 });
  const [saved] = await log.readStream(`draft/${draftId}`);
  const { contentHash } = decodeData(organisationsContract, 'DraftSaved', saved?.data ?? new Uint8Array()).data as unknown as { contentHash: Uint8Array };
  const { position } = await log.head();
  const command = signed(organisationsContract, named('establish-organ'), { draftId, kind: 'change', version: 1, contentHash: hexOf(contentHash), seen: position });
  return (as) => (raced) => (as === 'clerk' ? say(raced, 'withdraw-draft', { draftId, reason: '不办了' }) : give(raced, command, { name: '甲局', category: 'government-department', group }, { as, decision }));
};
const organsEstablished = async (log: EventLog): Promise<number> => (await log.readPage({ after: 0, limit: 1000, types: ['OrganEstablished'] })).events.length;

const twoSignatures = async ({ log, together }: Race): Promise<void> => {
  const sign = await signing(log);
  const { accepted, refused } = await together([sign('one'), sign('other')]);
  expect(accepted).toBe(1);
  // Who read the draft before the other signed and the group after it learns of the group.
  expect(['draft-closed', 'changed-since-seen']).toContain(refused.join());
  expect(await organsEstablished(log)).toBe(1);
};

const signatureAndWithdrawal = async ({ log, together }: Race): Promise<void> => {
  const sign = await signing(log);
  expect(await together([sign('one'), sign('clerk')])).toEqual({ accepted: 1, refused: ['draft-closed'] });
  const last = (await log.readPage({ after: 0, limit: 1000, types: ['DraftSigned', 'DraftWithdrawn'] })).events.at(-1)?.type;
  expect(await organsEstablished(log)).toBe(last === 'DraftSigned' ? 1 : 0);
};

const races: readonly (readonly [string, (race: Race) => Promise<void>, runs: number])[] = [
  ['two approvals of one motion: one decision', twoApprovals, 30],
  ['an approval and a withdrawal: one of them, wholly', approvalAndWithdrawal, 30],
  ['an approval and a revision: what was approved is what stands', approvalAndRevision, 30],
  ['64 organs for the last place within the limit: one', theLastOrgan, 3],
  ['eight organs of one name: one', theOneName, 10],
  ['two renamings to one name on other days that meet: one', aNameOfOtherDays, 20],
  ['two mergers of one organ: one', twoMergers, 20],
  ['two signatures of one draft: one command', twoSignatures, 30],
  ['a signature and a withdrawal: one of them, wholly', signatureAndWithdrawal, 30],
];

const withinMs = 120_000;

describe('at once', () => {
  describe('in memory, in the order that a seed gives', () => {
    it.each(races)('%s', (_what, race, runs) => fc.assert(fc.asyncProperty(fc.scheduler(), (turns) => race(raceOn(new MemoryEventLogs('organisations').forDistrict('150302'), turns))), { numRuns: runs, seed: 20_260_310 }), withinMs);
  });

  describe('on PostgreSQL, by connections of their own', () => {
    let database: TestDatabase;
    let logs: GivenEventLogs;
    beforeAll(async () => {
      database = await testDatabase();
      logs = await eventLogsGiven(database.url, 'organisations');
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
