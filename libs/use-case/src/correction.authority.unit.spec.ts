import { decodeEnvelope, defineContract, staffingContract } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { annulEvent } from './annul-event.use-case.js';
import { CommandExecutor } from './command.executor.js';
import { commandsByName } from './correction.authority.js';
import { NotEntitled } from './correction.policy.js';
import { decision } from './decisions/decision.aggregate.js';
import { decisionGiven } from './decisions/decision.standing.given.js';
import { platformRules } from './rules/platform.rules.js';
import { account, annul, approve, contract as accounts, newLog, openHistory, runOn, stateHeadcount, type Run } from './sample.accounts.fixture.js';
import { takeBackScheduledChange } from './take-back.use-case.js';
import type { AnyUseCase, CommandMeta } from './use-case.definition.js';

const { QuotaApproved, HeadcountStated, DecisionNoted } = staffingContract.messages;
const contract = defineContract('staffing', 6, { ...accounts.messages, QuotaApproved, HeadcountStated, DecisionNoted });

/** 核定编制: for a decision. What is stated of people is for none. */
const approving: AnyUseCase = { ...approve, matter: ({ owner }: { owner: string }) => ({ code: 'quota.approve', subjects: [owner] }) };
/** Puts the same fact down without asking for a decision. */
const restating: AnyUseCase = { ...approve, name: 'restate' };

const signed: Partial<CommandMeta> = { prepared: { as: 'draft/1', by: ['p-2'] } };
const alone = { rule: 'correction-without-authority' };

describe('what a decision is asked for', () => {
  let log: EventLog;
  let run: Run;
  let under: string;
  const fact = async (outcome: ReturnType<Run>): Promise<string> => (await outcome).events[0]?.eventId ?? '';
  const imported = (count = 461): Promise<string> => fact(run(approving, { owner: 'a', count }, 'h1', { mode: 'history', on: '2018-01-01' }));
  const recorded = (count = 5): Promise<string> => fact(run(approving, { owner: 'a', count }, 'l1', { on: '2021-01-01', decision: under }));
  const correct = (corrects: string, over: Partial<CommandMeta> & { readonly on?: string } = {}, useCase = approving) => run(useCase, { owner: 'a', count: 4610 }, JSON.stringify([useCase.name, Object.keys(over)]), { corrects, on: '2018-01-01', ...over });
  const takeBack = (eventId: string, over: Partial<CommandMeta> = {}, useCase: AnyUseCase = annul) => run(useCase, { streamId: 'account/a', eventId, reason: '误录' }, JSON.stringify(['annul', Object.keys(over)]), { on: '2018-01-01', ...over });

  beforeEach(async () => {
    log = newLog();
    run = runOn(log, new CommandExecutor(contract, [account, decision], platformRules, commandsByName([approving, stateHeadcount as AnyUseCase])));
    under = await decisionGiven(contract, log, 'quota.approve');
    await openHistory(run);
  });

  it('is not corrected in history by one person without a decision, and says what is to be done', async () => {
    const eventId = await imported();
    await expect(correct(eventId)).rejects.toMatchObject({ ...alone, facts: { command: 'approve', matter: 'quota.approve', right: 'correction.sign' }, zh: expect.stringMatching(/“核定编制”须经决定.*决定.*送审.*录入差错/) });
    expect((await log.readStream('account/a')).map(({ eventId: id }) => id)).toEqual([eventId]);
  });

  it.each<readonly [string, Partial<CommandMeta>, string | null]>([
    ['under a decision', {}, null],
    ['under none that is there', { decision: '00000000-0000-4000-8000-000000000000' }, 'decision-unknown'],
    ['signed by a second person who is entitled to it', { decision: null, ...signed }, null],
    ['signed by one who is not', { decision: null, ...signed, may: (right) => right !== 'correction.sign' }, 'correction-without-authority'],
    ['by one who is entitled to sign, and signs nothing', { decision: null }, 'correction-without-authority'],
    ['as a row of an import', { decision: null, mode: 'history' }, null],
    ['by what follows from another service', { decision: null, actor: { person: 'r', role: 'reaction', tokenId: '' } }, null],
    ['as something that is only tried out', { decision: null, supposing: true }, null],
  ])('is corrected in history %s', async (_how, over, refused) => {
    const correction = correct(await imported(), { decision: under, ...over });
    if (refused === null) await expect(correction).resolves.toMatchObject({ status: 'recorded' });
    else await expect(correction).rejects.toMatchObject({ rule: refused });
  });

  it('is corrected under a decision that is in force on the day of the correction', async () => {
    const eventId = await imported();
    await expect(correct(eventId, { decision: under, today: '1999-12-31', citations: [{ number: '海编发〔1999〕1号', issuer: '海勃湾区委编委', issuedOn: '1999-01-15' }] })).rejects.toMatchObject({ rule: 'decision-not-in-force' });
    await expect(correct(eventId, { decision: under, today: '2026-11-30' })).resolves.toMatchObject({ status: 'recorded' });
  });

  it('keeps the decision that a live fact stood under through its corrections, and needs one where it stood under none', async () => {
    let eventId = await recorded();
    for (const count of [4, 3]) {
      eventId = await fact(run(approving, { owner: 'a', count }, `c${count}`, { corrects: eventId, on: '2021-01-01' }));
      expect(decodeEnvelope((await log.findEvent(eventId))?.envelope ?? new Uint8Array()).decisionId).toBe(under);
    }
    const bare = await fact(run(approving, { owner: 'a', count: 9 }, 'r1', { on: '2022-01-01', actor: { person: 'r', role: 'reaction', tokenId: '' } }));
    for (const over of [{}, signed]) await expect(correct(bare, { on: '2022-01-01', ...over })).rejects.toMatchObject({ rule: 'decision-required' });
  });

  it('is not put down by another command that asks for none', async () => {
    const [history, live] = [await imported(), await recorded()];
    for (const [eventId, on] of [[history, '2018-01-01'], [live, '2021-01-01']] as const) await expect(correct(eventId, { on, decision: under, commandId: on }, restating)).rejects.toMatchObject(alone);
    await expect(correct(history, signed, restating)).resolves.toMatchObject({ status: 'recorded' });
  });

  it.each([['history', imported], ['live business', recorded]])('is not annulled in %s by one person, whatever he names; a second one signs it', async (_where, given) => {
    const eventId = await given();
    await expect(takeBack(eventId)).rejects.toMatchObject({ ...alone, facts: { command: 'approve', right: 'correction.sign' } });
    await expect(takeBack(eventId, { decision: under })).rejects.toMatchObject(alone);
    await expect(takeBack(eventId, { ...signed, may: (right) => right !== 'correction.sign' })).rejects.toMatchObject(alone);
    await expect(takeBack(eventId, signed)).resolves.toMatchObject({ status: 'recorded' });
  });

  it('is not withdrawn before it takes effect by one person either', async () => {
    const eventId = await recorded();
    const withdraw = takeBackScheduledChange(contract, [account]) as AnyUseCase;
    await expect(takeBack(eventId, { today: '2020-12-31' }, withdraw)).rejects.toMatchObject(alone);
    await expect(takeBack(eventId, { today: '2020-12-31', ...signed }, withdraw)).resolves.toMatchObject({ status: 'recorded' });
  });

  it('is annulled as a step of a plan only under the decision on that plan', async () => {
    await expect(takeBack(await recorded(), { plan: { hash: 'ab' }, decision: under })).rejects.toMatchObject({ rule: 'plan-not-approved' });
  });

  it('is a slip of the pen by the rules of slips, which have a second person of their own', async () => {
    const eventId = await imported();
    await expect(correct(eventId, { citations: [] }, { ...approving, slip: true })).rejects.toMatchObject({ rule: 'slip-of-decision-without-right' });
    await expect(correct(eventId, { citations: [], ...signed }, { ...approving, slip: true })).resolves.toMatchObject({ status: 'recorded' });
    expect(await takeBack((await log.readStream('account/a')).at(-1)?.eventId ?? '', { citations: [], ...signed }, { ...annulEvent(contract, [account]), slip: true } as AnyUseCase)).toMatchObject({ status: 'recorded' });
  });

  it('binds only what is for a decision: the rest is corrected and annulled as before', async () => {
    const eventId = await fact(run(stateHeadcount, { owner: 'a', count: 7 }, 'h2', { mode: 'history', on: '2018-02-01' }));
    const corrected = await fact(run(stateHeadcount, { owner: 'a', count: 6 }, 'c2', { corrects: eventId, on: '2018-02-01' }));
    await expect(takeBack(corrected)).resolves.toMatchObject({ status: 'recorded' });
  });

  it('is signed without the right of its command by who is entitled to sign corrections, and by nobody else', async () => {
    const eventId = await imported();
    const only = (own: string) => ({ may: (right: string) => right === own });
    await expect(takeBack(eventId, { ...only('correction.sign') })).rejects.toBeInstanceOf(NotEntitled);
    await expect(takeBack(eventId, { ...signed, ...only('draft.review') })).rejects.toBeInstanceOf(NotEntitled);
    await expect(takeBack(eventId, { ...signed, ...only('correction.sign') })).resolves.toMatchObject({ status: 'recorded' });
  });
});
