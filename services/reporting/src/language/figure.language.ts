import { Aspect, FigureKind, RelationKind } from '@yange/contracts';

/** What every interface calls the kinds, relations and aspects of the log. */
export const figureKinds = {
  count: FigureKind.COUNT,
  rate: FigureKind.RATE,
  date: FigureKind.DATE,
  range: FigureKind.RANGE,
  list: FigureKind.LIST,
  document: FigureKind.DOCUMENT,
  ordinal: FigureKind.ORDINAL,
  zero: FigureKind.ZERO,
  target: FigureKind.TARGET,
  plan: FigureKind.PLAN,
  rhetoric: FigureKind.RHETORIC,
} as const;

export const relationKinds = {
  'part-of': RelationKind.PART_OF,
  'same-set-as': RelationKind.SAME_SET_AS,
  'standard-for': RelationKind.STANDARD_FOR,
} as const;

export const aspects = {
  ledger: Aspect.LEDGER,
  closed: Aspect.CLOSED,
  open: Aspect.OPEN,
  zero: Aspect.ZERO,
  instance: Aspect.INSTANCE,
  'target-at-least': Aspect.TARGET_AT_LEAST,
  'excluded-share': Aspect.EXCLUDED_SHARE,
} as const;

export type FigureKindName = keyof typeof figureKinds;
export type RelationName = keyof typeof relationKinds;
export type AspectName = keyof typeof aspects;

const nameIn = <T extends string>(table: Readonly<Record<T, number>>, value: number): T | undefined =>
  (Object.entries(table) as [T, number][]).find(([, one]) => one === value)?.[0];

export const figureKindName = (kind: FigureKind): FigureKindName => nameIn(figureKinds, kind) ?? 'rhetoric';
export const relationName = (kind: RelationKind): RelationName | undefined => nameIn(relationKinds, kind);
export const aspectName = (aspect: Aspect): AspectName | undefined => nameIn(aspects, aspect);
