/** Up to where a backup is restored: positions by log, or a time as `YYYY-MM-DD hh:mm:ss.ffffff` in UTC. */
export type AskedPoint = { readonly kind: 'positions'; readonly of: ReadonlyMap<string, number> } | { readonly kind: 'time'; readonly at: string };

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const pair = /^(?:\d{2,12}\/)?[a-z]+:\d{1,15}$/;

/**
 * `organisations:120,staffing:45,…` (`150302/organisations:120` where there are several districts), a day (its end in China) or an instant.
 * @returns null where it is none of these
 */
export const askedPoint = (text: string): AskedPoint | null => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return { kind: 'time', at: comparable(`${text}T23:59:59.999999+08:00`) };
  if (instant.test(text) && !Number.isNaN(Date.parse(text))) return { kind: 'time', at: comparable(text) };
  const pairs = text.split(',');
  if (!pairs.every((one) => pair.test(one))) return null;
  return { kind: 'positions', of: new Map(pairs.map((one) => one.split(':') as [string, string]).map(([log, position]) => [log, Number(position)])) };
};

/** An instant to the microsecond, so that order of text is order of time. */
const comparable = (text: string): string => {
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? '';
  return `${new Date(text.replace(/\.\d+/, '')).toISOString().slice(0, 19).replace('T', ' ')}.${fraction.padEnd(6, '0')}`;
};
