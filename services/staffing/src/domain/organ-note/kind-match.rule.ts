import type { Violation } from '@yange/kernel';
import type { CommandMeta, ReferenceEntry, ReferenceListTimeline } from '@yange/use-case';
import type { QuotaType } from '../quota-account/quota-type.js';
import { quotaKinds } from '../reference/quota-kinds.js';
import { categoryOn, type OrganNoteState } from './organ-note.aggregate.js';
import type { OrganNoteTimeline } from './organ-note.rules.js';

/**
 * KIND_MATCH (国务院令第486号 art. 12, 15): 行政机构 use 行政编制, with 工勤 as the exception; 事业单位 use 事业编制. Which category has which kind is what the table of kinds says that day.
 * An organ of which no note has come, or of a category that the table has no word for, is not judged.
 * @param kinds the table of that day
 */
export const kindNotForOrgan = (note: OrganNoteState, kind: string, date: string, kinds: readonly ReferenceEntry[]): Violation | null => {
  const category = categoryOn(note, date);
  const entry = kinds.find(({ code }) => code === kind);
  if (category === null || entry === undefined || !Object.hasOwn(quotaKinds.marks, `for-${category}`)) return null;
  if (entry.marks.includes('outside-establishment') || entry.marks.includes(`for-${category}`)) return null;
  return { rule: 'kind-not-for-organ', zh: `“${note.name}”不得使用${entry.name}（行政、事业、工勤编制不得混用）`, en: `"${note.name}" has no quota of that kind: kinds are never mixed`, facts: { category, kind } };
};

/** Live alone: history tells what was, and notes come when they come. */
export const kindMismatch = (note: OrganNoteTimeline, { kind }: QuotaType, { mode, effective }: Pick<CommandMeta, 'mode' | 'effective'>, table: ReferenceListTimeline): Violation | null =>
  mode === 'live' ? kindNotForOrgan(note.latest(), kind, effective.to, quotaKinds.on(table, effective.to)) : null;
