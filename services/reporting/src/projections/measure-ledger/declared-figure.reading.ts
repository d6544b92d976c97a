import { effectiveOf, type FigureDeclared, type ReferenceFactRecorded } from '@yange/contracts';
import { aspectName, figureKindName, relationName } from '../../language/figure.language.js';
import type { DeclaredFigure, ReferenceFact } from '../../view/report.figure.js';

/**
 * The event as the view and the rules read it. Relations and aspects of a later version of the language are left out.
 * @param saidOn last day of the declaration's own effective date: a report speaks of nothing that came after it
 */
export const declaredFigureOf = (data: FigureDeclared, eventId: string, saidOn: string): DeclaredFigure => ({
  id: data.figureId,
  kind: figureKindName(data.kind),
  words: data.words,
  place: data.place,
  asOf: effectiveOf(data.asOf),
  measures: data.measures.map(({ measure, value, unit, scope, approximate }) => ({ measure, value, unit, scope, approximate })),
  relations: data.relations.flatMap(({ kind, figureId, partition }) => {
    const name = relationName(kind);
    return name === undefined ? [] : [{ kind: name, figureId, partition }];
  }),
  topics: data.topics.flatMap(({ topic, aspect }) => {
    const name = aspectName(aspect);
    return name === undefined ? [] : [{ topic, aspect: name }];
  }),
  listed: data.listed.map(({ measure, names, open }) => ({ measure, names, open })),
  mentions: data.mentions,
  reading: data.reading,
  scope: data.scope,
  eventId,
  reportedOn: [saidOn, effectiveOf(data.asOf).to].sort().at(-1) ?? saidOn,
});

export const referenceFactOf = (data: ReferenceFactRecorded): ReferenceFact => ({
  id: data.factId,
  measure: data.measure,
  value: data.value,
  unit: data.unit,
  area: data.area,
  districts: data.districts,
  asOf: effectiveOf(data.asOf),
  source: data.source,
  approximate: data.approximate,
});
