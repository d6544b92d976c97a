import { earlier } from './calendar-date.js';
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
  private counted: readonly Fact<E>[] | null = null;

  /** @param folds days that are folded already: what an earlier timeline found out and later facts do not touch */
  private constructor(
    private readonly aggregate: Aggregate<S, E>,
    private readonly sorted: readonly Fact<E>[],
    private readonly dropped: ReadonlySet<string>,
    private readonly folds: DayFolds<S> = noFolds(),
  ) {}

  static of<S, E extends DomainEvent>(aggregate: Aggregate<S, E>, facts: readonly Fact<E>[] = []): Timeline<S, E> {
    return new Timeline<S, E>(aggregate, [], new Set()).with(facts);
  }

  /** facts that count, by effect: corrected and annulled ones are gone */
  get facts(): readonly Fact<E>[] {
    this.counted ??= this.sorted.filter((fact) => !this.dropped.has(fact.eventId) && fact.event.type !== 'EventAnnulled');
    return this.counted;
  }

  /** true before the first event of the stream, of whatever date */
  get isNew(): boolean {
    return this.sorted.length === 0;
  }

  /** The state that surely holds at the end of that day. */
  at(date: string): S {
    this.foldTo(date);
    const { days, states } = this.folds;
    const reached = daysUpTo(days, date, true);
    return reached === 0 ? this.aggregate.initial() : (states[reached - 1] as S);
  }

  /** The state once everything that is recorded has taken effect. */
  latest(): S {
    return this.at(this.facts.at(-1)?.effective.to ?? '');
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
    if (facts.length === 0) return this;
    const superseded = facts.flatMap((fact) => fact.supersedes ?? []);
    const sorted = [...this.sorted, ...facts].sort(byEffect);
    return new Timeline(this.aggregate, sorted, superseded.length === 0 ? this.dropped : new Set([...this.dropped, ...superseded]), this.foldsBefore(facts, superseded));
  }

  /** The timeline as it would be had those events never been. */
  without(...eventIds: readonly string[]): Timeline<S, E> {
    return eventIds.length === 0 ? this : new Timeline(this.aggregate, this.sorted, new Set([...this.dropped, ...eventIds]), this.foldsBefore([], eventIds));
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

  /** Goes on from the last day that is folded. Every fact of a day takes effect by its end, so days are never folded half. */
  private foldTo(date: string): void {
    const { days, states, reached } = this.folds;
    let state = days.length === 0 ? this.aggregate.initial() : (states.at(-1) as S);
    for (let next = reached.at(-1) ?? 0; next < this.facts.length; next += 1) {
      const fact = this.facts[next] as Fact<E>;
      if (fact.effective.to > date) return;
      state = this.aggregate.apply(state, fact.event, fact);
      if (this.facts[next + 1]?.effective.to === fact.effective.to) continue;
      days.push(fact.effective.to);
      states.push(state);
      reached.push(next + 1);
    }
  }

  /** What is folded of the days before the first one that these facts, or what goes with those ids, take effect on. */
  private foldsBefore(facts: readonly Fact<E>[], gone: readonly string[]): DayFolds<S> {
    const ids = new Set(gone);
    const touched = [...facts, ...(ids.size === 0 ? [] : this.sorted.filter(({ eventId }) => ids.has(eventId)))].map(({ effective }) => effective.to);
    const { days, states, reached } = this.folds;
    const first = touched.reduce(earlier, endOfTime);
    const kept = daysUpTo(days, first, false);
    return { days: days.slice(0, kept), states: states.slice(0, kept), reached: reached.slice(0, kept) };
  }
}

/** States at the end of days on which facts take effect, ascending; and how many of the facts had by then. */
interface DayFolds<S> {
  readonly days: string[];
  readonly states: S[];
  readonly reached: number[];
}

const noFolds = <S>(): DayFolds<S> => ({ days: [], states: [], reached: [] });

/** After every date. */
const endOfTime = '9999-99-99';

/** How many of the ascending days come before that one, which itself counts where it is `through`. */
const daysUpTo = (days: readonly string[], date: string, through: boolean): number => {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const day = days[middle] as string;
    if (day < date || (through && day === date)) low = middle + 1;
    else high = middle;
  }
  return low;
};
