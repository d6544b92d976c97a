import type { EventLogReader } from '@yange/event-log';
import { earlier, type DomainEvent, type Fact, type Timeline } from '@yange/kernel';
import { onceEach } from '../limit.check.js';
import type { PonderedPlan } from './dry-run.js';
import { isDraft, restingOn, type RestingEvent } from '../resting.events.js';
import { limitChanges, type LimitChange } from './limit.changes.js';

/** An event that stands on what a command changes. */
export interface TouchedEvent extends Omit<RestingEvent, 'why' | 'ids'> {
  /**
   * `later-in-stream`: of the same stream, from the day on which something changes. `follows-from`: brought about by what is superseded.
   * `names`: it names a thing that what is superseded began: an organ, a block, a person, a permit, a decision.
   */
  readonly why: 'later-in-stream' | RestingEvent['why'];
}

/** What a command would move beside what it writes. */
export interface Touched {
  /** the first day on which anything changes */
  readonly from: string;
  readonly later: readonly TouchedEvent[];
  /** how many of them there are; `later` holds the first 200 */
  readonly laterCount: number;
  readonly limits: readonly LimitChange[];
  readonly findings: {
    /** rules whose findings go with what is superseded */
    readonly gone: readonly string[];
    /** rules of which there will be findings */
    readonly told: readonly string[];
  };
  /** ids that what is superseded began: what other services keep of them can be asked there */
  readonly ids: readonly string[];
}

const most = 200;

/** What stands on a planned change. For a correction or annulment the log is looked through by names; for all else only the plan's own streams are looked at. */
export const touchedBy = async (log: EventLogReader, plan: PonderedPlan): Promise<Touched> => {
  const from = plan.superseded.map(({ effectiveTo }) => effectiveTo).reduce(earlier, plan.effective.to);
  const own = [...onceEach(plan.refs)].filter(([, { streamId }]) => !isDraft(streamId)).flatMap(([key, { streamId }]) => laterFacts(plan, key, streamId, from));
  const resting = plan.superseded.length === 0 ? { events: [], ids: [] } : await restingOn(log, plan.superseded);
  const known = new Set(own.map(({ eventId }) => eventId));
  const later = [...own, ...resting.events.filter(({ eventId }) => !known.has(eventId)).map(({ ids: _ids, ...event }) => event)];
  return {
    from,
    later: later.slice(0, most),
    laterCount: later.length,
    limits: limitChanges(plan),
    findings: { gone: unique(plan.superseded.flatMap(({ findings }) => findings)), told: unique([...plan.breaches.judged, ...plan.breaches.kept].map(({ rule }) => rule)) },
    ids: resting.ids,
  };
};

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();

const laterFacts = ({ events, superseded, without }: PonderedPlan, key: string, streamId: string, from: string): readonly TouchedEvent[] => {
  const timeline = without[key];
  const changed = events.some((event) => event.streamId === streamId) || superseded.some((event) => event.streamId === streamId);
  return timeline === undefined || !changed ? [] : factsFrom(timeline, from).map((fact) => ({ eventId: fact.eventId, type: fact.event.type, streamId, position: fact.position, effectiveTo: fact.effective.to, why: 'later-in-stream' }));
};

const factsFrom = (timeline: Timeline<unknown, DomainEvent>, from: string): readonly Fact<DomainEvent>[] => timeline.facts.filter(({ effective }) => effective.to >= from);
