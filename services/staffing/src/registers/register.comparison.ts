import { severityOf, type DifferenceCode, type Severity } from '../domain/register-snapshot/difference.codes.js';

/** What a row of a register says, without saying of whom. */
export interface RegisterRow {
  /** row of the file as a spreadsheet numbers it */
  readonly line: number;
  /** null where nobody knows the organ that it names */
  readonly organId: string | null;
  readonly organName: string;
  /** the register itself says that the person left, retired or died */
  readonly left: boolean;
  readonly faults: readonly DifferenceCode[];
}

/** Where the log has a person on the day; `leftReason` is null while the person is on the books. */
export interface LogPlace {
  readonly organId: string | null;
  readonly organName: string;
  /** kind of the account: administrative, institution, support, outside */
  readonly kind: string;
  /** YYYY-MM-DD */
  readonly since: string;
  readonly leftReason: string | null;
  /** 抽调、借调 that day: on these books, at work elsewhere */
  readonly secondment?: Secondment | null;
}

/** Where somebody is seconded to; the name is empty where nobody said. */
export interface Secondment {
  readonly organId: string | null;
  readonly organName: string;
  /** last day, YYYY-MM-DD; null where none is said */
  readonly until: string | null;
  /** the day that is looked at is a later one */
  readonly pastTerm: boolean;
}

export interface OtherRegister {
  /** code and name of its kind */
  readonly kind: string;
  readonly kindName: string;
  readonly organId: string | null;
  readonly organName: string;
  readonly line: number;
  /** its day, YYYY-MM-DD */
  readonly takenOn?: string;
  /** it has the person where the log had them on that day: on the books, or seconded to */
  readonly asLog?: boolean;
}

/** All that is known of one person on one day, from both sides. */
export interface PersonEvidence {
  /** of the log; null where the number is nobody's */
  readonly personId: string | null;
  /** a random id for whoever only registers know */
  readonly unknownPersonId: string | null;
  /** whether the vault has a number of the person, without which no register can be asked */
  readonly hasNumber: boolean;
  /** in the order of the file */
  readonly rows: readonly RegisterRow[];
  readonly others: readonly OtherRegister[];
  readonly place: LogPlace | null;
}

/** One side of a difference. */
export interface RegisterSide {
  readonly organId: string | null;
  readonly organName: string;
  readonly lines: readonly number[];
  readonly saysLeft: boolean;
}

export interface Difference {
  readonly code: DifferenceCode;
  readonly severity: Severity;
  readonly personId: string | null;
  readonly unknownPersonId: string | null;
  /** to which it is counted: where the log has the person, else where the register has */
  readonly organId: string | null;
  readonly organName: string;
  readonly register: RegisterSide | null;
  readonly log: LogPlace | null;
  /** the other register, where two of them differ */
  readonly other: OtherRegister | null;
}

const listed = 20;

const sideOf = (rows: readonly RegisterRow[]): RegisterSide | null => {
  const [first] = rows;
  return first === undefined ? null : { organId: first.organId, organName: first.organName, lines: rows.slice(0, listed).map(({ line }) => line), saysLeft: rows.every(({ left }) => left) };
};

/**
 * What a register and the log say differently of one person. Pure: the evidence is all that it looks at.
 * Where each register agrees with the log on its own day, they differ by what the log tells: a transfer in between, a secondment.
 * A row by which the register itself has the person as left is no claim that somebody is there; a wrong number is nobody's, and told as such alone.
 * @param register whether money is paid by it
 */
export const comparePerson = ({ pays }: { readonly pays: boolean }, { personId, unknownPersonId, hasNumber, rows, others, place }: PersonEvidence): readonly Difference[] => {
  const onBooks = place !== null && place.leftReason === null;
  const told = (code: DifferenceCode, of: readonly RegisterRow[], other: OtherRegister | null = null): Difference => {
    const register = sideOf(of);
    const { organId, organName } = (place?.organName ? place : null) ?? register ?? { organId: null, organName: '' };
    return { code, severity: severityOf(code, pays), personId, unknownPersonId, organId, organName, register, log: place, other };
  };
  if (rows.length === 0) return onBooks && place.kind !== 'outside' ? [told(hasNumber ? 'not-in-register' : 'without-number', [])] : [];
  const wrong = rows.filter(({ faults }) => faults.includes('number-invalid'));
  if (wrong.length > 0) return [told('number-invalid', wrong)];
  const present = rows.filter(({ left }) => !left);
  const gone = rows.filter(({ faults }) => pays && faults.includes('gone-in-register'));
  const still = gone.length === 0 ? [] : [told('gone-in-register', gone)];
  const named = rows.filter(({ faults }) => faults.includes('name-differs'));
  const names = named.length === 0 ? [] : [told('name-differs', named)];
  if (present.length === 0) return [...(onBooks ? [told('register-says-left', rows)] : []), ...still, ...names];
  const misplaced = onBooks ? elsewhere(place, present) : [];
  return [
    ...(place === null ? [told('not-in-establishment', present)] : []),
    ...(place !== null && !onBooks ? [told('left-still-in-register', present)] : []),
    ...(present.length > 1 ? [told('twice-in-register', present)] : []),
    ...(onBooks && place.secondment ? [told(place.secondment.pastTerm ? 'seconded-past-term' : 'seconded-away', present)] : []),
    ...misplaced.map((of) => told('other-organ', of)),
    ...apart(present, onBooks && misplaced.length === 0 ? others.filter(({ asLog }) => asLog !== true) : others).map(({ asLog: _asLog, ...other }) => told('other-register-other-organ', present, other)),
    ...still,
    ...names,
  ];
};

/** Groups that the log only knows by their words, and organs that nobody knows, are compared with nothing; to whom somebody is seconded is not another organ. */
const elsewhere = (place: LogPlace, present: readonly RegisterRow[]): readonly (readonly RegisterRow[])[] => {
  const rows = present.filter(({ organId }) => organId !== null && place.organId !== null && organId !== place.organId && organId !== (place.secondment?.organId ?? null));
  return rows.length === 0 ? [] : [rows];
};

/** Once for each other register whose organ is none of those that this one names. */
const apart = (present: readonly RegisterRow[], others: readonly OtherRegister[]): readonly OtherRegister[] => {
  const here = new Set(present.flatMap(({ organId }) => organId ?? []));
  if (here.size === 0) return [];
  const found = new Map<string, OtherRegister>();
  for (const other of others) if (other.organId !== null && !here.has(other.organId) && !found.has(other.kind)) found.set(other.kind, other);
  return [...found.values()];
};
