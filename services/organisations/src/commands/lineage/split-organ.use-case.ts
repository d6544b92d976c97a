import { defineUseCase, heldToTables, tableIn, type CommandMeta } from '@yange/use-case';
import { z } from 'zod';
import { categories, methods, ranks } from '../reference/named-entries.parts.js';
import { split } from '../../domain/organ/lineage.decider.js';
import { demandingOfKept, ruleLevels } from '../../domain/reference/rule-levels.js';
import { names, optionalWords, organId, recordRight } from '../body.parts.js';
import { beginningOf, groupEvents, groupNames, inStreams, organIn, partOfSplit, streamsOf, type PartOfSplit } from './lineage.parts.js';

const resultsOf = (results: readonly PartOfSplit[], meta: CommandMeta) => results.map((body, index) => ({ organId: body.organId ?? meta.id(`organ/${index}`), body }));

const parentsOf = (results: readonly PartOfSplit[]): readonly string[] => results.flatMap(({ parentId }) => parentId ?? []);

/** LINEAGE: one organ becomes two or more; it ends, or goes on as one of them. */
export const splitOrganUseCase = heldToTables(defineUseCase({
  name: 'split-organ',
  title: { zh: '机构分设', en: 'Split an organ' },
  path: 'organs/:organId/splits',
  ifMatch: 'required',
  right: recordRight,
  body: z.strictObject({
    organId,
    results: z.array(partOfSplit).max(20).default([]),
    continues: z.boolean().default(false),
    /** groups that count the source */
    groups: names,
    reason: optionalWords,
    /** plates that are taken down; those that go on stand with the part that carries them */
    platesRemoved: names,
  }),
  matter: ({ organId: id }) => ({ code: 'organ.split', subjects: [id] }),
  streams: (body, meta) =>
    streamsOf([body.organId, ...resultsOf(body.results, meta).map((result) => result.organId), ...parentsOf(body.results)], groupNames(body.groups, body.results.map(({ group }) => group)), meta),
  decide: (body, timelines, meta) => {
    const joining = resultsOf(body.results, meta);
    const results = joining.map((one) => ({ organId: one.organId, organ: organIn(timelines, one.organId), beginning: beginningOf(one.body, meta), method: one.body.reformMethod ?? '', duties: one.body.duties, plates: one.body.plates }));
    const decided = split({ source: { organId: body.organId, organ: organIn(timelines, body.organId) }, results, continues: body.continues, reason: body.reason, platesRemoved: body.platesRemoved, demanding: demandingOfKept(tableIn(timelines, ruleLevels), meta) }, meta);
    const answer = Object.fromEntries(joining.map((one, index) => [`organId${index + 1}`, one.organId]));
    if (decided.size === 0) return { append: {}, answer };
    const groups = groupNames(body.groups, body.results.map(({ group }) => group));
    return { ...inStreams(decided, groupEvents({ leaving: body.continues ? [] : [body.organId], joining, groups }, timelines, meta), joining, timelines, meta), answer };
  },
}), ({ results }) => [categories(...results.map((part) => part.category)), ranks(...results.map(({ rank }) => rank)), methods(...results.map(({ reformMethod }) => reformMethod)), { table: ruleLevels }]);
