import { answer } from '@yange/api-client';
import { api } from '../api/platform.js';
import { dayAfter, today, type Moment } from '../address/address.model.js';

interface Step {
  readonly event: { readonly effective?: { readonly from?: string | null; readonly to?: string | null } | null };
}

/** The day by which an event holds. */
export const dayOfStep = (step: Step | undefined): string | null => step?.event.effective?.to ?? step?.event.effective?.from ?? null;

const first = '1900-01-01';
const last = '2100-12-31';

/** Days before a day in widening stretches, so that a long log is not read whole to find its last day. */
export const stretchesBefore = (on: string): readonly (readonly [from: string, to: string])[] => {
  const near = dayAfter(on, -1);
  return [[dayAfter(on, -60), near], [dayAfter(on, -800), dayAfter(on, -61)], [dayAfter(on, -8000), dayAfter(on, -801)], [first, dayAfter(on, -8001)]];
};

const replay = ({ district, knownAt }: Moment, from: string, to: string, more: { limit: number; cursor?: string }) =>
  answer(api.GET('/v1/districts/{district}/reporting/replay', { params: { path: { district }, query: { from, to, ...more, ...(knownAt === '' ? {} : { knownAt }) } } }));

/** @returns the first day after the moment on which something took effect, null where nothing does */
export const nextEventDay = async (moment: Moment): Promise<string | null> => {
  const from = dayAfter(moment.on || today(), 1);
  return dayOfStep((await replay(moment, from, last, { limit: 1 })).steps[0]);
};

/** @returns the last day before the moment on which something took effect, null where nothing did */
export const previousEventDay = async (moment: Moment): Promise<string | null> => {
  for (const [from, to] of stretchesBefore(moment.on || dayAfter(today(), 1))) {
    if (from > to) continue;
    let page = await replay(moment, from, to, { limit: 1000 });
    while (page.next !== null) page = await replay(moment, from, to, { limit: 1000, cursor: page.next });
    const found = dayOfStep(page.steps.at(-1));
    if (found !== null) return found;
  }
  return null;
};
