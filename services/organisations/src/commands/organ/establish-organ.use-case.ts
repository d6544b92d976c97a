import { defineUseCase, entryCode, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { categories, methods, rankTablesIn, ranks } from '../reference/named-entries.parts.js';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { establish, onOrgan } from '../../domain/organ/organ.decider.js';
import { kinThere } from '../../domain/organ/organ-kin.js';
import { rankWithinCategory, rankWithinParent } from '../../domain/organ/organ-rank.rules.js';
import { parentThere } from '../../domain/organ/organ-parents.js';
import { groupIdOf, organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { countNamed, outsideLimit } from '../../domain/organ-group/organ-group.decider.js';
import type { OrganTimeline } from '../../domain/organ/organ.rules.js';
import { noOfficeIn, notByItsDoor } from '../../domain/coordination-body/coordination-body.rules.js';
import { broken } from '../../domain/rule/broken.js';
import { beginning, lineage, optionalWords, recordRight } from '../body.parts.js';

const before = 'before/';

/** R1: a new organ counts in its group, whose limit holds on every date; drawn from a block it leaves the count as it is. */
export const establishOrganUseCase = heldToTables(defineUseCase({
  name: 'establish-organ',
  title: { zh: '设立机构', en: 'Establish an organ' },
  path: 'organs',
  about: 'organ',
  right: recordRight,
  body: z.strictObject({
    ...beginning,
    reformMethod: entryCode.optional(),
    methodDrawnFrom: optionalWords,
    predecessors: lineage,
  }),
  matter: ({ name }) => ({ code: 'organ.establish', subjects: [name], quantity: 1 }),
  streams: (body, meta) => {
    const id = body.organId ?? meta.id('organ');
    const kin = Object.fromEntries(body.predecessors.map((one) => [`${before}${one.organId}`, organStream(one.organId)]));
    return { organ: organStream(id), parent: organStream(body.parentId ?? id), group: organGroupStream(body.group, meta), ...kin };
  },
  decide: (body, { organ, parent, group, ...kin }, meta) => {
    const organId = body.organId ?? meta.id('organ');
    const { name, aliases, category, rank, drawnFrom, methodDrawnFrom, predecessors } = body;
    const method = body.reformMethod ?? '';
    const begins = { name, aliases, category, rank, parentId: body.parentId ?? '', groupId: groupIdOf(meta.district, body.group) };
    const decided = onOrgan(establish(organ, organId, begins, { method, predecessors }));
    const gone = body.parentId === undefined ? null : parentThere(organ, decided.append.organ, parent, body.parentId, meta);
    const counted = countNamed(group, { group: body.group, organId, name, category, drawnFrom, reformMethod: method, methodDrawnFrom }, meta);
    const begun = decided.append.organ.length > 0;
    const missing = begun ? kinThere('predecessor', predecessors, (id) => (kin as Readonly<Record<string, OrganTimeline>>)[`${before}${id}`], meta) : null;
    const office = body.parentId === undefined || !begun ? null : noOfficeIn(parent);
    const ranked = { organ, events: decided.append.organ, parent: () => (body.parentId === undefined ? undefined : parent) };
    const tables = rankTablesIn(kin);
    return { append: { ...decided.append, group: counted }, violations: [...decided.violations, ...broken(office, rankWithinCategory(ranked, tables, meta), rankWithinParent(ranked, tables, meta), gone, missing, begun ? outsideLimit(body, group, meta) : null, begun ? notByItsDoor(body, meta) : null)], answer: { organId } };
  },
}), ({ category, rank, reformMethod }) => [categories(category), ranks(rank), methods(reformMethod)]);
