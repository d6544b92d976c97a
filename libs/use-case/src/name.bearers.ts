/** What bears a name since the day (`YYYY-MM-DD`) on which that is certain: the last one of the date that is told. Empty where none is known. */
export interface Bearer {
  readonly id: string;
  readonly since: string;
}

/** Who bears a name: one of whom nothing else is known, or all who were told, in the order in which they were told. */
export type Borne = string | readonly Bearer[];

/** Names of organs and who bears them. */
export type BorneNames = Readonly<Record<string, Borne>>;

export const bearersOf = (borne: Borne): readonly Bearer[] => (typeof borne === 'string' ? [{ id: borne, since: '' }] : borne);

/** What was told before and what is told now; who is told again is told last. */
export const bornBy = (before: Borne | undefined, now: Borne): readonly Bearer[] => {
  const later = bearersOf(now);
  const earlier = before === undefined ? [] : bearersOf(before);
  return [...earlier.filter(({ id, since }) => !later.some((one) => one.id === id && one.since === since)), ...later];
};

/** The same for many names. */
export const borneTogether = (before: BorneNames, now: BorneNames): BorneNames => {
  const together: Record<string, Borne> = Object.assign(Object.create(null), before);
  for (const [name, borne] of Object.entries(now)) together[name] = bornBy(Object.hasOwn(before, name) ? before[name] : undefined, borne);
  return together;
};

/** Names that a row brings, from its day on. */
export const borneSince = (names: BorneNames, since: string): BorneNames =>
  Object.fromEntries(Object.entries(names).map(([name, borne]) => [name, typeof borne === 'string' ? [{ id: borne, since }] : borne]));

/**
 * Whom a row of that day means by the name: a name has one bearer on every day, so it is who took it last before. Who takes it on that very day is meant
 * by rows after the one that says so: a merger may give the result the name of a source, and names the source. A day before all who are known is that of the first.
 * @param day null where the row does not say: whoever was told last
 */
export const bearerOn = (borne: Borne, day: string | null): string | undefined => {
  const all = bearersOf(borne);
  if (day === null) return all.at(-1)?.id;
  const before = latest(all.filter(({ since }) => since < day));
  const after = before === undefined ? all : all.slice(all.indexOf(before) + 1);
  const sameDay = after.filter(({ since }) => since === day).at(-1);
  return (sameDay ?? before ?? earliest(all))?.id;
};

const latest = (all: readonly Bearer[]): Bearer | undefined => all.reduce<Bearer | undefined>((best, one) => (best === undefined || one.since >= best.since ? one : best), undefined);

const earliest = (all: readonly Bearer[]): Bearer | undefined => all.reduce<Bearer | undefined>((best, one) => (best === undefined || one.since < best.since ? one : best), undefined);
