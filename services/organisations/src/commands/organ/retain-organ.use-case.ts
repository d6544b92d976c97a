import { defineUseCase, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { categories, rankTablesIn, ranks } from '../reference/named-entries.parts.js';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan, retain } from '../../domain/organ/organ.decider.js';
import { rankWithinCategory, rankWithinParent } from '../../domain/organ/organ-rank.rules.js';
import { parentThere } from '../../domain/organ/organ-parents.js';
import { groupIdOf, organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { countNamed, outsideLimit } from '../../domain/organ-group/organ-group.decider.js';
import { notByItsDoor } from '../../domain/coordination-body/coordination-body.rules.js';
import { broken } from '../../domain/rule/broken.js';
import { beginning, recordRight } from '../body.parts.js';

/** An organ that was there before the record begins, or that a reform keeps. */
export const retainOrganUseCase = heldToTables(defineUseCase({
  name: 'retain-organ',
  title: { zh: '登记保留机构', en: 'Record an organ that is kept' },
  path: 'retained-organs',
  right: recordRight,
  body: z.strictObject({
    ...beginning,
  }),
  matter: ({ name }) => ({ code: 'organ.establish', subjects: [name], quantity: 1 }),
  streams: (body, meta) => {
    const id = body.organId ?? meta.id('organ');
    return { organ: organStream(id), parent: organStream(body.parentId ?? id), group: organGroupStream(body.group, meta) };
  },
  decide: (body, { organ, parent, group, ...others }, meta) => {
    const organId = body.organId ?? meta.id('organ');
    const { name, aliases, category, rank, drawnFrom } = body;
    const begins = { name, aliases, category, rank, parentId: body.parentId ?? '', groupId: groupIdOf(meta.district, body.group) };
    const decided = onOrgan(retain(organ, organId, begins));
    const gone = body.parentId === undefined ? null : parentThere(organ, decided.append.organ, parent, body.parentId, meta);
    const counted = countNamed(group, { group: body.group, organId, name, category, drawnFrom, reformMethod: '', methodDrawnFrom: '' }, meta);
    const ranked = { organ, events: decided.append.organ, parent: () => (body.parentId === undefined ? undefined : parent) };
    const tables = rankTablesIn(others);
    return { append: { ...decided.append, group: counted }, violations: [...decided.violations, ...(decided.append.organ.length === 0 ? [] : broken(gone, rankWithinCategory(ranked, tables, meta), rankWithinParent(ranked, tables, meta), outsideLimit(body, group, meta), notByItsDoor(body, meta)))], answer: { organId } };
  },
}), ({ category, rank }) => [categories(category), ranks(rank)]);
