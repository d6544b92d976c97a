import { decodeData, type Contract } from '@yange/contracts';
import type { EventLog, StoredEvent } from '@yange/event-log';
import { draftState, draftStream, type DraftEvent, type DraftKind, type DraftStage, type DraftState } from '@yange/use-case';
import type { PreparedCommands } from './prepared.commands.js';

/** A draft in a list. */
export interface DraftEntry {
  readonly draftId: string;
  readonly kind: DraftKind;
  readonly command: string;
  readonly title: { readonly zh: string; readonly en: string } | null;
  readonly stage: DraftStage;
  readonly version: number;
  /** hexadecimal; what a signature names */
  readonly contentHash: string;
  readonly writers: readonly string[];
  /** of the return or withdrawal */
  readonly reason: string;
  readonly lastStepAt: string;
}

const types = ['DraftSaved', 'DraftSubmitted', 'DraftReturned', 'DraftWithdrawn', 'DraftSigned'] as const;

const stateOf = (contract: Contract, events: readonly StoredEvent[]): DraftState =>
  draftState(events.map(({ type, data, position }) => ({ position, event: decodeData(contract, type, data) as DraftEvent })));

export const readDraft = async (log: EventLog, contract: Contract, draftId: string): Promise<{ readonly state: DraftState; readonly events: readonly StoredEvent[] } | null> => {
  const events = await log.readStream(draftStream(draftId).streamId);
  return events.length === 0 ? null : { state: stateOf(contract, events), events };
};

export const entryOf = (draftId: string, state: DraftState, events: readonly StoredEvent[], prepared: PreparedCommands): DraftEntry => ({
  draftId,
  kind: state.kind,
  command: state.command,
  title: prepared.get(state.command)?.title ?? null,
  stage: state.stage,
  version: state.version,
  contentHash: Buffer.from(state.hash).toString('hex'),
  writers: state.writers,
  reason: state.reason,
  lastStepAt: events.at(-1)?.recordedAt ?? '',
});

/** All drafts of a log, the last touched first: read from the log, since there are few of them. */
export const readDrafts = async (log: EventLog, contract: Contract, prepared: PreparedCommands): Promise<readonly DraftEntry[]> => {
  const byDraft = new Map<string, StoredEvent[]>();
  const { position } = await log.head();
  for (let after = 0; after < position; ) {
    const page = await log.readPage({ after, limit: 1000, types });
    for (const event of page.events) byDraft.set(event.streamId, [...(byDraft.get(event.streamId) ?? []), event]);
    after = page.scannedTo;
  }
  return [...byDraft].map(([streamId, events]) => entryOf(streamId.slice('draft/'.length), stateOf(contract, events), events, prepared)).sort((a, b) => (a.lastStepAt < b.lastStepAt ? 1 : -1));
};
