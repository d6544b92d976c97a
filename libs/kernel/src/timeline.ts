import { certaintyAt, type EffectiveDate } from './effective-date.js';

/** What every event looks like to the domain: its stored name and its message. */
export interface DomainEvent {
  readonly type: string;
  readonly data: unknown;
}

/** An event with what a fold needs to know about it. */
export interface Fact<E extends DomainEvent> {
  readonly event: E;
  readonly eventId: string;
  readonly effective: EffectiveDate;
  /** position in the log; facts that are only being considered sort after all recorded ones */
  readonly position: number;
  /** order that an import's manifest gives to facts of one day; 0 where there is none: such a fact comes after the ordered ones */
  readonly order: number;
  /** the event that this one corrects or annuls */
  readonly supersedes: string | null;
}

/** How facts become state, in the order in which they took effect. Pure; unknown events leave the state as it is. */
export interface Aggregate<S, E extends DomainEvent> {
  initial(): S;
  apply(state: S, event: E, fact: Fact<E>): S;
}

const rank = ({ order }: { readonly order: number }): number => (order === 0 ? Number.MAX_SAFE_INTEGER : order);

const byEffect = <E extends DomainEvent>(a: Fact<E>, b: Fact<E>): number =>
  a.effective.to === b.effective.to ? rank(a) - rank(b) || a.position - b.position : a.effective.to < b.effective.to ? -1 : 1;

/**
 * The state of an aggregate as a timeline by effective date. Facts may arrive late, ahead of time, corrected or annulled:
 * the order of arrival never matters, only (effective `to`, manifest order, position).
 */
export class Timeline<S, E extends DomainEvent> {
  private constructor(
    private readonly aggregate: Aggregate<S, E>,
    private readonly sorted: readonly Fact<E>[],
    private readonly dropped: ReadonlySet<string>,
  ) {}

  static of<S, E extends DomainEvent>(aggregate: Aggregate<S, E>, facts: readonly Fact<E>[] = []): Timeline<S, E> {
    return new Timeline<S, E>(aggregate, [], new Set()).with(facts);
  }

  /** facts that count, by effect: corrected and annulled ones are gone */
  get facts(): readonly Fact<E>[] {
    return this.sorted.filter((fact) => !this.dropped.has(fact.eventId) && fact.event.type !== 'EventAnnulled');
  }

  /** true before the first event of the stream, of whatever date */
  get isNew(): boolean {
    return this.sorted.length === 0;
  }

  /** The state that surely holds at the end of that day. */
  at(date: string): S {
    return this.fold(this.facts.filter((fact) => certaintyAt(fact.effective, date) === 'certain'));
  }

  /** The state once everything that is recorded has taken effect. */
  latest(): S {
    return this.fold(this.facts);
  }

  /** Facts that may or may not hold at that date. */
  uncertainAt(date: string): readonly Fact<E>[] {
    return this.facts.filter((fact) => certaintyAt(fact.effective, date) === 'possible');
  }

  /** The state at that date and at each later date on which it changes. */
  from(date: string): readonly { readonly date: string; readonly state: S }[] {
    const later = this.facts.map((fact) => fact.effective.to).filter((to) => to > date);
    return [date, ...new Set(later)].map((at) => ({ date: at, state: this.at(at) }));
  }

  /** The timeline as it would be with these facts as well. What was taken out of it stays out. */
  with(facts: readonly Fact<E>[]): Timeline<S, E> {
    const superseded = facts.flatMap((fact) => fact.supersedes ?? []);
    return new Timeline(this.aggregate, [...this.sorted, ...facts].sort(byEffect), new Set([...this.dropped, ...superseded]));
  }

  /** The timeline as it would be had those events never been. */
  without(...eventIds: readonly string[]): Timeline<S, E> {
    return new Timeline(this.aggregate, this.sorted, new Set([...this.dropped, ...eventIds]));
  }

  /** The fact of that id if it counts. */
  find(eventId: string): Fact<E> | undefined {
    return this.facts.find((fact) => fact.eventId === eventId);
  }

  /** The fact of that id as it was told, whether it still counts or not. */
  told(eventId: string): Fact<E> | undefined {
    return this.sorted.find((fact) => fact.eventId === eventId);
  }

  /** What was recorded after that position: facts, and what corrected or annulled others. */
  recordedAfter(position: number): readonly Fact<E>[] {
    return this.sorted.filter((fact) => fact.position > position);
  }

  private fold(facts: readonly Fact<E>[]): S {
    return facts.reduce((state, fact) => this.aggregate.apply(state, fact.event, fact), this.aggregate.initial());
  }
}
