import { gridContract } from '@yange/contracts';
import { eventLogsGiven, MemoryEventLogs, type EventLog, type GivenEventLogs } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { serviceExecutor } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { decisionGiven, raceAcross, raceOn, specificationMeta, type AnyUseCase, type CommandOutcome, type Race } from '@yange/use-case';
import fc from 'fast-check';
import { gridService } from './grid-governance.service.js';

const executor = serviceExecutor(gridService);
const named = (name: string): AnyUseCase => gridService.useCases.find((one) => one.name === name) as AnyUseCase;
const citations = [{ number: '海编发〔2026〕5号', issuer: '区委编委', issuedOn: '2026-01-10' }];
const organ = (name: string) => ({ id: derivedId('organ', name), name });
const [unit, bureau] = [organ('海北街道'), organ('城管局')];

let commands = 0;
const give = (log: EventLog, name: string, body: object, decision: string | null, on: string): Promise<CommandOutcome> => {
  const useCase = named(name);
  const commandId = derivedId('race', String((commands += 1)));
  return executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, mode: 'live', citations, decision, effective: onDay(on), actor: { person: 'p', role: 'reaction', tokenId: '' }, id: (label) => derivedId(commandId, label) }));
};

type Say = (name: string, body: object, on?: string) => (raced: EventLog) => Promise<CommandOutcome>;

/** Under a decision that covers grids and communities. */
const saying = async (log: EventLog): Promise<{ say: Say; told(name: string, body: object, on?: string): Promise<Readonly<Record<string, string>>> }> => {
  const decision = await decisionGiven(gridContract, log, 'grid.structure', 'community.structure');
  const say: Say = (name, body, on = '2026-03-10') => (raced) => give(raced, name, body, decision, on);
  return { say, told: async (name, body, on) => (await say(name, body, on)(log)).answer };
};

const typesOf = async (log: EventLog, ...types: readonly string[]): Promise<readonly string[]> => (await log.readPage({ after: 0, limit: 1000, types })).events.map(({ type }) => type);
const grid = (name: string, households = 400) => ({ name, unit, households });

const theLastCountedGrid = async ({ log, together }: Race): Promise<void> => {
  const { say, told } = await saying(log);
  await told('create-grids', { label: '网格', count: 1 });
  expect(await together(Array.from({ length: 64 }, (_one, index) => say('name-grid', { ...grid(`第${index}网格`), drawnFrom: '网格' })))).toEqual({ accepted: 1, refused: ['block-overdrawn'] });
  expect(await typesOf(log, 'GridDrawn')).toHaveLength(1);
};

const theLastWorker = async ({ log, together }: Race): Promise<void> => {
  const { say, told } = await saying(log);
  await told('assign-grid-workers', { label: '网格员', count: 1, unit });
  // The days differ, since the very same said twice is one fact.
  expect(await together(Array.from({ length: 64 }, (_one, index) => say('release-grid-workers', { label: '网格员', count: 1, unit }, `2026-0${4 + (index % 2)}-${String(1 + (index >> 1) % 28).padStart(2, '0')}`)))).toMatchObject({ accepted: expect.any(Number), refused: ['grid-workers-overdrawn'] });
  expect(await typesOf(log, 'GridWorkersLeft')).toHaveLength(1);
};

const oneNameTwoGrids = async ({ log, together }: Race): Promise<void> => {
  const { say } = await saying(log);
  expect(await together([say('create-grid', grid('一号网格', 350)), say('create-grid', grid('一号网格', 450))])).toEqual({ accepted: 1, refused: ['grid-exists'] });
};

const splitAndMerger = async ({ log, together }: Race): Promise<void> => {
  const { say, told } = await saying(log);
  const [one = '', other = ''] = await Promise.all(['甲', '乙'].map(async (name) => (await told('create-grid', grid(name)))['gridId']));
  const results = ['甲一', '甲二'].map((name) => ({ ...grid(name, 200), deviationReason: '园区' }));
  expect(await together([say('split-grid', { gridId: one, results }), say('merge-grids', { gridIds: [one, other], result: { ...grid('丙', 800), deviationReason: '园区' } })])).toEqual({ accepted: 1, refused: ['grid-gone'] });
  expect((await log.readStream(`grid/${one}`)).filter(({ type }) => type === 'GridsAbolished')).toHaveLength(1);
};

const oneGridTwoCommunities = async ({ log, together }: Race): Promise<void> => {
  const { say, told } = await saying(log);
  const { gridId = '' } = await told('create-grid', grid('甲'));
  for (const name of ['东社区', '西社区']) await told('establish-community', { unit, name });
  const place = (community: string) => say('place-grids', { unit, community, gridIds: [gridId] });
  expect(await together([place('东社区'), place('西社区')])).toEqual({ accepted: 1, refused: ['grid-of-other-community'] });
  expect(await typesOf(log, 'GridPlaced')).toHaveLength(1);
};

const placingAndEnding = async ({ log, together }: Race): Promise<void> => {
  const { say, told } = await saying(log);
  const { gridId = '' } = await told('create-grid', grid('甲'));
  await told('establish-community', { unit, name: '东社区' });
  const { accepted, refused } = await together([say('place-grids', { unit, community: '东社区', gridIds: [gridId] }), say('end-community', { unit, community: '东社区', reason: '撤销' })]);
  // What was placed before the end lies in none afterwards; after the end there is nothing to place it in.
  expect([accepted, refused, await typesOf(log, 'GridPlaced', 'CommunityEnded')]).toEqual(accepted === 2 ? [2, [], ['GridPlaced', 'CommunityEnded']] : [1, ['unknown-community'], ['CommunityEnded']]);
};

const oneNameTwoCommunities = async ({ log, together }: Race): Promise<void> => {
  const { say, told } = await saying(log);
  await told('establish-community', { unit, name: '西社区' });
  const { accepted, refused } = await together([say('establish-community', { unit, name: '东社区' }, '2026-03-09'), say('rename-community', { unit, community: '西社区', newName: '东社区' })]);
  expect([accepted, refused]).toEqual([1, ['community-name-twice']]);
};

const twoMergers = async ({ log, together }: Race): Promise<void> => {
  const { say, told } = await saying(log);
  for (const name of ['甲社区', '乙社区', '丙社区']) await told('establish-community', { unit, name });
  const merge = (one: string, other: string, name: string) => say('merge-communities', { unit, communities: [one, other], name });
  expect(await together([merge('甲社区', '乙社区', '大社区'), merge('乙社区', '丙社区', '新社区')])).toEqual({ accepted: 1, refused: ['unknown-community'] });
};

const pledgeSettledTwice = async ({ log, together }: Race): Promise<void> => {
  const { say, told } = await saying(log);
  const { areaUnitId = '' } = await told('register-area-unit', { name: '第一中学', kind: 'school', unit });
  const { pledgeId = '' } = await told('give-area-pledge', { areaUnitId, title: '开放操场', dueOn: '2026-06-30' });
  const settle = (kept: boolean) => say('settle-area-pledge', { areaUnitId, pledgeId, kept, evidence: ['照片'] });
  expect(await together([settle(true), settle(false)])).toEqual({ accepted: 1, refused: ['pledge-settled'] });
};

const dispatched = async (log: EventLog): Promise<{ say: Say; told: Awaited<ReturnType<typeof saying>>['told']; share: object }> => {
  const { say, told } = await saying(log);
  await told('set-call-terms', { signDays: 1, handleDays: 5, warnDays: 2 });
  const { callId } = await told('raise-call', { caller: unit, matter: '占道经营', called: [bureau] });
  const share = { callId, department: bureau };
  await told('dispatch-call', share);
  return { say, told, share };
};
const steps = (log: EventLog) => typesOf(log, 'CallSigned', 'CallReturned', 'CallEscalated', 'CallReviewed', 'CallClosed');

const takenOnAndGivenBack = async ({ log, together }: Race): Promise<void> => {
  const { say, share } = await dispatched(log);
  const { accepted, refused } = await together([say('sign-call', share), say('return-call', { ...share, reason: '不属本局职责' })]);
  expect([accepted, refused, await steps(log)]).toEqual(accepted === 2 ? [2, [], ['CallSigned', 'CallReturned']] : [1, ['call-stage-order'], ['CallReturned']]);
};

const takenOnAndPassedUp = async ({ log, together }: Race): Promise<void> => {
  const { say, share } = await dispatched(log);
  const { accepted, refused } = await together([say('sign-call', share), say('escalate-call', { ...share, to: '乌海市', reason: '属市级权限' })]);
  expect([accepted, refused, await steps(log)]).toEqual(accepted === 2 ? [2, [], ['CallSigned', 'CallEscalated']] : [1, ['call-stage-order'], ['CallEscalated']]);
};

const closedAndFoundWanting = async ({ log, together }: Race): Promise<void> => {
  const { say, told, share } = await dispatched(log);
  await told('sign-call', share);
  await told('handle-call', { ...share, measure: '到场清理' });
  await told('answer-call', { ...share, answer: '已清理' });
  const { refused } = await together([say('close-call', { callId: (share as { callId: string }).callId, outcome: '办结' }), say('review-call', { ...share, passed: false, words: '仍有摊位' })]);
  expect([refused.length, await steps(log)]).toEqual([1, ['CallSigned', 'CallReviewed']]);
};

const oneNumberTwoCalls = async ({ log, together }: Race): Promise<void> => {
  const { say } = await saying(log);
  const raise = (matter: string) => say('raise-call', { caller: unit, matter, called: [bureau], number: '2026-7' });
  expect(await together([raise('占道经营'), raise('噪声')])).toEqual({ accepted: 1, refused: ['call-exists'] });
};

const races: readonly (readonly [string, (race: Race) => Promise<void>, runs: number])[] = [
  ['64 names for the last grid that was only counted: one', theLastCountedGrid, 3],
  ['64 leavings of the last grid worker: one leaves', theLastWorker, 3],
  ['two grids of one name and area: one', oneNameTwoGrids, 30],
  ['a split and a merger of one grid: one of them', splitAndMerger, 30],
  ['two communities for one grid: one', oneGridTwoCommunities, 30],
  ['a grid placed in a community that ends: before it, or not at all', placingAndEnding, 30],
  ['a community established and another renamed to its name: one', oneNameTwoCommunities, 30],
  ['two mergers of one community: one', twoMergers, 30],
  ['a pledge kept and not kept: one of them', pledgeSettledTwice, 30],
  ['a call taken on and given back: in this order, or given back alone', takenOnAndGivenBack, 30],
  ['a call taken on and passed up: in this order, or passed up alone', takenOnAndPassedUp, 30],
  ['a call closed and found wanting: it is not closed', closedAndFoundWanting, 30],
  ['two calls of one number: one', oneNumberTwoCalls, 30],
];

const withinMs = 180_000;

describe('at once', () => {
  describe('in memory, in the order that a seed gives', () => {
    it.each(races)('%s', (_what, race, runs) => fc.assert(fc.asyncProperty(fc.scheduler(), (turns) => race(raceOn(new MemoryEventLogs('grid').forDistrict('150302'), turns))), { numRuns: runs, seed: 20_260_310 }), withinMs);
  });

  describe('on PostgreSQL, by connections of their own', () => {
    let database: TestDatabase;
    let logs: GivenEventLogs;
    beforeAll(async () => {
      database = await testDatabase();
      logs = await eventLogsGiven(database.url, 'grid');
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
