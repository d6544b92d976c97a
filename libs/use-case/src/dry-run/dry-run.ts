import { dataAsJson, encodeData, type Contract } from '@yange/contracts';
import type { EventLogReader } from '@yange/event-log';
import { Rejected, type DomainEvent, type EffectiveDate, type Timeline, type Violation } from '@yange/kernel';
import type { CommandOutcome, CommandPlan } from '../command.outcome.js';
import type { Breaches } from '../correction.judgement.js';
import type { RuleMode } from '../rules/rule.definition.js';
import type { KeyChanges } from '../keys/unique-keys.js';
import type { SupersededEvent } from '../use-case.definition.js';
import type { Touched } from './touched.events.js';

/** A plan whose breaches are not settled yet, with all that it was made on. */
export interface PonderedPlan extends Omit<CommandPlan, 'findings' | 'told'> {
  readonly breaches: Breaches;
  /** dated keys that another stream holds on one of the days */
  readonly taken: readonly Violation[];
  readonly superseded: readonly SupersededEvent[];
  readonly before: Readonly<Record<string, Timeline<unknown, DomainEvent>>>;
  /** the same without what is corrected or annulled */
  readonly without: Readonly<Record<string, Timeline<unknown, DomainEvent>>>;
  readonly effective: EffectiveDate;
}

/** A breach with how the district treats its rule on the day in question; what was found before and still holds is only recorded. */
export interface ExpectedBreach extends Violation {
  readonly mode: RuleMode;
}

export interface ExpectedEvent {
  /** the id that it will have, if the same command comes with the same key and nothing changes meanwhile */
  readonly eventId: string;
  readonly type: string;
  readonly streamId: string;
  readonly effective: { readonly from: string | null; readonly to: string; readonly text: string };
  readonly supersedes: string | null;
  readonly data: unknown;
}

/** What would come of a command, had it been given now. Nothing is written. */
export interface DryRun {
  readonly outcome: 'recorded' | 'unchanged' | 'refused' | 'repeated';
  /** the log was read up to here: what a later confirmation says that it saw */
  readonly position: number;
  readonly events: readonly ExpectedEvent[];
  /** all of them, where a real command would name the first */
  readonly violations: readonly ExpectedBreach[];
  /** ids of what would be new */
  readonly answer: Readonly<Record<string, string>>;
  /** null where it is refused for what it is, or was carried out before */
  readonly touches: Touched | null;
}

export const dryRunOf = (contract: Contract, position: number, { events, decision }: PonderedPlan, violations: readonly ExpectedBreach[]): Omit<DryRun, 'touches'> => ({
  outcome: violations.some(({ mode }) => mode === 'refuse') ? 'refused' : events.length === 0 ? 'unchanged' : 'recorded',
  position,
  events: events.map(({ eventId, event, streamId, effective: { from, to, text }, supersedes }) => ({
    eventId, type: event.type, streamId, effective: { from, to, text }, supersedes, data: dataAsJson(contract, event.type, encodeData(contract, event)),
  })),
  violations,
  answer: decision.answer ?? {},
});

const nothing = { events: [], violations: [], answer: {}, touches: null } as const;

/** The command is impossible as it is: no mode of any rule would let it pass. */
export const refusedRun = (position: number, { rule, zh, en, facts }: Rejected): DryRun => ({ ...nothing, outcome: 'refused', position, violations: [{ rule, zh, en, facts, mode: 'refuse' }] });

export const repeatedRun = (position: number, { answer }: CommandOutcome): DryRun => ({ ...nothing, outcome: 'repeated', position, answer });

/** What a check would refuse, told instead of thrown, so that the rest is looked at too. */
export const violationOf = async (check: () => Promise<void>): Promise<readonly Violation[]> => {
  try {
    await check();
    return [];
  } catch (error) {
    if (error instanceof Rejected) return [{ rule: error.rule, zh: error.zh, en: error.en, facts: error.facts }];
    throw error;
  }
};

/** Unique keys that somebody else holds: the log itself refuses them at the append. */
export const keysTaken = async (log: EventLogReader & { findClaim(key: string): Promise<string | null> }, { claims, releases }: KeyChanges): Promise<readonly Violation[]> => {
  const found = await Promise.all(
    claims.map(async ({ key, streamId, taken }) => {
      const holder = await log.findClaim(key);
      const free = holder === null || holder === streamId || releases.some((one) => one.key === key && one.streamId === holder);
      return free ? [] : [taken ?? keyTaken(key)];
    }),
  );
  return found.flat();
};

export const keyTaken = (key: string): Violation => ({ rule: 'key-taken', zh: `“${key}”已被占用`, en: `"${key}" is already taken`, facts: { key } });
