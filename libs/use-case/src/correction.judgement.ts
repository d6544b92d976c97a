import type { Contract } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import type { DomainEvent, Timeline, Violation } from '@yange/kernel';
import type { PlannedEvent } from './command.outcome.js';
import { cutOverOf } from './history-window.js';
import { breachesCausedBy } from './limit.check.js';
import type { CommandMeta, Decision, Streams, SupersededEvent } from './use-case.definition.js';

type Timelines = Readonly<Record<string, Timeline<unknown, DomainEvent>>>;
type Mode = CommandMeta['mode'];

/**
 * Under whose rules a change is judged. What history recorded stays history when it is corrected live, as long as the corrected fact lies before the cut-over
 * date as well: the facts that a source does not give were not known then and are not known now. A fact that is moved to a later day is live business.
 */
export const judgedMode = async (log: EventLog, contract: Contract, superseded: readonly SupersededEvent[], { mode, corrects, effective }: CommandMeta): Promise<Mode> => {
  const target = superseded.find(({ eventId }) => eventId === corrects);
  if (mode === 'history' || target?.mode !== 'history') return mode;
  const cutOver = await cutOverOf(log, contract);
  return cutOver !== null && effective.to < cutOver ? 'history' : 'live';
};

/** What a decision is judged on. */
export interface Judged {
  readonly asked: CommandMeta;
  readonly mode: Mode;
  readonly superseded: readonly SupersededEvent[];
  readonly decision: Decision<Streams>;
  /** what is wrong with the decision that the change stands under */
  readonly standing: readonly Violation[];
  readonly refs: Streams;
  readonly before: Timelines;
  /** the same without what is corrected or annulled */
  readonly without: Timelines;
  readonly events: readonly PlannedEvent[];
}

export interface Breaches {
  /** new ones of a live change: refused, warned of or recorded, as the district treats the rule */
  readonly judged: readonly Violation[];
  /** all of a row of history; of a live correction those that the corrected fact had and that still hold: recorded, never refused */
  readonly kept: readonly Violation[];
}

/**
 * A live correction of a history fact is refused only for what it newly adds: a rule of the decision that the corrected fact did not break, a limit that is
 * exceeded further than before on any date, a ground that facts of others rest on and that is gone (an approval). The finding of the corrected fact goes with it: what its correction still breaks is told anew.
 */
export const breachesOf = ({ asked, mode, superseded, decision, standing, refs, before, without, events }: Judged): Breaches => {
  const broken = decision.violations ?? [];
  const ungrounded = superseded.length === 0 ? [] : breachesCausedBy(refs, before, without, events, asked.effective, 'grounds');
  const added = [...breachesCausedBy(refs, before, without, events, asked.effective), ...ungrounded.filter(({ rule }) => !broken.some((one) => one.rule === rule))];
  const remaining = superseded.length === 0 ? [] : breachesCausedBy(refs, without, without, events, asked.effective);
  const old = remaining.filter((one) => !added.some(({ rule, zh }) => rule === one.rule && zh === one.zh));
  if (asked.mode === 'history') return { judged: [], kept: [...broken, ...added, ...old] };
  const known = new Set(mode === 'history' ? superseded.flatMap(({ findings }) => findings) : []);
  return { judged: [...broken.filter(({ rule }) => !known.has(rule)), ...added, ...standing], kept: [...broken.filter(({ rule }) => known.has(rule)), ...old] };
};
