import { defineContract, staffingContract } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { annulEvent } from '../annul-event.use-case.js';
import { CommandExecutor } from '../command.executor.js';
import type { CommandOutcome } from '../command.outcome.js';
import { commandsByName } from '../correction.authority.js';
import { decision } from '../decisions/decision.aggregate.js';
import { decisionGiven } from '../decisions/decision.standing.given.js';
import { FoldedStreams } from '../folded.streams.js';
import { platformRules } from '../rules/platform.rules.js';
import { setRuleMode } from '../rules/set-rule-mode.use-case.js';
import { account, approve, contract as accounts, newLog, runOn, stateHeadcount, type Run } from '../sample.accounts.fixture.js';
import type { AnyUseCase, CommandMeta } from '../use-case.definition.js';
import { draft, draftState, draftStream, type DraftSteps } from './draft.aggregate.js';
import { draftUseCases } from './draft.use-cases.js';
import { signed, type Signing } from './signing.js';

const { DraftSaved, DraftSubmitted, DraftSigned, DecisionNoted, RuleModeSet } = staffingContract.messages;
const contract = defineContract('staffing', 6, { ...accounts.messages, DraftSaved, DraftSubmitted, DraftSigned, DecisionNoted, RuleModeSet });

/** 核定编制 is for a decision; what is stated of people is for none. */
const approving: AnyUseCase = { ...approve, matter: ({ owner }: { owner: string }) => ({ code: 'quota.approve', subjects: [owner] }) };
const stating = stateHeadcount as AnyUseCase;
const annulling = annulEvent(contract, [account]) as AnyUseCase;

const by = (person: string, ...rights: readonly string[]): Partial<CommandMeta> => ({ actor: { person, role: 'clerk', tokenId: 't' }, principal: person, may: (right) => right === 'staffing.record' || rights.includes(right) });
const [writer, clerk, approver] = [by('p-writer'), by('p-clerk'), by('p-approver', 'correction.sign')];

describe('the signature of a draft', () => {
  let log: EventLog;
  let run: Run;
  let under: string;
  const executor = new CommandExecutor(contract, [account, draft, decision], platformRules, commandsByName([approving, stating]));

  beforeEach(async () => {
    log = newLog();
    run = runOn(log, executor);
    under = await decisionGiven(contract, log, 'quota.approve');
  });

  const eventOf = ({ events }: CommandOutcome): string => events[0]?.eventId ?? '';
  const prepared = async (useCase: AnyUseCase, says: object, over: Partial<CommandMeta> = {}): Promise<string> => {
    const save = draftUseCases(contract, [useCase.name], () => undefined).find(({ name }) => name === 'save-draft') as AnyUseCase;
    const { answer } = await run(save, { command: useCase.name, content: says, submit: true }, `draft ${JSON.stringify([useCase.name, says])}`, { ...writer, ...over });
    return (answer as { draftId: string }).draftId;
  };
  const asSlip = async (useCase: AnyUseCase, says: object): Promise<string> => {
    const propose = draftUseCases(contract, [useCase.name], () => undefined).find(({ name }) => name === 'propose-slip-correction') as AnyUseCase;
    const { answer } = await run(propose, { command: useCase.name, quote: '核定编制35名', says }, `slip ${JSON.stringify([useCase.name, says])}`, writer);
    return (answer as { draftId: string }).draftId;
  };
  const seenOf = async (draftId: string): Promise<Signing> => {
    const { timeline } = await new FoldedStreams(contract).load(log, draftStream(draftId));
    const { version, hash, kind } = draftState(timeline.latest() as DraftSteps);
    return { draftId, kind, version, contentHash: Buffer.from(hash).toString('hex'), seen: (await log.head()).position, recordedOn: '2026-03-01', restsOn: [{ quote: '核定编制35名' }] };
  };
  const sign = async (useCase: AnyUseCase, draftId: string, body: object, over: Partial<CommandMeta> & { readonly on?: string } = {}): Promise<CommandOutcome> =>
    run(signed(contract, useCase, await seenOf(draftId)), body, `sign ${draftId} ${over.principal}`, { ...approver, today: '2026-03-10', prepared: { as: `draft/${draftId}`, by: ['p-writer'] }, ...over });

  const five = { owner: 'a', count: 5 };

  it('is not by who wrote it, nor by who signs for the writer, nor of what was written for the signer', async () => {
    const draftId = await prepared(stating, five);
    const broken = { rule: 'draft-second-person' };
    await expect(sign(stating, draftId, five, writer)).rejects.toMatchObject(broken);
    await expect(sign(stating, draftId, five, { actor: { person: 'p-deputy', role: 'clerk', tokenId: 't', onBehalfOf: 'p-writer' }, principal: 'p-deputy' })).rejects.toMatchObject(broken);
    const forAnother = await prepared(stating, { ...five, count: 6 }, { actor: { person: 'p-deputy', role: 'clerk', tokenId: 't', onBehalfOf: 'p-approver' } });
    await expect(sign(stating, forAnother, five)).rejects.toMatchObject(broken);
    expect(await sign(stating, draftId, five, clerk)).toMatchObject({ status: 'recorded', events: [{ type: 'HeadcountStated' }, { type: 'DraftSigned' }] });
  });

  it('carries out what is for a decision under one that is known, and stays to be given where it is not', async () => {
    const draftId = await prepared(approving, five);
    await expect(sign(approving, draftId, five, { decision: '00000000-0000-4000-8000-000000000000' })).rejects.toMatchObject({ rule: 'decision-unknown' });
    await expect(sign(approving, draftId, five)).rejects.toMatchObject({ rule: 'decision-required' });
    expect(await sign(approving, draftId, five, { decision: under, principal: 'again' })).toMatchObject({ status: 'recorded' });
  });

  it('corrects what still counts, and nothing else', async () => {
    const eventId = eventOf(await run(stating, five, 'first', writer));
    const [draftId, other] = [await prepared(stating, { ...five, count: 6 }), await prepared(stating, { ...five, count: 7 })];
    expect(await sign(stating, draftId, { ...five, count: 6 }, { corrects: eventId })).toMatchObject({ status: 'recorded' });
    await expect(sign(stating, other, { ...five, count: 7 }, { corrects: eventId })).rejects.toMatchObject({ rule: 'nothing-to-correct', facts: { eventId } });
    await expect(sign(stating, other, { ...five, count: 7 }, { corrects: '00000000-0000-4000-8000-000000000000' })).rejects.toMatchObject({ rule: 'nothing-to-correct' });
  });

  describe('under a slip of the pen', () => {
    const recorded = async (useCase: AnyUseCase): Promise<string> => eventOf(await run(useCase, { owner: 'a', count: 53 }, `wrong ${useCase.name}`, { ...writer, decision: under }));
    const right = { owner: 'a', count: 35 };
    const confirm = async (useCase: AnyUseCase, over: Partial<CommandMeta> = {}): Promise<CommandOutcome> => {
      const corrects = await recorded(useCase);
      return sign(useCase, await asSlip(useCase, { ...right, corrects }), right, { corrects, ...over });
    };
    const lets = (mode: string, on: string) => run(setRuleMode(contract, platformRules), { rule: 'slip-without-right', mode, reason: '经办人互相确认' }, `mode ${on}`, { ...by('p-approver', 'rules.set'), on, today: on, citations: [{ number: '海编发〔2026〕1号', issuer: '海勃湾区委编委', issuedOn: '2019-01-15' }] });

    it.each([['for a decision', approving], ['for none', stating]])('is of a second person who may sign corrections: of a fact %s', async (_what, useCase) => {
      await expect(confirm(useCase, by('p-writer', 'correction.sign'))).rejects.toMatchObject({ rule: 'slip-second-person' });
      expect(await confirm(useCase)).toMatchObject({ status: 'recorded', findings: [] });
    });

    it('is not of another clerk, least of all in what is for a decision', async () => {
      await expect(confirm(approving, clerk)).rejects.toMatchObject({ rule: 'slip-of-decision-without-right', facts: { command: 'approve', right: 'correction.sign' } });
      await expect(confirm(stating, clerk)).rejects.toMatchObject({ rule: 'slip-without-right', facts: { right: 'correction.sign' } });
    });

    it('takes the same of an annulment', async () => {
      const eventId = await recorded(approving);
      const says = { streamId: 'account/a', eventId, reason: '重复录入' };
      const draftId = await asSlip({ ...annulling, name: 'annul-event' }, says);
      await expect(sign(annulling, draftId, says, clerk)).rejects.toMatchObject({ rule: 'slip-of-decision-without-right' });
      expect(await sign(annulling, draftId, says)).toMatchObject({ status: 'recorded' });
    });

    it('may be of another clerk where the district lets them, from that day on, and never in what is for a decision', async () => {
      await lets('record', '2026-03-10');
      await expect(confirm(stating, { ...clerk, today: '2026-03-09' })).rejects.toMatchObject({ rule: 'slip-without-right' });
      expect(await confirm(stating, clerk)).toMatchObject({ status: 'recorded' });
      await expect(confirm(approving, clerk)).rejects.toMatchObject({ rule: 'slip-of-decision-without-right' });
    });
  });
});
