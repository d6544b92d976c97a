import type { Subject } from '@yange/contracts';
import type { DomainEvent, Fact } from '@yange/kernel';
import type { DueKind } from '../../language/due.language.js';

/** Open work as an event opens it. */
export interface NewDue {
  readonly kind: DueKind;
  readonly zh: string;
  readonly en: string;
  /** `YYYY-MM-DD`; empty where the event names no day: then the term of the kind counts */
  readonly dueOn?: string;
  /** whose term counts in place of the kind's: key of another row of `due_terms` */
  readonly term?: string;
  /** who has to do it; several where it is asked of each of them; without a name where the event knows the id alone */
  readonly organs?: readonly (Pick<Subject, 'organId' | 'name'> | undefined)[];
  /** subject of a token, where one person is asked */
  readonly person?: string;
  /** role that may do it, where no person is named */
  readonly role?: string;
  /** below `/v1/districts/:district/` */
  readonly link: string;
}

/** One row: open from `shown_from` until the day of `shown_to`, in these words. `since` is the day of the event that opened it. */
export interface DueRow {
  readonly item_key: string;
  readonly kind: string;
  readonly shown_from: string;
  readonly shown_to: string | null;
  readonly since: string;
  readonly due_on: string;
  readonly term: string;
  readonly zh: string;
  readonly en: string;
  readonly organ_ids: string;
  readonly organ_names: string;
  readonly person: string;
  readonly role: string;
  readonly link: string;
  readonly event_id: string;
  readonly closed_by: string | null;
}

/** The open work of one stream while its facts are folded, in the order in which they take effect. */
export class DueBook {
  private readonly opened = new Map<string, DueRow>();
  private readonly closed: DueRow[] = [];

  /** @param live ids of events that were recorded live */
  constructor(private readonly live: ReadonlySet<string>) {}

  /**
   * Opens an item, in the place of one of the same key. What an import brought opens only what it names a day for: history tells what
   * happened, and the district's terms are for what happens now.
   */
  open(fact: Fact<DomainEvent>, key: string, due: NewDue): void {
    this.close(fact, key);
    if ((due.dueOn ?? '') === '' && !this.live.has(fact.eventId)) return;
    const organs = (due.organs ?? []).flatMap((organ) => (organ === undefined || (organ.name === '' && organ.organId === '') ? [] : [organ]));
    this.opened.set(key, {
      item_key: key, kind: due.kind, shown_from: fact.effective.to, shown_to: null, since: fact.effective.to, due_on: due.dueOn ?? '', term: due.term ?? `kind/${due.kind}`, zh: due.zh, en: due.en,
      organ_ids: organs.map(({ organId }) => organId).filter((id) => id !== '').join(' '), organ_names: organs.map(({ name }) => name).filter((name) => name !== '').join('、'), person: due.person ?? '', role: due.role ?? '', link: due.link, event_id: fact.eventId, closed_by: null,
    });
  }

  /** Other words for an item that stays open since when it was. */
  reword(fact: Fact<DomainEvent>, key: string, words: Pick<NewDue, 'zh' | 'en'>): void {
    const known = this.opened.get(key);
    if (known === undefined) return;
    this.close(fact, key);
    this.opened.set(key, { ...known, ...words, shown_from: fact.effective.to });
  }

  /** Another organ has to do it, since when it was open. Words of organs as `organs` of the item has them. */
  readdress(fact: Fact<DomainEvent>, key: string, organs: readonly { readonly organId: string; readonly name: string }[]): void {
    const known = this.opened.get(key);
    if (known === undefined) return;
    this.close(fact, key);
    this.opened.set(key, { ...known, shown_from: fact.effective.to, organ_ids: organs.map(({ organId }) => organId).filter((id) => id !== '').join(' '), organ_names: organs.map(({ name }) => name).join('、') });
  }

  /** Another last day, in other words, for an item that stays open since when it was. */
  postpone(fact: Fact<DomainEvent>, key: string, { dueOn, ...words }: Pick<NewDue, 'zh' | 'en'> & { readonly dueOn: string }): void {
    this.reword(fact, key, words);
    const known = this.opened.get(key);
    if (known !== undefined) this.opened.set(key, { ...known, due_on: dueOn });
  }

  close(fact: Fact<DomainEvent>, key: string): void {
    const known = this.opened.get(key);
    if (known === undefined) return;
    this.opened.delete(key);
    this.closed.push({ ...known, shown_to: fact.effective.to, closed_by: fact.eventId });
  }

  closeAll(fact: Fact<DomainEvent>, concerns: (key: string) => boolean = () => true): void {
    for (const key of [...this.opened.keys()]) if (concerns(key)) this.close(fact, key);
  }

  keys(): readonly string[] {
    return [...this.opened.keys()];
  }

  /** Items that open and close on one day were never seen. */
  rows(): readonly DueRow[] {
    return [...this.closed.filter(({ shown_from, shown_to }) => shown_from !== shown_to), ...this.opened.values()];
  }
}

/** How the events of one kind of stream open and close work. */
export interface DueFold<E extends DomainEvent> {
  /** first word of the stream ids */
  readonly stream: string;
  readonly types: readonly E['type'][];
  /** @param facts that count, as they take effect @param key the rest of the stream id */
  readonly fold: (book: DueBook, facts: readonly Fact<E>[], key: string) => void;
}

// Folds of one projection have different events; only `any` accepts them all in one list.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyDueFold = DueFold<any>;

export const defineDueFold = <E extends DomainEvent>(fold: DueFold<E>): DueFold<E> => fold;

/** The event of a fact, narrowed: folds switch over `fact.event` and need both. */
export const each = <E extends DomainEvent>(apply: (book: DueBook, event: E, fact: Fact<E>, key: string) => void): DueFold<E>['fold'] => (book, facts, key) => {
  for (const fact of facts) apply(book, fact.event, fact, key);
};
