import { defineUseCase, heldToTables, tableIn, type CommandMeta } from '@yange/use-case';
import { z } from 'zod';
import { categories, methods, ranks } from '../reference/named-entries.parts.js';
import { merge } from '../../domain/organ/lineage.decider.js';
import { demandingOfKept, ruleLevels } from '../../domain/reference/rule-levels.js';
import { categoryOf } from '../../domain/organ-group/organ-group.aggregate.js';
import { uncountBlock } from '../../domain/organ-group/organ-group.decider.js';
import { blockIn } from '../../domain/tally/tally.js';
import { category, group, methodBlock, names, optionalWords, recordRight, someOf, words } from '../body.parts.js';
import { beginningOf, groupEvents, groupIn, groupNames, inStreams, newOrgan, organIn, streamsOf } from './lineage.parts.js';

const body = z
  .strictObject({
    /** the organs that come together; the one that goes on may be among them */
    sources: z.array(z.uuid()).max(50).default([]),
    /** organs of a group that the record only counts, by the label of their block */
    blocks: z.array(z.strictObject({ group, category, label: words, count: someOf, reformedAs: methodBlock.optional() })).max(10).default([]),
    /** an organ that is there and takes the others in */
    resultId: z.uuid().optional(),
    /** or the new one */
    result: newOrgan.optional(),
    /** groups that count the sources */
    groups: names,
    reason: optionalWords,
    /** each plate of those that end is carried on by the result or taken down */
    plates: z.array(z.strictObject({ organId: z.uuid(), name: words, becomes: z.enum(['carried-on', 'taken-down']) })).max(100).default([]),
  })
  .refine(({ resultId, result }) => (resultId === undefined) !== (result === undefined), { message: '须写明承接的现有机构或新设机构，两者取一 · either resultId or result', path: ['result'] });

type Body = z.infer<typeof body>;

const resultOf = (wanted: Body, meta: CommandMeta): string => wanted.resultId ?? wanted.result?.organId ?? meta.id('organ');
const groupsOf = (wanted: Body): readonly string[] => groupNames(wanted.groups, [wanted.result?.group ?? ''], wanted.blocks.map((block) => block.group));
const parentOf = (wanted: Body): readonly string[] => (wanted.result?.parentId === undefined ? [] : [wanted.result.parentId]);

/** LINEAGE: two or more organs become one, in one step over all their streams and those of the groups that count them. */
export const mergeOrgansUseCase = heldToTables(defineUseCase({
  name: 'merge-organs',
  title: { zh: '机构合并', en: 'Merge organs' },
  path: 'organ-mergers',
  right: recordRight,
  body,
  matter: (wanted) => ({ code: 'organ.merge', subjects: [...wanted.sources, ...(wanted.resultId === undefined || wanted.sources.includes(wanted.resultId) ? [] : [wanted.resultId])] }),
  streams: (wanted, meta) => streamsOf([...wanted.sources, resultOf(wanted, meta), ...parentOf(wanted)], groupsOf(wanted), meta),
  decide: (wanted, timelines, meta) => {
    const organId = resultOf(wanted, meta);
    const blocks = wanted.blocks.map(({ group: name, category: of, label, count }) => ({ blockId: blockIn(categoryOf(groupIn(timelines, name).latest(), of), label), label, count }));
    const sources = wanted.sources.map((id) => ({ organId: id, organ: organIn(timelines, id) }));
    const beginning = wanted.result === undefined ? null : beginningOf(wanted.result, meta);
    const decided = merge({ sources, blocks, result: { organId, organ: organIn(timelines, organId), beginning, method: wanted.result?.reformMethod ?? '' }, reason: wanted.reason, plates: wanted.plates.map(({ organId: of, name, becomes }) => ({ organId: of, name, carriedOn: becomes === 'carried-on' })), demanding: demandingOfKept(tableIn(timelines, ruleLevels), meta) }, meta);
    if (decided.size === 0) return { append: {}, answer: { organId } };
    const leaving = wanted.sources.filter((id) => id !== organId);
    const joining = wanted.result === undefined ? [] : [{ organId, body: wanted.result }];
    const counted = { ...groupEvents({ leaving, joining, groups: groupsOf(wanted) }, timelines, meta) };
    for (const block of wanted.blocks) {
      const key = `group/${block.group}`;
      counted[key] = [...uncountBlock(groupIn(timelines, block.group), block, meta), ...(counted[key] ?? [])];
    }
    return { ...inStreams(decided, counted, joining, timelines, meta), answer: { organId } };
  },
}), (wanted) => [categories(...wanted.blocks.map((block) => block.category), wanted.result?.category), ranks(wanted.result?.rank), methods(...wanted.blocks.map(({ reformedAs }) => reformedAs?.method), wanted.result?.reformMethod), { table: ruleLevels }]);
