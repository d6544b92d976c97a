import { defineQuery, shown } from '@yange/use-case';
import { z } from 'zod';
import { byFigureId } from '../figures/figure-id.js';
import { aspects, relationKinds, type AspectName, type RelationName } from '../language/figure.language.js';
import { declaredFigures } from '../view/report.reading.js';
import { asOfShape, figureKindShape } from '../view/report.shapes.js';

const declaredFigure = z.strictObject({
  id: shown.text,
  kind: figureKindShape,
  words: shown.text,
  place: shown.text,
  asOf: asOfShape,
  measures: z.array(z.strictObject({ measure: shown.text, value: shown.text, unit: shown.text, scope: shown.text, approximate: z.boolean() })),
  relations: z.array(z.strictObject({ kind: z.enum(Object.keys(relationKinds) as [RelationName, ...RelationName[]]), figureId: shown.text, partition: shown.text })),
  listed: z.array(z.strictObject({ measure: shown.text, names: z.array(shown.text), open: z.boolean().describe('列举未尽 · there are more') })),
  mentions: z.array(shown.text).describe('所提机构 · organs that the words name'),
  reading: shown.text,
  scope: shown.text,
  topics: z.array(z.strictObject({ topic: shown.text, aspect: z.enum(Object.keys(aspects) as [AspectName, ...AspectName[]]) })).describe('主题及侧面 · what it is about, and from which side'),
  eventId: shown.eventId,
  reportedOn: shown.day,
});

/** What the report says, without any derivation. */
export const declaredFiguresQuery = defineQuery({
  name: 'declared-figures',
  title: { zh: '汇报所列数据', en: 'Declared figures' },
  path: 'declared-figures',
  right: 'read',
  followed: true,
  undated: { zh: '每项数据按其自己的时点列出', en: 'every figure is told with its own day' },
  params: z.strictObject({}),
  answer: z.strictObject({ figures: z.array(declaredFigure) }),
  run: async (_params, { district, read }) => ({ figures: [...(await declaredFigures(read, district))].sort((a, b) => byFigureId(a.id, b.id)) }),
});
