import { readOnly, tableIn, type CommandMeta, type Streams } from '@yange/use-case';
import type { OrganTimeline } from '../../domain/organ/organ.rules.js';
import type { TemplatesOfOrgan, TemplateTimeline } from '../../domain/organ/unit-template.rules.js';
import { categoriesOf, unitTemplateKinds } from '../../domain/reference/unit-template-kinds.js';
import { unitTemplateStream } from '../../domain/unit-template/unit-template.aggregate.js';

const keyOf = (kind: string): string => `template of ${kind}`;

const streamsOfKinds = (kinds: readonly string[]): Streams => Object.fromEntries(kinds.map((kind) => [keyOf(kind), readOnly(unitTemplateStream(kind))]));

/** Templates of the kinds that come along are named at once, so that rows of an import that rest on one wait for the row that prescribes it; those of a district's own are read further. */
export const templateStreams = (templateKind?: string): Streams => streamsOfKinds([...new Set([...unitTemplateKinds.shipped.map(({ code }) => code), ...(templateKind === undefined ? [] : [templateKind])])]);

type Known = Readonly<Record<string, unknown>>;

const kindsFor = (known: Known, meta: CommandMeta): readonly string[] => {
  const { category } = (known.organ as OrganTimeline).latest();
  return unitTemplateKinds.on(tableIn(known, unitTemplateKinds), meta.effective.to).filter((entry) => categoriesOf(entry).includes(category)).map(({ code }) => code);
};

/** Of a use case whose organ is read as `organ`, and that is held to the table of kinds of templates. */
export const furtherTemplates = (known: Known, meta: CommandMeta): Streams => streamsOfKinds(kindsFor(known, meta));

/** The template of that kind, whether it holds for the organ or not. */
export const templateIn = (timelines: Known, kind: string): TemplateTimeline => timelines[keyOf(kind)] as TemplateTimeline;

/** Those that hold for the category of the organ, by the table of the day. */
export const templatesOf = (timelines: Known, meta: CommandMeta): TemplatesOfOrgan => new Map(kindsFor(timelines, meta).map((kind) => [kind, templateIn(timelines, kind)]));
