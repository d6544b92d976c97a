import { decodeData, organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { CommandExecutor, decideGiven, decision, ruleModesAggregate, setRuleMode, specificationMeta, type AnyUseCase, type CommandOutcome, type GivenEvent } from '@yange/use-case';
import fc from 'fast-check';
import { designateApproverUseCase } from '../../commands/motion/designate-approver.use-case.js';
import { fileArgumentUseCase } from '../../commands/motion/file-argument.use-case.js';
import { fileMotionUseCase } from '../../commands/motion/file-motion.use-case.js';
import { makeMotionUseCase } from '../../commands/motion/make-motion.use-case.js';
import { receiveDemandUseCase } from '../../commands/motion/receive-demand.use-case.js';
import { receiveReplyUseCase } from '../../commands/motion/receive-reply.use-case.js';
import { reportImplementationUseCase } from '../../commands/motion/report-implementation.use-case.js';
import { returnMotionUseCase } from '../../commands/motion/return-motion.use-case.js';
import { reviseMotionUseCase } from '../../commands/motion/revise-motion.use-case.js';
import { revokeDecisionUseCase } from '../../commands/motion/revoke-decision.use-case.js';
import { setMatterFilingUseCase } from '../../commands/motion/set-matter-filing.use-case.js';
import { setMatterLevelUseCase } from '../../commands/motion/set-matter-level.use-case.js';
import { submitMotionUseCase } from '../../commands/motion/submit-motion.use-case.js';
import { takeDecisionUseCase } from '../../commands/motion/take-decision.use-case.js';
import { withdrawMotionUseCase } from '../../commands/motion/withdraw-motion.use-case.js';
import { organisationsRules } from '../rule/organisations.rules.js';
import { approver } from './approver.aggregate.js';
import { demand } from './demand.decider.js';
import { matterLevels } from './matter-level.aggregate.js';
import { motion } from './motion.aggregate.js';
import { contentHashOf, hexOf, type MotionText } from './motion.content.js';

const organ = { id: derivedId('organ', '区文旅局'), name: '区文旅局' };
const text: MotionText = { title: '调整内设机构', items: [{ matter: 'organ.units', subjects: [organ], words: '设办公室' }], necessity: '职能增加' };
const cityText: MotionText = { ...text, items: [{ matter: 'organ.merge', subjects: [organ], words: '与区体育局合并' }] };
const argument = { necessity: '必要', reasonableness: '合理', feasibility: '可行', evidence: ['内党办发〔2019〕22号'] };
const minutes = { number: '海编纪〔2026〕2号', title: '', issuer: '区委编委', issuedOn: '2026-03-10' };
const citations = [{ number: '海编发〔2026〕5号', issuer: '区委编委', issuedOn: '2026-03-10' }];
const ofCity = [{ number: '乌编发〔2026〕9号', issuer: '市委编委', issuedOn: '2026-03-10' }];

describe('a motion', () => {
  let log: EventLog;
  let step: number;
  const executor = new CommandExecutor(organisationsContract, [motion, decision, matterLevels, approver, demand, ruleModesAggregate], organisationsRules);

  const run = (useCase: AnyUseCase, body: object, { as = 'clerk', on = '2026-03-10', id = `step-${(step += 1)}` } = {}): Promise<CommandOutcome> =>
    executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ mode: 'live', actor: { person: as, role: as, tokenId: 't' }, principal: as, commandId: id, citations: as === 'city' ? ofCity : citations, effective: onDay(on), id: (label) => derivedId(id, label) }));

  const made = async (content = text): Promise<string> => (await run(makeMotionUseCase, { ...content, applicant: '区文旅局' }, { on: '2026-03-01' })).answer['motionId'] ?? '';
  const argued = async (content = text): Promise<string> => {
    const motionId = await made(content);
    await run(fileArgumentUseCase, { motionId, version: 1, ...argument }, { on: '2026-03-05' });
    return motionId;
  };
  const verdict = (motionId: string, over: object = {}, content = text, version = 1) => ({ motionId, version, contentHash: hexOf(contentHashOf(version, content)), outcome: 'approve', minutes, meetingId: 'm', ...over });
  const reply = (motionId: string) => ({ motionId, version: 1, contentHash: hexOf(contentHashOf(1, cityText)), outcome: 'approve' });
  const decide = (motionId: string, over: object = {}, content = text, as = 'approver') => run(takeDecisionUseCase, verdict(motionId, over, content), { as });
  const types = async (motionId: string): Promise<readonly string[]> => (await log.readStream(`motion/${motionId}`)).map(({ type }) => type);

  beforeEach(() => {
    log = new MemoryEventLogs('organisations').forDistrict('150302');
    step = 0;
  });

  it('goes from 动议 to 备案 within the district', async () => {
    const motionId = await argued();
    const { answer } = await decide(motionId);
    expect(await log.readStream(`decision/${answer['decisionId']}`)).toHaveLength(1);
    await run(reportImplementationUseCase, { motionId, words: '办公室已设立' }, { on: '2026-04-01' });
    await run(fileMotionUseCase, { motionId, filedWith: '市委编办' }, { on: '2026-04-10' });
    expect(await types(motionId)).toEqual(['MotionMade', 'ArgumentFiled', 'DecisionTaken', 'ImplementationReported', 'MotionFiled']);
  });

  it('goes up to the city and comes back with a reply', async () => {
    const motionId = await argued(cityText);
    await decide(motionId, { outcome: 'submit' }, cityText);
    await run(submitMotionUseCase, { motionId, addressee: '乌海市委编办' }, { on: '2026-03-12' });
    const { answer } = await run(receiveReplyUseCase, reply(motionId), { as: 'city', on: '2026-03-20' });
    const [noted] = await log.readStream(`decision/${answer['decisionId']}`);
    expect(noted?.type).toBe('DecisionNoted');
    expect(await types(motionId)).toEqual(['MotionMade', 'ArgumentFiled', 'DecisionTaken', 'MotionSubmitted', 'ReplyReceived']);
  });

  const submitted = async (content = cityText): Promise<string> => {
    const motionId = await argued(content);
    await decide(motionId, { outcome: 'submit' }, content);
    await run(submitMotionUseCase, { motionId, addressee: '乌海市委编办' }, { on: '2026-03-12' });
    return motionId;
  };
  const approved = async (): Promise<string> => {
    const motionId = await submitted();
    await run(receiveReplyUseCase, reply(motionId), { as: 'city', on: '2026-03-20' });
    return motionId;
  };

  it('comes into force as the city changed it', async () => {
    const motionId = await submitted();
    const changed = [{ matter: 'organ.merge', subjects: [organ, { id: 'o-2', name: '区体育局' }], words: '与区体育局合并，称区文体局' }];
    const answer = { ...reply(motionId), outcome: 'approve-changed' };
    expect(() => receiveReplyUseCase.body.parse(answer)).toThrow('items go with approve-changed');
    await expect(run(receiveReplyUseCase, { ...answer, items: cityText.items }, { as: 'city', on: '2026-03-20' })).rejects.toMatchObject({ rule: 'nothing-changed' });
    const outcome = await run(receiveReplyUseCase, { ...answer, items: changed }, { as: 'city', on: '2026-03-20' });
    const [noted] = await log.readStream(`decision/${outcome.answer['decisionId']}`);
    expect(decodeData(organisationsContract, 'DecisionNoted', noted?.data as Uint8Array).data).toMatchObject({ level: 'city', items: [{ matter: 'organ.merge', subjectIds: [organ.id, 'o-2'] }] });
  });

  describe('that asks for a plan', () => {
    const planned: MotionText = { ...cityText, planHash: 'ab'.repeat(32) };
    const planOf = async (outcome: CommandOutcome): Promise<string> => {
      const [noted] = await log.readStream(`decision/${outcome.answer['decisionId']}`);
      return hexOf((decodeData(organisationsContract, 'DecisionNoted', noted?.data as Uint8Array).data as { readonly planHash: Uint8Array }).planHash);
    };

    it('carries its hash into the decision, unless the city puts something in its place', async () => {
      const seen = { contentHash: hexOf(contentHashOf(1, planned)) };
      expect(await planOf(await run(receiveReplyUseCase, { ...reply(await submitted(planned)), ...seen }, { as: 'city', on: '2026-03-20' }))).toBe(planned.planHash);
      const changed = { outcome: 'approve-changed', items: [{ matter: 'organ.merge', subjects: [], words: '另行合并' }] };
      expect(await planOf(await run(receiveReplyUseCase, { ...reply(await submitted(planned)), ...seen, ...changed }, { as: 'city', on: '2026-03-20' }))).toBe('');
    });

    it('is another text with another plan, and has the hash that it always had without one', async () => {
      await expect(decide(await argued(planned), {}, cityText)).rejects.toMatchObject({ rule: 'motion-changed' });
      expect(new Set([undefined, '', 'ab'.repeat(32), 'cd'.repeat(32)].map((planHash) => hexOf(contentHashOf(1, { ...cityText, planHash })))).size).toBe(3);
      expect(contentHashOf(1, { ...text, planHash: '' })).toEqual(contentHashOf(1, text));
      const motionId = await argued(planned);
      await run(reviseMotionUseCase, { motionId, ...cityText, version: 1 });
      expect(await types(motionId)).toEqual(['MotionMade', 'ArgumentFiled', 'MotionRevised']);
    });
  });

  it('rejected by the city, with a reason, leaves no decision', async () => {
    const motionId = await submitted();
    await expect(run(receiveReplyUseCase, { ...reply(motionId), outcome: 'reject' }, { as: 'city', on: '2026-03-20' })).rejects.toMatchObject({ rule: 'rejection-reason' });
    expect((await run(receiveReplyUseCase, { ...reply(motionId), outcome: 'reject', reason: '限额已满' }, { as: 'city', on: '2026-03-20' })).answer).toEqual({});
    await expect(run(reportImplementationUseCase, { motionId, words: '已实施' }, { on: '2026-04-01' })).rejects.toMatchObject({ rule: 'motion-closed' });
  });

  it('is carried out item by item as decided: rule implementation-incomplete', async () => {
    const report = (motionId: string, items: object[]) => run(reportImplementationUseCase, { motionId, words: '已实施', items }, { on: '2026-04-01' });
    await expect(report(await approved(), [{ carriedOut: true }, { carriedOut: true }])).rejects.toMatchObject({ rule: 'items-differ' });
    expect((await report(await approved(), [{ carriedOut: true }])).findings).toEqual([]);
    expect((await report(await approved(), [{ carriedOut: false, words: '待人员到位' }])).findings).toMatchObject([{ rule: 'implementation-incomplete', facts: { decided: '1', carriedOut: '0' } }]);
  });

  it('is filed with all that its matters ask for', async () => {
    const motionId = await approved();
    await run(reportImplementationUseCase, { motionId, words: '已实施' }, { on: '2026-04-01' });
    const file = (body: object) => run(fileMotionUseCase, { motionId, ...body }, { on: '2026-04-10' });
    const higher = { filedWith: '乌海市委编办', body: 'higher-office' };
    await file(higher);
    expect((await file(higher)).status).toBe('unchanged');
    await file({ filedWith: '区人大常委会', body: 'congress-committee' });
    await expect(file({ filedWith: '另一机关' })).rejects.toMatchObject({ rule: 'motion-closed' });
    const due = (await log.readStream(`motion/${motionId}`)).filter(({ type }) => type === 'MotionFiled').map(({ data }) => (decodeData(organisationsContract, 'MotionFiled', data).data as { stillDue: string[] }).stillDue);
    expect(due).toEqual([['congress-committee'], []]);
  });

  it('is handed down by the city alone; the district may give up what it decides', async () => {
    const set = (matter: string, level: string, city: boolean, on = '2026-03-01') =>
      executor.execute(log, setMatterLevelUseCase as AnyUseCase, setMatterLevelUseCase.body.parse({ matter, level, basis: '试点' }), specificationMeta({ mode: 'live', commandId: `${matter} ${level} ${on}`, citations, effective: onDay(on), may: (right) => city && right === 'motion.reply' }));
    await expect(set('organ.merge', 'district', false)).rejects.toMatchObject({ rule: 'matter-level-by-city' });
    expect((await set('organ.units', 'city', false)).status).toBe('recorded');
    await expect(set('organ.units', 'district', false, '2026-04-01')).rejects.toMatchObject({ rule: 'matter-level-by-city' });
    expect((await set('organ.merge', 'district', true)).status).toBe('recorded');
    const ruled = (level: string, city = false) => decideGiven([], setMatterLevelUseCase, { matter: 'organ.merge', level, basis: '试点' }, { mode: 'live', may: () => city }).rules;
    expect([ruled('city'), ruled('district'), ruled('district', true)]).toEqual([[], ['matter-level-by-city'], []]);
  });

  it('is filed with whom the district set beside whom the law names (filing-below-law)', async () => {
    const set = (matter: string, bodies: readonly string[]) => run(setMatterFilingUseCase, { matter, bodies, basis: '试点' }, { on: '2026-03-01' });
    await expect(set('organ.merge', [])).rejects.toMatchObject({ rule: 'filing-below-law' });
    await expect(set('organ.merge', ['higher-office'])).rejects.toMatchObject({ rule: 'filing-below-law' });
    await set('organ.merge', ['congress-committee', 'higher-office']);
    expect((await set('organ.units', [])).status).toBe('unchanged');
    const ruled = (...bodies: readonly string[]) => decideGiven([], setMatterFilingUseCase, { matter: 'organ.merge', bodies, basis: '试点' }, { mode: 'live' }).rules;
    expect([ruled('congress-committee'), ruled('higher-office'), ruled('higher-office', 'congress-committee')]).toEqual([[], ['filing-below-law'], []]);
    const motionId = await approved();
    await run(reportImplementationUseCase, { motionId, words: '已实施' }, { on: '2026-04-01' });
    const file = (body: string) => run(fileMotionUseCase, { motionId, filedWith: '备案机关', body }, { on: '2026-04-10' });
    await file('congress-committee');
    await file('higher-office');
    const due = (await log.readStream(`motion/${motionId}`)).filter(({ type }) => type === 'MotionFiled').map(({ data }) => (decodeData(organisationsContract, 'MotionFiled', data).data as { stillDue: string[] }).stillDue);
    expect(due).toEqual([['higher-office'], []]);
  });

  it.each([
    ['decision-before-argument', async () => decide(await made())],
    ['own-motion', async () => decide(await argued(), {}, text, 'clerk')],
    ['minutes-required', async () => decide(await argued(), { minutes: null })],
    ['rejection-reason', async () => decide(await argued(), { outcome: 'reject' })],
    ['level-authority', async () => decide(await argued(cityText), {}, cityText)],
    ['stage-order', async () => run(takeDecisionUseCase, verdict(await argued()), { as: 'approver', on: '2026-03-04' })],
    ['argument-without-evidence', async () => run(fileArgumentUseCase, { motionId: await made(), version: 1, ...argument, evidence: [] })],
  ])('is held to %s', async (rule, breaking) => {
    await expect(breaking()).rejects.toMatchObject({ rule });
  });

  it('may be decided on the day of its argument, not a day before', async () => {
    const motionId = await argued();
    await expect(run(takeDecisionUseCase, verdict(motionId), { as: 'approver', on: '2026-03-05' })).resolves.toMatchObject({ status: 'recorded' });
  });

  it('is decided by the one designated person, or the deputy, from that day on', async () => {
    const motionId = await argued();
    await run(designateApproverUseCase, { person: 'p-9', deputy: 'p-8' }, { as: 'city', on: '2026-03-08' });
    await expect(decide(motionId)).rejects.toMatchObject({ rule: 'one-approver' });
    await expect(decide(motionId, {}, text, 'p-8')).resolves.toMatchObject({ status: 'recorded' });
    const earlier = await argued();
    await expect(run(takeDecisionUseCase, verdict(earlier), { as: 'approver', on: '2026-03-07' })).resolves.toMatchObject({ status: 'recorded' });
  });

  it('is decided by the district where the district has that level, from that day on', async () => {
    await run(setMatterLevelUseCase, { matter: 'organ.merge', level: 'district', basis: '试点' }, { on: '2026-03-09' });
    const motionId = await argued(cityText);
    await expect(run(takeDecisionUseCase, verdict(motionId, {}, cityText), { as: 'approver', on: '2026-03-08' })).rejects.toMatchObject({ rule: 'level-authority' });
    await expect(decide(motionId, {}, cityText)).resolves.toMatchObject({ status: 'recorded' });
  });

  it('binds an approval to the text that was read', async () => {
    const motionId = await argued();
    await expect(decide(motionId, { contentHash: '0'.repeat(64) })).rejects.toMatchObject({ rule: 'motion-changed' });
    await run(reviseMotionUseCase, { motionId, version: 1, ...text, title: '另一标题' }, { on: '2026-03-06' });
    await expect(decide(motionId)).rejects.toMatchObject({ rule: 'motion-changed' });
    await expect(run(takeDecisionUseCase, verdict(motionId, {}, { ...text, title: '另一标题' }, 2), { as: 'approver' })).rejects.toMatchObject({ rule: 'decision-before-argument' });
  });

  it('is approved once, whoever is faster', async () => {
    const motionId = await argued();
    const both = await Promise.allSettled([decide(motionId), decide(motionId, {}, text, 'second-approver')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await types(motionId)).filter((type) => type === 'DecisionTaken')).toHaveLength(1);
  });

  it('is either approved or withdrawn', async () => {
    const motionId = await argued();
    await Promise.allSettled([decide(motionId), run(withdrawMotionUseCase, { motionId, reason: '另行研究' }, { on: '2026-03-10' })]);
    expect((await types(motionId)).filter((type) => ['DecisionTaken', 'MotionWithdrawn'].includes(type))).toHaveLength(1);
  });

  it('comes back with a reason and may be revised and argued again', async () => {
    const motionId = await argued();
    await run(returnMotionUseCase, { motionId, reason: '依据不足' }, { as: 'reviewer', on: '2026-03-06' });
    await run(reviseMotionUseCase, { motionId, version: 1, ...text, necessity: '补充依据' }, { on: '2026-03-07' });
    await run(fileArgumentUseCase, { motionId, version: 2, ...argument }, { on: '2026-03-08' });
    await run(takeDecisionUseCase, verdict(motionId, {}, { ...text, necessity: '补充依据' }, 2), { as: 'approver' });
    expect(await types(motionId)).toEqual(['MotionMade', 'ArgumentFiled', 'MotionReturned', 'MotionRevised', 'ArgumentFiled', 'DecisionTaken']);
  });

  it('leaves a decision that can be revoked once', async () => {
    const { answer } = await decide(await argued());
    const revoke = () => run(revokeDecisionUseCase, { decisionId: answer['decisionId'], reason: '上级调整' }, { as: 'approver' });
    await revoke();
    await expect(revoke()).resolves.toMatchObject({ status: 'unchanged' });
    await expect(run(revokeDecisionUseCase, { decisionId: derivedId('none'), reason: '误' })).rejects.toMatchObject({ rule: 'unknown-decision' });
  });

  it('cannot be decided by its author even where a district relaxes rules', async () => {
    const setMode = setRuleMode(organisationsContract, organisationsRules) as AnyUseCase;
    await expect(run(setMode, { rule: 'own-motion', mode: 'warn', reason: '人少' })).rejects.toMatchObject({ rule: 'rule-not-negotiable' });
  });

  it('stays in a stage that its events lead to, whatever is tried', async () => {
    const tries = ['argue', 'decide', 'submit', 'reply', 'implement', 'file', 'withdraw', 'return'] as const;
    const after: Readonly<Record<string, readonly string[]>> = {
      MotionMade: ['ArgumentFiled', 'MotionWithdrawn', 'MotionReturned'],
      ArgumentFiled: ['ArgumentFiled', 'DecisionTaken', 'MotionWithdrawn', 'MotionReturned'],
      MotionReturned: ['ArgumentFiled', 'MotionWithdrawn'],
      DecisionTaken: ['MotionSubmitted', 'MotionWithdrawn', 'MotionReturned'],
      MotionSubmitted: ['ReplyReceived', 'MotionWithdrawn', 'MotionReturned'],
      ReplyReceived: ['ImplementationReported'],
      ImplementationReported: ['MotionFiled'],
      MotionFiled: ['MotionFiled'],
      MotionWithdrawn: [],
    };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...tries), { maxLength: 12 }), async (attempts) => {
        const motionId = await made(cityText);
        for (const attempt of attempts) {
          const commands = {
            argue: () => run(fileArgumentUseCase, { motionId, version: 1, ...argument }),
            decide: () => decide(motionId, { outcome: 'submit' }, cityText),
            submit: () => run(submitMotionUseCase, { motionId, addressee: '市委编办' }),
            reply: () => run(receiveReplyUseCase, reply(motionId), { as: 'city' }),
            implement: () => run(reportImplementationUseCase, { motionId, words: '已实施' }),
            file: () => run(fileMotionUseCase, { motionId, filedWith: '市委编办' }),
            withdraw: () => run(withdrawMotionUseCase, { motionId, reason: '撤' }),
            return: () => run(returnMotionUseCase, { motionId, reason: '退' }, { as: 'reviewer' }),
          };
          await commands[attempt]().catch(() => undefined);
        }
        const path = await types(motionId);
        path.slice(1).forEach((type, index) => expect(after[path[index] ?? '']).toContain(type));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a demand from outside', () => {
  const log = new MemoryEventLogs('organisations').forDistrict('150302');
  const executor = new CommandExecutor(organisationsContract, [demand], organisationsRules);
  const receive = async (source: string, approval: object | null, approvedBy: string | null = null): Promise<string> => {
    const id = `${source} ${String(approval !== null)} ${String(approvedBy)}`;
    const body = receiveDemandUseCase.body.parse({ demandedBy: '某厅', source, matter: 'organ.establish', words: '要求设立对口机构', approval, approvedBy });
    await executor.execute(log, receiveDemandUseCase as AnyUseCase, body, specificationMeta({ mode: 'live', effective: onDay('2026-04-01'), commandId: id, id: (label) => derivedId(id, label) }));
    return ((await log.readPage({ after: 0, limit: 100 })).events.at(-1)?.type ?? '') as OrganisationsEvent['type'];
  };

  it.each([
    ['of a vertical department without approval is refused and kept', 'vertical-department', null, 'InterferenceRefused', null],
    ['of a vertical department with a paper of its own line is refused all the same', 'vertical-department', minutes, 'InterferenceRefused', null],
    ['of a vertical department that nobody can show a paper for is refused', 'vertical-department', null, 'InterferenceRefused', 'government'],
    ['of a vertical department that the government above approved is received', 'vertical-department', minutes, 'DemandReceived', 'government'],
    ['of a higher committee is received', 'higher-committee', null, 'DemandReceived', null],
  ])('%s', async (_what, source, approval, type, approvedBy) => {
    expect(await receive(source, approval, approvedBy)).toBe(type);
  });

  it.each([
    ['issued by the department itself, however the place before its name is spelt', { demandedBy: '市某局', issuer: '乌海市某局' }, 'InterferenceRefused'],
    ['issued by the same line a level above', { demandedBy: '乌海市卫生健康委员会', issuer: '自治区卫生健康委员会' }, 'InterferenceRefused'],
    ['issued by another body', { demandedBy: '市某局', issuer: '乌海市人民政府' }, 'DemandReceived'],
    ['issued on the day', { demandedBy: '市某局', issuer: '乌海市人民政府', issuedOn: '2019-02-01' }, 'DemandReceived'],
    ['issued after the day', { demandedBy: '市某局', issuer: '乌海市人民政府', issuedOn: '2019-02-02' }, 'InterferenceRefused'],
  ])('is approved, or not, by a paper %s', (_what, { demandedBy, issuer, issuedOn = '2019-01-15' }: { demandedBy: string; issuer: string; issuedOn?: string }, type) => {
    const body = { demandedBy, source: 'vertical-department', matter: 'organ.establish', words: '要求设立对口机构', approval: { number: '某发〔2019〕1号', issuer, issuedOn }, approvedBy: 'government' };
    expect(decideGiven([], receiveDemandUseCase, body, { mode: 'live', effective: onDay('2019-02-01') }).events.map(({ event }) => event.type)).toEqual([type]);
  });

  it('is a ground for a motion, unless it was refused', () => {
    const demandId = derivedId('demand');
    const told = (event: GivenEvent['event']): GivenEvent => ({ stream: `demand/${demandId}`, event });
    const about = { demandId, demandedBy: '某厅', matter: 'organ.establish', words: '要求设立对口机构' };
    const moved = (past: readonly GivenEvent[], over: object = { demandId }) => decideGiven(past, makeMotionUseCase, { ...text, ...over }, { mode: 'live' });
    const refused = told(organisationsContract.make('InterferenceRefused', about));
    expect(moved([refused]).rules).toEqual(['interference']);
    expect(moved([told(organisationsContract.make('DemandReceived', { ...about, source: 'higher-committee' }))])).toMatchObject({ rules: [], events: [{ event: { data: { demandId } } }] });
    expect(moved([refused], {}).rules).toEqual([]);
    expect(() => moved([])).toThrow('unknown-demand');
  });
});
