import type { Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { QuotaType } from '../quota-account/quota-type.js';
import { categoryOn } from './organ-note.aggregate.js';
import type { OrganNoteTimeline } from './organ-note.rules.js';

/** Which kinds an organ of a category may have: 行政机构 use 行政编制, with 工勤 as the exception; 事业单位 use 事业编制. Centres of towns and streets are 事业. */
const kindsOf: Readonly<Record<string, readonly QuotaType['kind'][]>> = {
  'party-organ': ['administrative', 'support'],
  'government-department': ['administrative', 'support'],
  'dispatched-organ': ['administrative', 'support'],
  town: ['administrative', 'support', 'institution'],
  'street-office': ['administrative', 'support', 'institution'],
  institution: ['institution'],
  'coordination-body': [],
};

/** KIND_MATCH (国务院令第486号 art. 12, 15). An organ of which no note has come, or of a category that is not in the table, is not judged. */
export const kindMismatch = (note: OrganNoteTimeline, { kind }: QuotaType, { mode, effective }: Pick<CommandMeta, 'mode' | 'effective'>): Violation | null => {
  const { name } = note.latest();
  const category = categoryOn(note.latest(), effective.to);
  const kinds = category === null ? undefined : kindsOf[category];
  if (kinds === undefined || mode !== 'live' || kind === 'outside' || kind === 'unstated' || kinds.includes(kind)) return null;
  return { rule: 'kind-not-for-organ', zh: `“${name}”不得使用该类编制（行政、事业、工勤编制不得混用）`, en: `"${name}" has no quota of that kind: kinds are never mixed`, facts: { category: category ?? '', kind } };
};
