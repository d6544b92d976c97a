/** A decision of a specification, as it was written down. */
export interface RecordedCase {
  readonly past: readonly { readonly stream: string; readonly event: unknown; readonly effective?: unknown }[];
  readonly useCase: string;
  readonly body: unknown;
  readonly effective: unknown;
  readonly mode: string;
  readonly rules: readonly string[];
}

export interface RuleCases {
  readonly kept: number;
  readonly broken: number;
  /** in which one thing two decisions differ, of which one keeps the rule and the other breaks it */
  readonly edge: string | null;
}

/** How often a rule was kept and broken by the use cases that can break it, and one pair of neighbours of either kind. */
export const casesOf = (rule: string, decided: readonly RecordedCase[]): RuleCases => {
  const able = new Set(decided.filter(({ rules }) => rules.includes(rule)).map(({ useCase }) => useCase));
  const own = decided.filter(({ useCase }) => able.has(useCase));
  const [broken, kept] = [own.filter(({ rules }) => rules.includes(rule)), own.filter(({ rules }) => !rules.includes(rule))];
  for (const one of broken) {
    for (const other of kept.filter(({ useCase, mode }) => useCase === one.useCase && mode === one.mode)) {
      const edge = stepBetween(one, other);
      if (edge !== null) return { kept: kept.length, broken: broken.length, edge };
    }
  }
  return { kept: kept.length, broken: broken.length, edge: null };
};

/** The one thing in which two decisions differ; null where it is none, several, or too far apart. */
const stepBetween = (one: RecordedCase, other: RecordedCase): string | null => {
  const [past, formerPast] = [one.past.map((event) => JSON.stringify(event)), other.past.map((event) => JSON.stringify(event))];
  const [more, less] = [without(past, formerPast), without(formerPast, past)];
  const differences = [...leavesThatDiffer({ body: one.body, effective: one.effective }, { body: other.body, effective: other.effective })];
  if (more.length + less.length === 1) return differences.length === 0 ? 'an event of the past' : null;
  if (more.length > 1 || less.length > 1) return null;
  if (more.length === 1) differences.push(...leavesThatDiffer(JSON.parse(more[0] ?? ''), JSON.parse(less[0] ?? '')));
  const paths = new Set(differences.map(({ path }) => placeOf(path)));
  const [first] = differences;
  return first !== undefined && paths.size === 1 && differences.every(isOneStep) ? placeOf(first.path) : null;
};

/** What a list has more than another, each as often as it stands there. */
const without = (all: readonly string[], others: readonly string[]): readonly string[] => {
  const left = [...others];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

interface Difference {
  readonly path: string;
  readonly a: unknown;
  readonly b: unknown;
}

const leavesThatDiffer = (a: unknown, b: unknown, path = ''): readonly Difference[] => {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  // Lists of one length are compared place by place; one that is longer is another list.
  const lists = Array.isArray(a) && Array.isArray(b) ? a.length === b.length : !Array.isArray(a) && !Array.isArray(b);
  if (!lists || !isRecord(a) || !isRecord(b)) return [{ path, a, b }];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => leavesThatDiffer(a[key], b[key], `${path}.${key}`));
};

/** A date stands in several words: its text, its first and its last day. */
const placeOf = (path: string): string => path.replace(/\.effective\..*$/, '.effective');

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const day = /^\d{4}-\d{2}-\d{2}$/;
const dayLength = 86_400_000;

/** Numbers next to each other, days next to each other; of words and lists any two. */
const isOneStep = ({ a, b }: Difference): boolean => {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) === 1;
  if (typeof a === 'string' && typeof b === 'string' && day.test(a) && day.test(b)) return Math.abs(Date.parse(a) - Date.parse(b)) === dayLength;
  return true;
};
