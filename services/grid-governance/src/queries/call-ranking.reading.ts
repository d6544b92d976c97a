import { grouped } from '@yange/kernel';
/** A step of a call as it is read; those of one call come in the order in which they took effect. */
export interface RankedStep {
  readonly stream_id: string;
  readonly type: string;
  readonly organ_id: string;
  readonly organ: string;
  readonly on_day: string;
  readonly due_on: string;
  readonly passed: boolean | null;
  readonly score: number | null;
  /** whom a share passed on to with the organ that ended; empty for other steps */
  readonly passed_to: string;
}

/**
 * How one dispatch to a department ended, at the end of a day. `kept`, `late`: the street found the answer good, in time or not; `unreplied`: the call was closed and no street
 * ever replied to the answer, so that it counts as none; `overdue`: its day has passed without an answer; `waiting`: answered, the street is to reply; `running`: its day is to come.
 */
export type Outcome = 'kept' | 'late' | 'unreplied' | 'overdue' | 'waiting' | 'running' | 'returned' | 'escalated';

export interface DispatchEnd {
  readonly streamId: string;
  readonly organId: string;
  readonly organ: string;
  readonly dueOn: string;
  readonly outcome: Outcome;
  /** of the last assessment */
  readonly score: number | null;
}

export interface Asked {
  readonly from: string;
  readonly to: string;
  /** what happened later is not known yet */
  readonly on: string;
}

/** What an organ that ended was to do, and did, is that of the one that goes on with it. */
const withHeirs = (steps: readonly RankedStep[]): readonly RankedStep[] =>
  steps.filter(({ passed_to: heir }) => heir !== '').reduce((all, gone) => all.map((step) => (step.stream_id === gone.stream_id && step.organ_id === gone.organ_id ? { ...step, organ_id: gone.passed_to } : step)), steps);

/** Dispatches whose day lies in the period, each with how it ended. @param names of departments by id, beside those of the steps */
export const dispatchEnds = (steps: readonly RankedStep[], { from, to, on }: Asked, names: ReadonlyMap<string, string> = new Map()): readonly DispatchEnd[] => {
  const known = withHeirs(steps.filter((step) => step.on_day <= on)).filter(({ type }) => type !== 'CallShareTakenOver' && type !== 'CallerSucceeded');
  const closed = new Set(known.filter(({ type }) => type === 'CallClosed').map((step) => step.stream_id));
  const shares = grouped(known.filter(({ organ_id: id, type }) => id !== '' && type !== 'CallRaised'), (step) => `${step.stream_id} ${step.organ_id}`);
  return [...shares.values()].flatMap((own) => attemptsOf(own)).filter(([dispatch]) => dispatch.due_on >= from && dispatch.due_on <= to).map(([dispatch, ...then]) => ({
    streamId: dispatch.stream_id, organId: dispatch.organ_id, organ: names.get(dispatch.organ_id) ?? dispatch.organ, dueOn: dispatch.due_on,
    outcome: outcomeOf(dispatch, then, closed.has(dispatch.stream_id), on),
    score: then.findLast(({ score }) => score !== null)?.score ?? null,
  }));
};

type Attempt = readonly [dispatch: RankedStep, ...then: RankedStep[]];

/** Each dispatch with what came of it until the next one to the same department. */
const attemptsOf = (own: readonly RankedStep[]): readonly Attempt[] =>
  own.reduce<readonly Attempt[]>((attempts, step) => {
    if (step.type === 'CallDispatched') return [...attempts, [step]];
    const last = attempts.at(-1);
    return last === undefined ? attempts : [...attempts.slice(0, -1), [...last, step]];
  }, []);

const outcomeOf = (dispatch: RankedStep, then: readonly RankedStep[], closed: boolean, on: string): Outcome => {
  if (then.some(({ type }) => type === 'CallEscalated')) return 'escalated';
  if (then.some(({ type }) => type === 'CallReturned')) return 'returned';
  const reviewed = then.findIndex(({ passed }) => passed === true);
  const answered = (reviewed < 0 ? then : then.slice(0, reviewed)).findLast(({ type }) => type === 'CallAnswered');
  if (reviewed >= 0) return (answered?.on_day ?? on) <= dispatch.due_on ? 'kept' : 'late';
  if (closed) return 'unreplied';
  if (answered !== undefined && then.findLast(({ type }) => type === 'CallAnswered' || type === 'CallReviewed')?.type === 'CallAnswered') return 'waiting';
  return on > dispatch.due_on ? 'overdue' : 'running';
};

/** Whole numbers only: `numerator` of `denominator`, and one decimal of the hundredfold, rounded half up; null where nothing is divided by. */
export const rateOf = (numerator: number, denominator: number) => {
  const tenths = denominator === 0 ? null : Math.floor((numerator * 2000 + denominator) / (denominator * 2));
  return { numerator, denominator, percent: tenths === null ? null : `${Math.floor(tenths / 10)}.${tenths % 10}` };
};

export interface RankedDepartment {
  readonly organId: string;
  readonly organ: string;
  readonly ends: readonly DispatchEnd[];
  /** `kept` of what was due */
  readonly inTime: ReturnType<typeof rateOf>;
  /** sum and number of the assessments, and their mean with one decimal */
  readonly assessment: { readonly sum: number; readonly count: number; readonly mean: string | null };
  /** of 100, with one decimal; null where nothing was due */
  readonly points: string | null;
  /** 1 for the most points; departments with as many share it. null where nothing was due */
  readonly rank: number | null;
}

const due: readonly Outcome[] = ['kept', 'late', 'unreplied', 'overdue'];

interface Fraction {
  readonly over: number;
  readonly under: number;
}

/** A department whose answers nobody assessed has the points of its rate alone. */
const pointsOf = (kept: number, all: number, sum: number, count: number, weight: number): Fraction =>
  count === 0 || weight === 0 ? { over: kept * 100, under: all } : { over: kept * 100 * (100 - weight) * count + sum * weight * all, under: 100 * all * count };

/** 部门排名: most points first. @param weight hundredths of the points that come from assessments */
export const rankDepartments = (ends: readonly DispatchEnd[], weight: number): readonly RankedDepartment[] => {
  const departments = [...grouped(ends, ({ organId }) => organId)].map(([organId, own]) => {
    const all = own.filter(({ outcome }) => due.includes(outcome)).length;
    const kept = own.filter(({ outcome }) => outcome === 'kept').length;
    const scores = own.flatMap(({ score }) => score ?? []);
    const sum = scores.reduce((total, score) => total + score, 0);
    return { organId, organ: own.at(-1)?.organ ?? '', ends: own, inTime: rateOf(kept, all), assessment: { sum, count: scores.length, mean: rateOf(sum, scores.length * 100).percent }, fraction: all === 0 ? null : pointsOf(kept, all, sum, scores.length, weight) };
  });
  const before = (a: Fraction, b: Fraction): number => b.over * a.under - a.over * b.under;
  const sorted = departments.sort((a, b) => (a.fraction === null || b.fraction === null ? Number(a.fraction === null) - Number(b.fraction === null) : before(a.fraction, b.fraction)) || (a.organ < b.organ ? -1 : 1));
  return sorted.map(({ fraction, ...one }) => {
    const better = fraction === null ? 0 : sorted.filter((other) => other.fraction !== null && before(fraction, other.fraction) > 0).length;
    return { ...one, points: fraction === null ? null : rateOf(fraction.over, fraction.under * 100).percent, rank: fraction === null ? null : better + 1 };
  });
};
