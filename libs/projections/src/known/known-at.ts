import type { Projection } from '../projection.port.js';

/** What a question reads: a TypeORM DataSource is one. */
export interface ReadModels {
  query<T>(text: string, values?: unknown[]): Promise<T>;
  transaction<T>(isolation: 'REPEATABLE READ', work: (read: Readable) => Promise<T>): Promise<T>;
}

export type Readable = Pick<ReadModels, 'query'>;

/** Log id → the last position that is known. Of a log that is not named nothing is. */
export type Positions = Readonly<Record<string, number>>;

/** The question reads a view that was not made to be read as of an earlier position. */
export class NotKnownEarlier extends Error {
  constructor(readonly view: string) {
    super(`live.${view} cannot be read as it was known earlier`);
    this.name = 'NotKnownEarlier';
  }
}

/** SQL: which rows may be known at all, and up to which position of their log. */
interface Known {
  readonly rows: string;
  readonly last: string;
}

const bookkeeping = ['known_from', 'known_to'];

/** `live.<view>_ever`: the rows of a view with those that were known once, whatever the positions. For finding candidates by an index alone; what is answered of them comes from the view itself. */
const everEnding = '_ever';

/**
 * The read models of a service for one question, at the positions that are asked for: rows that came later are out of every query, and what they took the place of
 * is there again. Remembers which projections were read.
 */
export class ReadAtMoment implements ReadModels {
  readonly touched = new Set<string>();
  private readonly views: ReadonlyMap<string, Projection>;

  /**
   * @param positions null where nothing is left out
   * @param supposedFrom what bears a higher position is supposed, and known whatever the positions are; see `readSupposing`
   * @throws {Error} where a log id is none
   */
  constructor(
    readonly source: ReadModels,
    projections: readonly Projection[],
    private readonly positions: Positions | null,
    private readonly supposedFrom: number | null = null,
  ) {
    this.views = new Map(projections.flatMap((projection) => projection.views.map((view) => [view, projection] as const)));
    if (positions !== null && !/^\{(?:"[a-z0-9/-]+":\d+,?)*\}$/u.test(JSON.stringify(positions))) throw new Error('positions name logs and numbers');
  }

  query<T>(text: string, values?: unknown[]): Promise<T> {
    return this.ask<T>(this.source, text, values);
  }

  transaction<T>(isolation: 'REPEATABLE READ', work: (read: Readable) => Promise<T>): Promise<T> {
    return this.source.transaction(isolation, (read) => work({ query: <A>(text: string, values?: unknown[]) => this.ask<A>(read, text, values) }));
  }

  private async ask<T>(read: Readable, text: string, values?: unknown[]): Promise<T> {
    const rows = await read.query<T>(text.replaceAll(/\blive\.([a-z_]+)\b/gu, (_all, view: string) => this.at(view)), values);
    return this.positions === null || !Array.isArray(rows) ? rows : (shown(rows) as T);
  }

  /**
   * What is known of the logs that a projection folds. Of one log a number, which the index of spans can be asked for; a choice by the row's log cannot. Facts are found by the days on which they
   * take effect: there a number would only tell the planner that it is cheaper to read them all.
   */
  private knownOf({ contexts }: Pick<Projection, 'contexts'>, how: string | undefined): Known {
    const logs = Object.entries(this.positions ?? {}).filter(([logId]) => (contexts as readonly string[]).includes(logId.split('/')[1] ?? ''));
    const [first, ...others] = logs;
    if (how === 'spans' && first !== undefined && others.length === 0) return { rows: `log_id = '${first[0]}' and `, last: String(first[1]) };
    return { rows: '', last: logs.length === 0 ? '0' : `case log_id ${logs.map(([logId, position]) => `when '${logId}' then ${position}`).join(' ')} else 0 end` };
  }

  private at(view: string): string {
    const kept = view.endsWith(everEnding) ? view.slice(0, -everEnding.length) : null;
    if (kept !== null) return this.ever(kept);
    const projection = this.views.get(view);
    if (projection !== undefined) this.touched.add(projection.name);
    const how = projection?.known?.[view];
    if (this.positions === null || how === 'always') return `live.${view}`;
    if (projection === undefined) throw new NotKnownEarlier(view);
    const known = this.knownOf(projection, how);
    if (how === 'grows' || how === 'facts') return `(select * from live.${view} where ${known.rows}${this.came('position', known)})`;
    if (how === 'spans') return `(select * from live.${view}_known where ${known.rows}${this.came('known_from', known)} and (known_to is null or ${this.comes('known_to', known)}))`;
    throw new NotKnownEarlier(view);
  }

  /** Whether what happened at the position in a column is known. */
  private came(column: string, { last }: Known): string {
    return this.supposedFrom === null ? `${column} <= ${last}` : `(${column} <= ${last} or ${column} > ${this.supposedFrom})`;
  }

  /** Whether it is not known yet. */
  private comes(column: string, known: Known): string {
    return this.supposedFrom === null ? `${column} > ${known.last}` : `not ${this.came(column, known)}`;
  }

  private ever(view: string): string {
    const projection = this.views.get(view);
    if (projection?.known?.[view] !== 'spans') throw new NotKnownEarlier(view);
    this.touched.add(projection.name);
    return this.positions === null ? `live.${view}` : `live.${view}_known`;
  }
}

/** All rows of an answer have the same columns. */
const shown = (rows: readonly unknown[]): readonly unknown[] => {
  const [first] = rows;
  if (typeof first !== 'object' || first === null || !bookkeeping.some((name) => name in first)) return rows;
  return rows.map((row) => Object.fromEntries(Object.entries(row as object).filter(([name]) => !bookkeeping.includes(name))));
};

/**
 * How many events of each log the serving rows of some projections were folded from, the least of them. Where positions have no gap, that is the last one.
 * @returns log id → position; 0 where a projection has not begun
 */
export const coveredBy = async (read: Readable, projections: readonly string[], logIds: readonly string[]): Promise<Positions> => {
  const rows = await read.query<{ reader: string; log_id: string; covered: string }[]>(
    `select c.reader, c.log_id, sum(c.covered) as covered
       from projections.checkpoints c join projections.projection_versions v using (reader, version, generation)
      where v.state = 'live' and c.feed = v.feed and c.reader = any($1) and c.log_id = any($2) group by c.reader, c.log_id`,
    [[...projections], [...logIds]],
  );
  return Object.fromEntries(logIds.flatMap((logId) => {
    const own = rows.filter((row) => row.log_id === logId).map(({ covered }) => Number(covered));
    return own.length === 0 ? [] : [[logId, Math.min(...own)] as const];
  }));
};
