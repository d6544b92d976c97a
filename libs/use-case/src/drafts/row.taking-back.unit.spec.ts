import { defineContract, staffingContract } from '@yange/contracts';
import type { EventLog, StoredEvent } from '@yange/event-log';
import { annulEvent } from '../annul-event.use-case.js';
import { CommandExecutor } from '../command.executor.js';
import type { CommandOutcome } from '../command.outcome.js';
import { commandsByName } from '../correction.authority.js';
import { decision } from '../decisions/decision.aggregate.js';
import { FoldedStreams } from '../folded.streams.js';
import { platformRules } from '../rules/platform.rules.js';
import { account, contract as accounts, newLog, runOn, stateHeadcount, type Run } from '../sample.accounts.fixture.js';
import type { AnyUseCase, CommandMeta } from '../use-case.definition.js';
import { draft, draftState, draftStream, type DraftSteps } from './draft.aggregate.js';
import { draftUseCases } from './draft.use-cases.js';
import { rowTakenBack, type RowTakingBack } from './row.taking-back.js';
import { signed } from './signing.js';
import { takeBackImport } from './take-back-import.use-case.js';

const { DraftSaved, DraftSubmitted, DraftSigned, DecisionNoted, RuleModeSet } = staffingContract.messages;
const contract = defineContract('staffing', 6, { ...accounts.messages, DraftSaved, DraftSubmitted, DraftSigned, DecisionNoted, RuleModeSet });

const stating = stateHeadcount as AnyUseCase;
const takingBack = takeBackImport as unknown as AnyUseCase;
const annulling = annulEvent(contract, [account]);
const upload = '5e0f7a10-9c1d-4a52-8a75-1f2f6f3f0001';
const anotherUpload = '5e0f7a10-9c1d-4a52-8a75-1f2f6f3f0002';

const by = (person: string, ...rights: readonly string[]): Partial<CommandMeta> => ({ actor: { person, role: 'clerk', tokenId: 't' }, principal: person, may: (right) => right === 'staffing.record' || rights.includes(right) });
const [writer, approver] = [by('p-writer', 'correction.sign'), by('p-approver', 'correction.sign')];

describe('a row of an import that is taken back', () => {
  let log: EventLog;
  let run: Run;
  const executor = new CommandExecutor(contract, [account, draft, decision], platformRules, commandsByName([stating]));

  beforeEach(() => {
    log = newLog();
    run = runOn(log, executor);
  });

  const row = async (count = 5): Promise<StoredEvent> => {
    const { events } = await run(stating, { owner: 'a', count }, `row ${count}`, writer);
    return (await log.findEvent(events[0]?.eventId ?? '')) as StoredEvent;
  };
  const proposed = async (importId: string, upTo: number): Promise<string> => {
    const propose = draftUseCases(contract, [takingBack.name], () => undefined).find(({ name }) => name === 'propose-slip-correction') as AnyUseCase;
    const { answer } = await run(propose, { command: takingBack.name, quote: '核定编制5名', says: { importId, upTo, rows: 1, reason: '重复导入' } }, `slip ${importId} ${upTo}`, writer);
    return (answer as { draftId: string }).draftId;
  };
  const sign = async (draftId: string, importId: string, upTo: number): Promise<void> => {
    const { timeline } = await new FoldedStreams(contract).load(log, draftStream(draftId));
    const { version, hash, kind } = draftState(timeline.latest() as DraftSteps);
    const signing = { draftId, kind, version, contentHash: Buffer.from(hash).toString('hex'), seen: (await log.head()).position, recordedOn: '2026-03-01', restsOn: [{ quote: '核定编制5名' }] };
    await run(signed(contract, takingBack, signing), { importId, upTo, rows: 1, reason: '重复导入' }, `sign ${draftId}`, { ...approver, today: '2026-03-10', prepared: { as: `draft/${draftId}`, by: ['p-writer'] } });
  };
  const signedFor = async (importId: string, upTo: number): Promise<string> => {
    const draftId = await proposed(importId, upTo);
    await sign(draftId, importId, upTo);
    return draftId;
  };
  const takeBack = (draftId: string, { eventId, streamId, position }: StoredEvent, over: Partial<CommandMeta> = {}): Promise<CommandOutcome> => {
    const taking: RowTakingBack = { draftId, importId: upload, eventIds: [eventId], position, recordedOn: '2026-03-01', restsOn: [{ quote: '核定编制5名' }] };
    return run(rowTakenBack(contract, annulling, taking), { streamId, eventId, reason: '重复导入' }, `back ${draftId} ${eventId} ${over.principal}`, { ...approver, today: '2026-03-10', prepared: { as: `draft/${draftId}`, by: ['p-writer'] }, ...over });
  };

  it('goes under the signature, once', async () => {
    const fact = await row();
    const draftId = await signedFor(upload, fact.position);
    expect(await takeBack(draftId, fact)).toMatchObject({ status: 'recorded', events: [{ type: 'EventAnnulled' }] });
    expect(await takeBack(draftId, fact, { ...approver, principal: 'again' })).toMatchObject({ status: 'unchanged' });
  });

  it('stays while nobody has signed', async () => {
    const fact = await row();
    const draftId = await proposed(upload, fact.position);
    await expect(takeBack(draftId, fact)).rejects.toMatchObject({ rule: 'taking-back-unsigned', facts: { draftId } });
    await sign(draftId, upload, fact.position);
    expect(await takeBack(draftId, fact)).toMatchObject({ status: 'recorded' });
  });

  it('stays where another upload was signed for, or what lay before it', async () => {
    const fact = await row();
    const ofAnother = await signedFor(anotherUpload, fact.position);
    await expect(takeBack(ofAnother, fact)).rejects.toMatchObject({ rule: 'row-not-signed-for', facts: { draftId: ofAnother } });
    const upToBefore = await signedFor(upload, fact.position);
    const later = await row(6);
    await expect(takeBack(upToBefore, later)).rejects.toMatchObject({ rule: 'row-not-signed-for' });
    expect(await takeBack(upToBefore, fact)).toMatchObject({ status: 'recorded' });
  });

  it('stays where somebody has corrected it since, and is done where the correction was taken back as well', async () => {
    const fact = await row();
    const draftId = await signedFor(upload, fact.position);
    const { events } = await run(stating, { owner: 'a', count: 4 }, 'corrected', { ...writer, corrects: fact.eventId });
    const correction = events[0]?.eventId ?? '';
    await expect(takeBack(draftId, fact)).rejects.toMatchObject({ rule: 'row-corrected-since', facts: { eventId: correction } });
    await run(annulling as AnyUseCase, { streamId: fact.streamId, eventId: correction, reason: '误更正' }, 'annulled', writer);
    expect(await takeBack(draftId, fact, { ...approver, principal: 'again' })).toMatchObject({ status: 'unchanged' });
  });

  it('is not taken back by who proposed it', async () => {
    const fact = await row();
    const draftId = await signedFor(upload, fact.position);
    await expect(takeBack(draftId, fact, writer)).rejects.toMatchObject({ rule: 'slip-second-person' });
  });
});
