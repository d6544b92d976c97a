import type { Timeline, Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { totalOf } from '../tally/tally.js';
import { considering } from '../timeline/considering.js';
import type { UnitTemplateEvent, UnitTemplateState } from '../unit-template/unit-template.aggregate.js';
import { unitsOf } from './organ.aggregate.js';
import type { OrganEvent } from './organ.events.js';
import { nameOn, type OrganTimeline } from './organ.rules.js';

export type TemplateTimeline = Timeline<UnitTemplateState, UnitTemplateEvent>;

/** Templates of the kinds that hold for the category of one organ, by kind. */
export type TemplatesOfOrgan = ReadonlyMap<string, TemplateTimeline>;

/** R7: a town is not set up by the template of a street. @param templateKind as the command names it; empty for none */
export const templateFits = (organ: OrganTimeline, templates: TemplatesOfOrgan, templateKind: string, meta: CommandMeta): Violation | null => {
  if (templateKind === '' || templates.has(templateKind)) return null;
  const { category } = organ.latest();
  return {
    rule: 'unit-template-category',
    zh: `“${templateKind}”模板不适用于“${nameOn(organ, meta)}”（${category}）`,
    en: `the template ${templateKind} does not hold for "${nameOn(organ, meta)}" (${category})`,
    facts: { templateKind, category, holding: [...templates.keys()].join(' ') },
  };
};

/** The template that was named, where it holds for the organ; else those of its category: whoever names none is held to them all the same. */
export const holding = (templates: TemplatesOfOrgan, templateKind: string): TemplatesOfOrgan => {
  const named = templates.get(templateKind);
  return named === undefined ? templates : new Map([[templateKind, named]]);
};

/** The one kind that is prescribed for the organ on that day; empty where nothing is, or several are. */
export const kindOn = (templates: TemplatesOfOrgan, date: string): string => {
  const [kind = '', ...others] = [...templates].filter(([, template]) => template.at(date).parts.size > 0).map(([one]) => one);
  return others.length === 0 ? kind : '';
};

/**
 * R7: towns 5办1局2中心, streets 5 offices and a centre: more of a kind than is prescribed breaks it, on the day of the change and on any later one.
 * A change that leaves no more than there were is none. Where a district has several templates for a category, an organ fits one of them.
 */
export const withinTemplates = (organ: OrganTimeline, templates: TemplatesOfOrgan, events: readonly OrganEvent[], kind: string, meta: CommandMeta): Violation | null => {
  if (events.length === 0) return null;
  const after = considering(organ, events, meta);
  const dates = [...after.from(meta.effective.to), ...[...templates.values()].flatMap((template) => template.from(meta.effective.to))].map(({ date }) => date).sort();
  for (const date of dates) {
    const total = totalOf(unitsOf(after.at(date), kind));
    const prescribed = [...templates.values()].map((template) => template.at(date).parts).filter(({ size }) => size > 0).map((parts) => parts.get(kind)?.count ?? 0);
    const allowed = Math.max(...prescribed);
    if (prescribed.length === 0 || total <= allowed || total <= totalOf(unitsOf(organ.at(date), kind))) continue;
    return {
      rule: 'exceeds-unit-template',
      zh: `${date}：此类机构 ${total} 个，模板规定 ${allowed} 个`,
      en: `${date}: ${total} of this kind, ${allowed} are prescribed`,
      facts: { date, kind, total: String(total), prescribed: String(allowed) },
    };
  }
  return null;
};
