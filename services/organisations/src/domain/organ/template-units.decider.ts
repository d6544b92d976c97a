import { Rejected } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { considering } from '../timeline/considering.js';
import { totalOf } from '../tally/tally.js';
import { setUpUnits } from './internal-unit.decider.js';
import { unitsOf } from './organ.aggregate.js';
import type { OrganDecision } from './organ.decider.js';
import type { OrganTimeline } from './organ.rules.js';
import { addPlates } from './plate.decider.js';
import { broken } from '../rule/broken.js';
import { templateFits, type TemplatesOfOrgan, type TemplateTimeline } from './unit-template.rules.js';

export interface TemplateWanted {
  readonly organId: string;
  readonly templateKind: string;
  /** of the plates that the template asks for */
  readonly legalBasis: string;
  readonly basisLevel: string;
}

/** The template that was named, and those that hold for the organ. */
export interface TemplateOfOrgan {
  readonly template: TemplateTimeline;
  readonly templates: TemplatesOfOrgan;
}

/**
 * Fills an organ up to what is prescribed for its kind on that day: units by the names of the template, the rest counted, and the plates on the unit that is to carry them.
 * What is there stays; told again, nothing is added.
 * @param demanding the levels that may demand plates of towns and streets on that day
 * @throws {Rejected} `unknown-template`, `unknown-organ`, `organ-abolished`
 */
export const setUpByTemplate = (organ: OrganTimeline, { template, templates }: TemplateOfOrgan, wanted: TemplateWanted, demanding: ReadonlySet<string>, meta: CommandMeta): OrganDecision => {
  const { organId, templateKind, legalBasis, basisLevel } = wanted;
  const { parts, words } = template.at(meta.effective.to);
  if (parts.size === 0) throw new Rejected('unknown-template', `“${templateKind}”在此日期没有设置模板`, `nothing is prescribed on that day for units of the kind ${templateKind}`, { templateKind });
  let decided: OrganDecision = { events: [], violations: [] };
  const known = (): OrganTimeline => considering(organ, decided.events, meta);
  const add = ({ events, violations }: OrganDecision): void => {
    decided = { events: [...decided.events, ...events], violations: [...decided.violations, ...violations] };
  };
  for (const [kind, part] of parts) {
    const there = unitsOf(organ.at(meta.effective.to), kind);
    const missing = part.count - totalOf(there);
    const has = new Set([...there.named.values()].map(({ name }) => name));
    const names = part.names.filter((name) => !has.has(name)).slice(0, Math.max(missing, 0));
    // Units of several kinds are told in one command: what is only counted has an id of its kind.
    const ofKind: CommandMeta = { ...meta, id: (label) => meta.id(`${kind}/${label}`) };
    if (missing > 0) add(setUpUnits(organ, { templateKind, template, templates: new Map([[templateKind, template]]) }, { organId, kind, names, count: missing, label: words, drawnFrom: '' }, ofKind));
    const carrier = part.names.length === 1 ? (part.names[0] ?? '') : '';
    if (part.plates.length > 0) add(addPlates(known(), { organId, names: part.plates, unitName: carrier, legalBasis, basisLevel }, demanding, ofKind));
  }
  return decided.events.length === 0 ? decided : { ...decided, violations: [...broken(templateFits(organ, templates, templateKind, meta)), ...decided.violations] };
};
