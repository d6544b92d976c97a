import type { Language } from '../words/say.js';

/** What every screen is looked at with. It is in the address, so that a link shows the same. */
export interface Moment {
  readonly district: string;
  /** the day looked at (YYYY-MM-DD); empty where each thing is shown as it was last recorded */
  readonly on: string;
  /** only what was recorded by then: a day, an instant or positions; empty for all */
  readonly knownAt: string;
}

export const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export const isDay = (given: string): boolean => day.test(given) && !Number.isNaN(Date.parse(given)) && new Date(given).toISOString().startsWith(given);

/** Positions of five logs in each of many districts; what is longer is no moment, and is refused by whoever is asked. */
const longest = 4_000;

/** An address that somebody shortened or mistyped shows less, never something else. */
export const momentOf = (params: URLSearchParams): Moment => {
  const on = params.get('on') ?? '';
  const district = params.get('district') ?? '';
  return { district: /^\d{6}$/.test(district) ? district : '', on: isDay(on) ? on : '', knownAt: (params.get('knownAt') ?? '').slice(0, longest) };
};

export const languageOf = (params: URLSearchParams): Language => (params.get('lang') === 'en' ? 'en' : 'zh');

/** The same address with some of it changed; what is empty is left out. */
export const changed = (params: URLSearchParams, change: Readonly<Record<string, string>>): URLSearchParams => {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(change)) {
    if (value === '') next.delete(name);
    else next.set(name, value.slice(0, longest));
  }
  return next;
};

const carried = ['district', 'on', 'knownAt', 'lang'];

/** What goes along from one screen to the next: where, when and in which language, not what was filtered there. */
export const carriedOf = (params: URLSearchParams): URLSearchParams => {
  const next = new URLSearchParams();
  for (const name of carried) if (params.has(name)) next.set(name, params.get(name) ?? '');
  return next;
};

/** @returns the day some days later, earlier where negative */
export const dayAfter = (on: string, days: number): string => new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Today in China, where the districts are. */
export const today = (now: Date = new Date()): string => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
