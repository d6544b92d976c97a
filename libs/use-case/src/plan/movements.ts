import type { DomainEvent, Timeline } from '@yange/kernel';

/** A number as it is and as it would be; null where it is not known. */
export interface Moved {
  readonly before: number | null;
  readonly after: number | null;
  /** by how much it goes up or down, known also where neither total is */
  readonly change: number;
}

/** Whose quota of which kind. */
export interface AccountOf {
  readonly organId: string | null;
  readonly organ: string;
  /** codes: of the table of kinds, `civil-service`, `full` … */
  readonly kind: string;
  readonly management: string;
  readonly funding: string;
}

export interface MovedAccount extends AccountOf {
  readonly approved: Moved;
  readonly actual: Moved;
}

/** A person, by the reference that the vault gave; who it is no event says. */
export interface MovedPerson {
  readonly personId: string;
  readonly from: AccountOf | null;
  readonly to: AccountOf | null;
}

/** Where a batch of people comes from or goes to: an organ, or a group by its words. */
export interface BatchSideOf {
  readonly organId: string | null;
  readonly organ: string;
}

/** A batch of 转隶 that a plan records: people who are counted, of whom some may be known already. */
export interface MovedBatch {
  readonly batchId: string;
  readonly name: string;
  /** out of the district, into it, or from one of its organs to another */
  readonly direction: 'within' | 'out' | 'in';
  /** null where the source does not say, and where the side is outside the district */
  readonly from: BatchSideOf | null;
  readonly to: BatchSideOf | null;
  readonly persons: number;
  /** of these, those whom the plan names too: they are in {@link Movements.people} */
  readonly named: number;
  /** 连人带编: their posts go along, and are told with the accounts */
  readonly withQuota: boolean;
}

/** Leadership posts 领导职数, 正职 and 副职 apart. */
export interface MovedPosts {
  readonly organId: string | null;
  readonly organ: string;
  readonly level: string;
  readonly principal: Moved;
  readonly deputy: Moved;
}

/** What of people and quota a plan moves. */
export interface Movements {
  readonly accounts: readonly MovedAccount[];
  readonly people: readonly MovedPerson[];
  readonly batches: readonly MovedBatch[];
  readonly posts: readonly MovedPosts[];
}

/** A stream that a try-out added to: as it is, and as it would be. */
export interface MovedStream {
  /** first word of the stream id */
  readonly aggregate: string;
  /** the rest of it */
  readonly key: string;
  readonly before: Timeline<unknown, DomainEvent>;
  readonly after: Timeline<unknown, DomainEvent>;
}

/** @param on the day by which all of the plan has taken effect @returns what the stream moves; nothing where it is about something else */
export type MovementsOf = (stream: MovedStream, on: string) => Partial<Movements>;
