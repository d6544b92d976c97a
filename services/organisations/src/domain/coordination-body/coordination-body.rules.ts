import type { Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { OrganTimeline } from '../organ/organ.rules.js';

const ownOffice = (name: string): Violation => ({
  rule: 'coordination-body-own-office',
  zh: `议事协调机构“${name}”不得单设办事机构`,
  en: `the coordination body "${name}" has no office of its own`,
  facts: { name },
});

/** Nothing is set up in or below a coordination body. */
export const noOfficeIn = (organ: OrganTimeline): Violation | null => {
  const { category, name } = organ.latest();
  return category === 'coordination-body' ? ownOffice(name) : null;
};

/** Live, a named coordination body begins with its conditions and its end (set-up-coordination-body); as any other organ it would have neither. History may only know that there was one. */
export const notByItsDoor = ({ name, category }: { readonly name: string; readonly category: string }, { mode }: Pick<CommandMeta, 'mode'>): Violation | null =>
  mode !== 'live' || category !== 'coordination-body'
    ? null
    : { rule: 'coordination-body-conditions', zh: `“${name}”是议事协调机构，须按“设立议事协调机构”办理，写明任务、条件和期限`, en: `"${name}" is a coordination body: set it up as one, with its task, conditions and end`, facts: { name } };

export interface Terms {
  readonly name: string;
  readonly conditions: string;
  readonly limitedTask: boolean;
  readonly endsOn: string;
  readonly ownOffice: boolean;
  readonly ownQuota: number;
}

/** 国务院令第486号 arts 11, 12, 19. */
export const termsKept = ({ name, conditions, limitedTask, endsOn, ownOffice: hasOffice, ownQuota }: Terms): readonly (Violation | null)[] => [
  conditions === '' ? { rule: 'coordination-body-conditions', zh: `设立“${name}”未明确条件`, en: `"${name}" is set up without conditions`, facts: { name } } : null,
  limitedTask && endsOn === '' ? { rule: 'coordination-body-without-end', zh: `“${name}”承担阶段性任务，未规定撤销期限`, en: `"${name}" has a limited task and no date of abolition`, facts: { name } } : null,
  hasOffice ? ownOffice(name) : null,
  ownQuota > 0 ? { rule: 'coordination-body-own-quota', zh: `“${name}”不得单独核定编制（${ownQuota} 名）`, en: `"${name}" has no quota of its own (${ownQuota})`, facts: { name, quota: String(ownQuota) } } : null,
];
