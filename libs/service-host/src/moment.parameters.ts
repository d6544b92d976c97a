import { Problem } from '@yange/http';
import { momentParams, NoSuchMoment, type AnyQuery, type AskedMoment } from '@yange/use-case';
import { z } from 'zod';

/** How a question takes a day: as `on` among its parameters, from the context, or not at all. */
export type TakesDay = 'on' | 'context' | 'no';

export const takesDay = ({ params, dated, ownMoment }: AnyQuery): TakesDay => {
  if (ownMoment !== undefined) return 'no';
  const { properties = {} } = z.toJSONSchema(params, { unrepresentable: 'any', io: 'input' }) as { properties?: object };
  return 'on' in properties ? 'on' : dated === true ? 'context' : 'no';
};

/** Those of the two times that a question takes, as parameters of its operation. */
export const momentOf = (query: AnyQuery): z.ZodObject => z.object({ ...(takesDay(query) === 'no' ? {} : { asOf: momentParams.asOf }), ...(query.timeless === undefined && query.ownMoment === undefined ? { knownAt: momentParams.knownAt } : {}) });

/** `on` and `asOf` are one parameter under two names. */
const twoDays = (): Problem => new Problem(422, 'schema', undefined, { errors: [{ pointer: '/on', code: 'two-days', detail: { zh: 'on 与 asOf 同义，不能给出不同日期', en: 'on is the earlier name of asOf: they cannot be different days' } }] });

/**
 * The day that is asked for, under either name; undefined where none is.
 * @throws {Problem} 422 where they are two days
 */
export const dayAsked = ({ on, asOf }: { readonly on?: string | undefined; readonly asOf?: string | undefined }): string | undefined => {
  if (on !== undefined && asOf !== undefined && on !== asOf) throw twoDays();
  return asOf ?? on;
};

/**
 * Takes the two times out of what was sent. `on` is the earlier name of `asOf`, and both may not say different days.
 * @returns what is left for the question itself
 */
export const splitMoment = (query: AnyQuery, sent: Readonly<Record<string, unknown>>): { readonly moment: AskedMoment; readonly rest: Readonly<Record<string, unknown>> } => {
  const own = momentOf(query);
  const names = Object.keys(own.shape);
  const moment = own.parse(Object.fromEntries(Object.entries(sent).filter(([name]) => names.includes(name)))) as AskedMoment;
  const rest = Object.fromEntries(Object.entries(sent).filter(([name]) => !names.includes(name)));
  if (takesDay(query) !== 'on') return { moment, rest };
  const { on } = rest;
  const asOf = dayAsked({ asOf: moment.asOf, on: typeof on === 'string' ? on : undefined });
  return { moment: { ...moment, asOf }, rest: { ...rest, ...(asOf === undefined ? {} : { on: asOf }) } };
};

/** What cannot be asked is the caller's mistake, what is not folded yet is not. */
export const momentProblem = (error: unknown): unknown => {
  if (!(error instanceof NoSuchMoment)) return error;
  const detail = { zh: error.zh, en: error.en };
  if (error.rule === 'read-models-behind') return new Problem(503, error.rule, detail, { retryAfterSeconds: 1 });
  return new Problem(422, 'schema', undefined, { errors: [{ pointer: '/knownAt', code: error.rule, detail }] });
};
