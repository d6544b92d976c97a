import { shown, wordsShape, type Answered } from '@yange/use-case';
import { z } from 'zod';
import type { ReportView } from '../view/report.view.js';

const value = z.union([z.int(), shown.text]).nullable().describe('推算不出为 null · null where it cannot be derived');

export const movedFigureShape = z
  .strictObject({ id: shown.text, measure: shown.text, title: wordsShape, unit: shown.text, before: value, after: value })
  .meta({ id: 'MovedFigure', description: '两个时点之间变动的数据 · a figure that is another one at the later moment' });

export type MovedFigure = Answered<z.infer<typeof movedFigureShape>>;

type Values = ReadonlyMap<string, ReportView['figures'][number]['derived'][number]>;

/** As far as a figure can move. */
export type DerivedFigure = Pick<ReportView['figures'][number], 'id' | 'derived'>;

interface Derived {
  readonly figures: readonly DerivedFigure[];
}

const valuesOf = ({ figures }: Derived): Values => new Map(figures.flatMap(({ id, derived }) => derived.map((one) => [`${id} ${one.measure}`, one] as const)));

/** Derived values that differ. A figure that is declared at one of the two moments alone counts as moved, too. */
export const movedFigures = (before: Derived, after: Derived): readonly MovedFigure[] => {
  const [then, now] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [then.get(key), now.get(key)];
    const { measure, title, unit } = is ?? was ?? { measure: '', title: { zh: '', en: '' }, unit: '' };
    return was?.value === is?.value ? [] : [{ id: key.split(' ')[0] ?? '', measure, title, unit, before: was?.value ?? null, after: is?.value ?? null }];
  });
};

type Resting = { readonly figures: readonly Pick<ReportView['figures'][number], 'id' | 'events'>[] };

/** Event → ids of the figures that moved and rest on it at one of the two moments: of what counts at both, nothing was moved by it. */
export const movedBy = (moved: readonly Pick<MovedFigure, 'id'>[], before: Resting, after: Resting): ReadonlyMap<string, readonly string[]> => {
  const ids = new Set(moved.map(({ id }) => id));
  const found = new Map<string, Set<string>>();
  for (const { figures } of [before, after]) {
    for (const { id, events } of figures.filter((figure) => ids.has(figure.id))) for (const eventId of events) found.set(eventId, (found.get(eventId) ?? new Set()).add(id));
  }
  return new Map([...found].map(([eventId, of]) => [eventId, [...of]]));
};
