import type { momentShape } from '@yange/use-case';
import type { z } from 'zod';

/** The moment that an answer of a service is of. */
export type ToldMoment = z.infer<typeof momentShape>;

/** The two times of a question that goes to several services. */
export interface AskedOfAll {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

/**
 * `knownAt` as one service is asked: a day or an instant as it is; of positions all, and 0 for its own log where they do not name it, since of such a log nothing is known.
 */
export const knownBy = (service: string, knownAt: string): string => (!/^[a-z]+:\d/u.test(knownAt) || knownAt.split(',').some((pair) => pair.startsWith(`${service}:`)) ? knownAt : `${knownAt},${service}:0`);

/** The two times as one service is asked for them; empty where none is given. */
export const momentFor = (service: string, { asOf, knownAt }: AskedOfAll): Readonly<Record<string, string>> => ({ ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt: knownBy(service, knownAt) }) });

/** The moment of an answer that is put together from those of several services. */
export const momentOfAll = (moments: readonly ToldMoment[], { asOf, knownAt }: AskedOfAll): ToldMoment => ({
  asOf: asOf ?? null,
  knownAt: [...new Set(moments.flatMap((one) => one.knownAt.split(',').filter((pair) => pair !== '')))].sort().join(','),
  asked: knownAt ?? null,
  uncertain: moments.flatMap(({ uncertain }) => uncertain),
});

/** `knownAt`, for the description of a door. */
export { knownAtParameter as knownAtQuery } from '@yange/service-host';
