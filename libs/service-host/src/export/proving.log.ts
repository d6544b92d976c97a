import { dataAsJson, decodeEnvelope, Provenance, type Citation, type Contract } from '@yange/contracts';
import type { AppendRequest, AppendResult, EventLog, LogHead, LogPage, NewEvent, PageRequest, StoredCommand, StoredEvent } from '@yange/event-log';
import type { SameFacts } from './same-facts.js';

/** A row was decided, and would record something else than the log holds. */
export class OtherFacts extends Error {
  constructor(readonly what: 'count' | 'type' | 'stream' | 'content' | 'date' | 'source') {
    super(`the row would record another ${what}`);
    this.name = 'OtherFacts';
  }
}

/**
 * The log of the district as its export would build it up again. It takes only appends that say what the original command said, so that a row which
 * would record something else leaves no trace in it.
 */
export class ProvingLog implements EventLog {
  readonly logId: string;
  private expected: readonly StoredEvent[] | null = null;

  constructor(
    private readonly inner: EventLog,
    private readonly contract: Contract,
    private readonly facts: SameFacts,
  ) {
    this.logId = inner.logId;
  }

  /** The next append has to say what these events say. */
  expect(events: readonly StoredEvent[] | null): void {
    this.expected = events;
  }

  /** @throws {OtherFacts} */
  async append(request: AppendRequest): Promise<AppendResult> {
    if (this.expected !== null) {
      this.compare(
        this.expected,
        request.streams.flatMap(({ streamId, events }) => events.map((event) => ({ streamId, event }))),
      );
    }
    return this.inner.append(request);
  }

  private compare(original: readonly StoredEvent[], again: readonly { readonly streamId: string; readonly event: NewEvent }[]): void {
    if (original.length !== again.length) throw new OtherFacts('count');
    original.forEach((event, index) => {
      const other = again[index];
      if (other?.event.type !== event.type) throw new OtherFacts('type');
      if (!sameSource(event, other.event)) throw new OtherFacts('source');
      if (event.effectiveFrom !== other.event.effectiveFrom || event.effectiveTo !== other.event.effectiveTo) throw new OtherFacts('date');
    });
    // As a whole, since an id that stands for another one must do so in every stream.
    if (!this.facts.same(original.map((event) => [event.streamId, this.said(event)]), again.map(({ streamId, event }) => [streamId, this.said(event)]))) throw new OtherFacts('content');
  }

  /** What an annulment takes back has another id where it was recorded live: the row says which it is. */
  private said({ type, data }: NewEvent): unknown {
    return dataAsJson(this.contract, type, data);
  }

  findCommand(principal: string, commandId: string): Promise<StoredCommand | null> {
    return this.inner.findCommand(principal, commandId);
  }

  findClaim(key: string): Promise<string | null> {
    return this.inner.findClaim(key);
  }

  readStream(streamId: string, afterVersion?: number): Promise<readonly StoredEvent[]> {
    return this.inner.readStream(streamId, afterVersion);
  }

  findEvent(eventId: string): Promise<StoredEvent | null> {
    return this.inner.findEvent(eventId);
  }

  readPage(request: PageRequest): Promise<LogPage> {
    return this.inner.readPage(request);
  }

  head(): Promise<LogHead> {
    return this.inner.head();
  }

  onAppend(listener: () => void): () => void {
    return this.inner.onAppend(listener);
  }
}

/** The first document, and where in it. */
const sameSource = (original: NewEvent, again: NewEvent): boolean => {
  const [first, second] = [decodeEnvelope(original.envelope).citations[0], decodeEnvelope(again.envelope).citations[0]];
  if (first === undefined || second === undefined) return first === second;
  return first.title === second.title && first.number === second.number && first.place === second.place && first.quote === second.quote && provenanceOf(first) === provenanceOf(second);
};

/** What is recorded live says nothing of it: it is what its own document states. */
const provenanceOf = ({ provenance }: Citation): Provenance => (provenance === Provenance.UNSPECIFIED ? Provenance.STATED : provenance);
