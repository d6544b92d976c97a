import { Rejected } from '@yange/kernel';
import { defineUseCase, type CommandMeta, type Streams } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { abolish, onOrgan } from '../../domain/organ/organ.decider.js';
import { kinThere } from '../../domain/organ/organ-kin.js';
import { assertInGroup, existence, nameOn, type OrganTimeline } from '../../domain/organ/organ.rules.js';
import { nothingSettled, settlePlates, type PlateHeir } from '../../domain/organ/plate-takeover.js';
import { groupIdOf, organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { uncountNamed } from '../../domain/organ-group/organ-group.decider.js';
import { broken } from '../../domain/rule/broken.js';
import { demandingOfKept, ruleLevels } from '../../domain/reference/rule-levels.js';
import { lineage, optionalWords, organId, recordRight, words } from '../body.parts.js';

const body = z.strictObject({
  organId,
  /** the group that counts it, which it leaves */
  group: optionalWords,
  successors: lineage,
  reason: optionalWords,
  /** each plate is carried on by a successor or, without one, taken down */
  plates: z.array(z.strictObject({ name: words, toOrganId: organId.optional() })).max(100).default([]),
});

const heir = 'heir/';

type Timelines = Readonly<Record<string, unknown>>;

/** Whoever takes over, plates or all of it. */
const heirStreams = ({ plates, successors }: z.infer<typeof body>): Streams =>
  Object.fromEntries([...successors.map((one) => one.organId), ...plates.flatMap(({ toOrganId }) => toOrganId ?? [])].map((id) => [`${heir}${id}`, organStream(id)]));

/** @throws {Rejected} `plate-heir`, `unknown-organ`, `organ-abolished` */
const heirIn = (timelines: Timelines, id: string, { successors }: z.infer<typeof body>, meta: CommandMeta): PlateHeir => {
  if (!successors.some((one) => one.organId === id)) throw new Rejected('plate-heir', '牌子只由承接机构接续', 'a plate is carried on by a successor', { organId: id });
  const organ = timelines[`${heir}${id}`] as OrganTimeline;
  existence(organ, id, meta);
  return { organId: id, name: nameOn(organ, meta), category: organ.latest().category };
};

export const abolishOrganUseCase = defineUseCase({
  name: 'abolish-organ',
  title: { zh: '撤销机构', en: 'Abolish an organ' },
  path: 'organs/:organId/abolitions',
  ifMatch: 'required',
  right: recordRight,
  body,
  matter: ({ organId: id }) => ({ code: 'organ.abolish', subjects: [id] }),
  streams: (wanted, meta) => ({ organ: organStream(wanted.organId), group: organGroupStream(wanted.group, meta), levels: ruleLevels.stream(), ...heirStreams(wanted) }),
  decide: (wanted, { organ, group, levels, ...heirs }, meta) => {
    const { successors, reason } = wanted;
    // Told again, it has no plates any more that something could become of.
    const ended = organ.at(meta.effective.to).status === 'abolished';
    const fates = wanted.plates.map(({ name, toOrganId }) => ({ name, heir: toOrganId === undefined ? null : heirIn(heirs, toOrganId, wanted, meta) }));
    const plates = ended ? nothingSettled : settlePlates(organ, wanted.organId, nameOn(organ, meta), fates, demandingOfKept(levels, meta), meta);
    const { events, violations } = abolish(organ, wanted.organId, { successors, reason, platesLeft: plates.left }, meta);
    const missing = events.length === 0 ? null : kinThere('successor', successors, (id) => (heirs as Timelines)[`${heir}${id}`] as OrganTimeline | undefined, meta);
    const decided = onOrgan({ events: [...plates.removed, ...events], violations: [...plates.violations, ...violations, ...broken(missing)] });
    assertInGroup(organ, groupIdOf(meta.district, wanted.group));
    const { name, category } = organ.latest();
    const left = events.length === 0 ? [] : uncountNamed(group, { group: wanted.group, organId: wanted.organId, name, category }, meta);
    const hung = Object.fromEntries([...plates.carried].map(([id, hanging]) => [`${heir}${id}`, hanging]));
    return { ...decided, append: { ...decided.append, group: left, ...hung } };
  },
});
