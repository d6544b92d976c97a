import type { StaffingEvent } from '@yange/contracts';
import type { Timeline } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef, type Streams } from '@yange/use-case';
import { keyOfSubject } from '../owner/owner.js';

export type AbsenceEvent = Extract<StaffingEvent, { readonly type: 'PersonSeconded' | 'PersonSecondmentEnded' }>;

interface Sent {
  readonly ownerKey: string;
  /** YYYY-MM-DD, inclusive; empty where no end is said */
  readonly until: string;
}

/** Whom one person was sent by, by secondment, until the return is recorded. */
export type AbsenceState = ReadonlyMap<string, Sent>;
export type AbsenceTimeline = Timeline<AbsenceState, AbsenceEvent>;

/** Who is not back after the last day is overdue, which is a matter of the one who sent: another may send from the day after. */
const limits = (sent: AbsenceState, date: string): readonly LimitBreach[] => {
  const owners = new Set([...sent.values()].filter(({ until }) => until === '' || until >= date).map(({ ownerKey }) => ownerKey)).size;
  return owners <= 1
    ? []
    : [{ rule: 'seconded-twice', excess: owners - 1, zh: `该人员同时由 ${owners} 个单位抽调、借调`, en: `the person is seconded by ${owners} owners at a time`, facts: { owners: String(owners) } }];
};

/** One stream for each person, so that two owners who send the same one at once end in an order. */
export const absence: AggregateDefinition<AbsenceState, AbsenceEvent> = {
  name: 'absence',
  initial: () => new Map(),
  apply: (sent, event) => {
    const next = new Map(sent);
    if (event.type === 'PersonSeconded') next.set(event.data.secondmentId, { ownerKey: event.data.owner === undefined ? '' : keyOfSubject(event.data.owner), until: event.data.until });
    else next.delete(event.data.secondmentId);
    return next;
  },
  limits,
};

export const absenceStream = (personId: string): StreamRef<AbsenceState, AbsenceEvent> => streamOf(absence, personId);

const prefix = 'absence of ';

/** Key of a person's absence among the streams of a command. */
export const absenceKey = (personId: string): string => `${prefix}${personId}`;

export const absencesOf = (personIds: Iterable<string>): Streams => Object.fromEntries([...personIds].map((personId) => [absenceKey(personId), absenceStream(personId)]));

/** Absences among the timelines of a command, by person. */
export const absencesIn = (known: Readonly<Record<string, unknown>>): ReadonlyMap<string, AbsenceTimeline> =>
  new Map(Object.entries(known).flatMap(([key, timeline]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), timeline as AbsenceTimeline] as const] : [])));
