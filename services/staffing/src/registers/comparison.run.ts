import type { DataSource } from 'typeorm';
import { severityOf, type DifferenceCode } from '../domain/register-snapshot/difference.codes.js';
import { comparePerson, type Difference, type LogPlace, type OtherRegister, type Secondment } from './register.comparison.js';
import { placesOn, secondmentsOn, type PlaceOnDay } from './log-places.reading.js';
import type { OrganTotal } from './difference.store.js';
import type { BlindGroup, RegisterStore, SnapshotKey, SnapshotRow } from './register.store.js';

const pageSize = 1_000;

/** Told of a register of people per organ, of one of codes per organ and row. */
const organCodes: readonly DifferenceCode[] = ['organ-unknown', 'organ-abolished', 'organ-cancelled', 'code-differs', 'code-invalid', 'organ-name-differs'];

const onBooksAfter = `
  select * from (
    select distinct on (person_id) person_id as "personId", owner_organ_id as "organId", owner_name as "organName", kind, valid_from::text as since, account_id
    from live.person_periods where log_id = $1 and valid_from <= $2::date and ($3::uuid is null or person_id > $3) order by person_id, valid_from desc) on_day
  where account_id is not null order by "personId" limit $4`;

export interface Compared {
  readonly store: RegisterStore;
  readonly read: DataSource;
  readonly key: SnapshotKey;
  readonly snapshot: SnapshotRow;
  /** of staffing */
  readonly logId: string;
}

type PlaceRow = LogPlace & { readonly personId: string };

/**
 * One snapshot against the log as of its day. Both sides are read a page at a time, people by the marks of their numbers, then those of the log whom the register
 * lacks: memory holds a page and a line per organ, whatever the size of the register.
 */
export class ComparisonRun {
  private readonly onBooks = new Map<string, OrganTotal>();

  private readonly store: RegisterStore;
  private readonly read: DataSource;
  private readonly key: SnapshotKey;
  private readonly snapshot: SnapshotRow;
  private readonly logId: string;

  constructor({ store, read, key, snapshot, logId }: Compared) {
    this.store = store;
    this.read = read;
    this.key = key;
    this.snapshot = snapshot;
    this.logId = logId;
  }

  async *differences(): AsyncGenerator<readonly Difference[]> {
    if (this.snapshot.ofOrgans) yield* this.codes();
    else yield* this.people();
    yield await this.organFaults();
  }

  /** Per organ: rows of the register, and people on the books. After `differences`. */
  async totals(): Promise<readonly OrganTotal[]> {
    const totals = new Map(this.onBooks);
    for (const { organId, organName, count } of await this.store.rowsPerOrgan(this.key)) {
      const key = organId ?? organName;
      const before = totals.get(key) ?? { organId, organName, inRegister: 0, onBooks: 0 };
      totals.set(key, { ...before, inRegister: before.inRegister + count });
    }
    return [...totals.values()];
  }

  private async *people(): AsyncGenerator<readonly Difference[]> {
    const others = await this.store.othersOf(this.key);
    for (let after: Buffer | null = null; ;) {
      const groups: readonly BlindGroup[] = await this.store.groupsAfter(this.key, after, pageSize);
      const last = groups.at(-1);
      if (last === undefined) break;
      after = last.blind;
      yield await this.ofGroups(groups, others);
    }
    for (let after: string | null = null; ;) {
      const people: readonly PlaceRow[] = await this.read.query<PlaceRow[]>(onBooksAfter, [this.logId, this.snapshot.takenOn, after, pageSize]);
      const last = people.at(-1);
      if (last === undefined) break;
      after = last.personId;
      yield await this.ofMissing(people);
    }
  }

  private async ofGroups(groups: readonly BlindGroup[], otherIds: readonly string[]): Promise<readonly Difference[]> {
    const { district } = this.key;
    const known = groups.flatMap(({ personId }) => personId ?? []);
    const others = await this.store.inOthers(district, otherIds, groups.map(({ blind }) => blind));
    const unknown = await this.store.unknownIds(district, groups.filter(({ personId }) => personId === null).map(({ blind }) => blind));
    const day = await this.onDay(this.snapshot.takenOn, known);
    const daysOfOthers = [...new Set([...others.values()].flatMap((all) => all.flatMap(({ takenOn }) => takenOn ?? [])))];
    const then = new Map(await Promise.all(daysOfOthers.map(async (on) => [on, await this.onDay(on, known)] as const)));
    return groups.flatMap(({ blind, personId, rows }) => {
      const mark = blind.toString('base64');
      const told = (others.get(mark) ?? []).map((other) => ({ ...other, asLog: personId !== null && isWhereLogHas(other, then.get(other.takenOn ?? '')?.(personId) ?? null) }));
      return comparePerson(this.snapshot, { personId, unknownPersonId: unknown.get(mark) ?? null, hasNumber: true, rows, others: told, place: personId === null ? null : day(personId) });
    });
  }

  /** Where each of these people was on that day, and where they were seconded to. */
  private async onDay(on: string, personIds: readonly string[]): Promise<(personId: string) => LogPlace | null> {
    const [places, secondments] = await Promise.all([placesOn(this.read, this.logId, on, personIds), secondmentsOn(this.read, this.logId, on, personIds)]);
    return (personId) => withSecondment(places.get(personId), secondments.get(personId));
  }

  private async ofMissing(people: readonly PlaceRow[]): Promise<readonly Difference[]> {
    for (const { organId, organName, kind } of people) {
      if (kind === 'outside') continue;
      const before = this.onBooks.get(organId ?? organName) ?? { organId, organName, inRegister: 0, onBooks: 0 };
      this.onBooks.set(organId ?? organName, { ...before, onBooks: before.onBooks + 1 });
    }
    const ids = people.map(({ personId }) => personId);
    const [numbers, secondments] = await Promise.all([this.store.numbersOf(this.key, ids), secondmentsOn(this.read, this.logId, this.snapshot.takenOn, ids)]);
    return people.filter(({ personId }) => numbers.get(personId) !== true).flatMap(({ personId, organId, organName, kind, since }) =>
      comparePerson(this.snapshot, { personId, unknownPersonId: null, hasNumber: numbers.has(personId), rows: [], others: [], place: { organId, organName, kind, since, leftReason: null, secondment: secondments.get(personId) ?? null } }));
  }

  /** Organs of ours that the register lacks, or that have no code; codes that stand twice. */
  private async *codes(): AsyncGenerator<readonly Difference[]> {
    const there = new Map((await this.store.rowsPerOrgan(this.key)).flatMap(({ organId, lines }) => (organId === null ? [] : [[organId, lines] as const])));
    const cancelled = new Set((await this.store.organFaults(this.key, ['organ-cancelled'])).map(({ organId }) => organId));
    const active = (await this.store.organs(this.key)).filter(({ ended }) => !ended);
    yield active.flatMap(({ organId, name, creditCode }) => [
      ...(there.has(organId) || cancelled.has(organId) ? [] : [this.ofOrgan('organ-not-in-register', { organId, organName: name }, [])]),
      ...(creditCode === null ? [this.ofOrgan('organ-without-code', { organId, organName: name }, there.get(organId) ?? [])] : []),
    ]);
    for (let after: Buffer | null = null; ;) {
      const groups: readonly BlindGroup[] = await this.store.groupsAfter(this.key, after, pageSize);
      const last = groups.at(-1);
      if (last === undefined) break;
      after = last.blind;
      yield groups.flatMap(({ rows }) => (rows.length < 2 ? [] : [this.ofOrgan('code-twice', rows[0] ?? { organId: null, organName: '' }, rows.map(({ line }) => line))]));
    }
  }

  private async organFaults(): Promise<readonly Difference[]> {
    return (await this.store.organFaults(this.key, organCodes)).map(({ code, organId, organName, lines }) => this.ofOrgan(code, { organId, organName }, lines));
  }

  private ofOrgan(code: DifferenceCode, { organId, organName }: { readonly organId: string | null; readonly organName: string }, lines: readonly number[]): Difference {
    const register = lines.length === 0 ? null : { organId, organName, lines, saysLeft: false };
    return { code, severity: severityOf(code, this.snapshot.pays), personId: null, unknownPersonId: null, organId, organName, register, log: null, other: null };
  }
}

const withSecondment = (place: PlaceOnDay | undefined, secondment: Secondment | undefined): LogPlace | null => (place === undefined ? null : { ...place, secondment: place.leftReason === null ? (secondment ?? null) : null });

const isWhereLogHas = ({ organId }: OtherRegister, place: LogPlace | null): boolean => place !== null && place.leftReason === null && organId !== null && (organId === place.organId || organId === (place.secondment?.organId ?? null));
