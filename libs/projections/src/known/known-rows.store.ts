import type { Contract, Messages } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';
import type { PastStreams, ProjectionTransaction } from '../projection.port.js';
import type { StreamFacts, StreamRows } from '../stream-facts/stream-facts.store.js';
import { rowChanges, type RowChanges } from './row-changes.js';

const each = function* <A, B>(all: Iterable<A>, to: (one: A) => B): Generator<B> {
  for (const one of all) yield to(one);
};

/** Column that says whose a row is: it holds the rest of the stream id, or the whole where it is `stream_id`; null for tables of a log's only stream. */
export type OwnerColumn = string | null;

/** `StreamFacts` of any contract. */
type KeptFacts = Pick<StreamFacts<Messages>, 'takeBack' | 'keysOf'>;

interface Owned {
  readonly logId: string;
  readonly streamId: string;
  readonly key: string;
  readonly changes: RowChanges;
}

/**
 * Rows of states that are kept with the positions between which they were known, so that a read model answers as of any position of its log. The tables hold
 * what is known now, under the columns that the service gives them; `<table>_former` holds what was known once; `<table>_known` shows both.
 */
export class KnownRows<T extends string> {
  /** What a stream's facts gave: a stream that is remembered comes again as it was after the batch before. */
  readonly #given = new WeakMap<object, Partial<Readonly<Record<T, readonly object[]>>>>();

  /** @param owners table → the column that says whose a row is */
  constructor(private readonly owners: Readonly<Record<T, OwnerColumn>>) {}

  get names(): readonly T[] {
    return Object.keys(this.owners) as T[];
  }

  /** for `views` of a projection */
  get views(): readonly string[] {
    return this.names.flatMap((table) => [table, `${table}_known`]);
  }

  /** for `known` of a projection */
  get known(): Readonly<Record<string, 'spans'>> {
    return Object.fromEntries(this.names.map((table) => [table, 'spans']));
  }

  /** Statements that come after those by which the service creates its tables. */
  tables(schema: string): readonly string[] {
    return this.names.flatMap((table) => {
      const owner = this.owners[table];
      return [
        `alter table ${schema}.${table} add column known_from bigint not null, add column row_hash uuid not null`,
        `create table ${schema}.${table}_former (like ${schema}.${table}, known_to bigint not null)`,
        `create index on ${schema}.${table}_former (log_id${owner === null ? '' : `, ${owner}`})`,
        `create view ${schema}.${table}_known as select *, null::bigint as known_to from ${schema}.${table} union all select * from ${schema}.${table}_former`,
      ];
    });
  }

  /**
   * Keeps the events, folds every stream that grows as it is known at each of its new positions, and writes what changed.
   * @param rowsOf pure: the rows of a stream as the facts that count give them
   */
  async fold<M extends Messages>(tx: ProjectionTransaction, facts: StreamFacts<M>, events: readonly StoredEvent[], rowsOf: StreamRows<Contract<M>, T>): Promise<void> {
    const owned: Owned[] = [];
    const given: typeof rowsOf = (stream) => {
      const rows = this.#given.get(stream) ?? rowsOf(stream);
      this.#given.set(stream, rows);
      return rows;
    };
    for await (const { logId, streamId, key, before, steps } of facts.grown(tx, events)) {
      const changes = rowChanges(before === null ? {} : given(before), each(steps, ({ position, stream }) => ({ position, rows: given(stream) })));
      owned.push({ logId, streamId, key, changes });
    }
    for (const table of this.names) await this.write(tx, table, owned);
  }

  /**
   * Takes streams back to what was known of them at a position: rows and facts that came later go, and what they took the place of is there again.
   * @param facts all that the rows are folded from
   */
  async takeBack(tx: ProjectionTransaction, facts: readonly KeptFacts[], past: PastStreams): Promise<void> {
    const { client, schema } = tx;
    for (const one of facts) await one.takeBack(tx, past);
    const keys = facts.flatMap((one) => one.keysOf(past.streamIds));
    for (const table of this.names) {
      const owner = this.owners[table];
      const theirs = `log_id = $1${owner === null ? '' : ` and ${owner} = any($3)`}`;
      const values = [past.logId, past.position, ...(owner === null ? [] : [owner === 'stream_id' ? past.streamIds : keys])];
      await client.query(`delete from ${schema}.${table} where ${theirs} and known_from > $2`, values);
      const again = `delete from ${schema}.${table}_former where ${theirs} and known_from <= $2 and known_to > $2 returning *`;
      await client.query(`with again as (${again}) insert into ${schema}.${table} select whole.* from again, jsonb_populate_record(null::${schema}.${table}, to_jsonb(again)) whole`, values);
    }
  }

  private async write({ client, schema }: ProjectionTransaction, table: T, owned: readonly Owned[]): Promise<void> {
    const column = this.owners[table];
    const ownerOf = ({ logId, streamId, key }: Owned): object => ({ log_id: logId, ...(column === null ? {} : { [column]: column === 'stream_id' ? streamId : key }) });
    const of = <R extends { readonly table: string }>(rows: (changes: RowChanges) => readonly R[], cells: (row: R) => object): string =>
      JSON.stringify(owned.flatMap((one) => rows(one.changes).filter((row) => row.table === table).map((row) => ({ ...cells(row), ...ownerOf(one) }))));
    const [from, none] = [`jsonb_populate_recordset(null::${schema}.${table}, $1::jsonb)`, '[]'];
    const gone = of(({ gone }) => gone, ({ hash, to }) => ({ row_hash: hash, known_from: to }));
    const same = ['log_id', ...(column === null ? [] : [column]), 'row_hash'].map((name) => `t.${name} = g.${name}`).join(' and ');
    if (gone !== none) await client.query(`with gone as (delete from ${schema}.${table} t using ${from} g where ${same} returning t.*, g.known_from as known_to) insert into ${schema}.${table}_former select * from gone`, [gone]);
    const born = of(({ born }) => born, ({ cells, hash, from }) => ({ ...cells, row_hash: hash, known_from: from }));
    if (born !== none) await client.query(`insert into ${schema}.${table} select * from ${from}`, [born]);
    const brief = of(({ brief }) => brief, ({ cells, hash, from, to }) => ({ ...cells, row_hash: hash, known_from: from, known_to: to }));
    if (brief !== none) await client.query(`insert into ${schema}.${table}_former select * from jsonb_populate_recordset(null::${schema}.${table}_former, $1::jsonb)`, [brief]);
  }
}
