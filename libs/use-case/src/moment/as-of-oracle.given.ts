import { MemoryEventLogs, type EventLog, type EventLogReader, type StoredEvent } from '@yange/event-log';
import { readModelsGiven } from '@yange/projections';
import type { AnyQuery } from '../query.definition.js';
import { logOfSequence, newTally, type SequenceStep, type Sequences } from '../sequence.given.js';
import type { ServiceDefinition } from '../service.definition.js';
import { answerAt } from './answer-at.js';

/** An answer as of a day that is not what it would be, had nothing happened since. Both as lines of JSON. */
export interface AsOfDifference {
  readonly day: string;
  readonly query: string;
  readonly asOf: readonly string[];
  readonly oracle: readonly string[];
}

interface Drawn<W extends { readonly what: string }> extends Omit<Asked, 'log' | 'days'> {
  readonly sequences: Sequences<W>;
  readonly drawn: readonly (readonly SequenceStep<W>[])[];
  /** types of events that must be among those which take effect after a day that is asked for: else the answer says little */
  readonly needs?: readonly string[];
}

/** Between those on which sequences say something. */
const days = ['2019-06-30', '2020-06-30'] as const;
/** Read models of a log take seconds, the log itself a fraction of one: many are drawn, and of these the few that tell most are asked. */
const mostLogs = 6;

/** What `asOfDifferences` finds in logs of sequences. @throws {Error} where events that are needed are in none of them */
export const drawnDifferences = async <W extends { readonly what: string }>({ sequences, drawn, needs = [], ...asked }: Drawn<W>): Promise<readonly AsOfDifference[]> => {
  const logs: Told[] = [];
  for (const steps of drawn) {
    const log = await logOfSequence(sequences, steps, newTally());
    logs.push({ log, tells: tellingsOf((await log.readPage({ after: 0, limit: 1_000 })).events) });
  }
  const chosen = mostTelling(logs);
  const missing = needs.filter((type) => !chosen.some(({ tells }) => tells.has(`${type} ${days.length}`)));
  if (missing.length > 0) throw new Error(`nothing was said of later days: ${missing.join(', ')}`);
  const differences: AsOfDifference[] = [];
  for (const { log } of chosen) differences.push(...(await asOfDifferences({ ...asked, log, days })));
  return differences;
};

interface Told {
  readonly log: EventLog;
  /** types of events that count, each with how many of the days they take effect after */
  readonly tells: ReadonlySet<string>;
}

const tellingsOf = (events: readonly StoredEvent[]): ReadonlySet<string> => {
  const former = new Set(events.flatMap(({ supersedes }) => supersedes ?? []));
  return new Set(events.filter(({ eventId }) => !former.has(eventId)).map(({ type, effectiveTo }) => `${type} ${days.filter((day) => day < effectiveTo).length}`));
};

/** One after the other the log that adds most to those before it. */
const mostTelling = (logs: readonly Told[]): readonly Told[] => {
  const chosen: Told[] = [];
  const told = new Set<string>();
  const adds = ({ tells }: Told): number => [...tells].filter((one) => !told.has(one)).length;
  for (let best = [...logs].sort((a, b) => adds(b) - adds(a))[0]; best !== undefined && chosen.length < mostLogs && adds(best) > 0; best = [...logs].sort((a, b) => adds(b) - adds(a))[0]) {
    chosen.push(best);
    for (const one of best.tells) told.add(one);
  }
  return chosen;
};

interface Asked {
  readonly service: ServiceDefinition;
  readonly log: EventLog;
  /** YYYY-MM-DD */
  readonly days: readonly string[];
  /** an empty database each time */
  readonly database: () => Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
}

/**
 * For specifications, the oracle of the effective axis: every question of a service that needs no more than a day is asked as of days of read models of the whole log, and of read models made of
 * nothing but what had taken effect by then. Differences are what later events tell of earlier days.
 * @param log of one district in the service's context, not longer than a page
 */
export const asOfDifferences = async ({ service, log, days, database }: Asked): Promise<readonly AsOfDifference[]> => {
  const context = service.contract.context;
  const own = { ...service, projections: service.projections.filter(({ contexts }) => contexts.includes(context)) };
  const made = async (of: EventLog) => {
    const { url, close } = await database();
    const models = await readModelsGiven(url, of, own.projections, 200);
    await models.caughtUp();
    return { read: models.read, close: async () => (await models.close(), await close()) };
  };
  const district = log.logId.split('/')[0] ?? '';
  const { events } = await log.readPage({ after: 0, limit: 1_000 });
  const now = await made(log);
  const differences: AsOfDifference[] = [];
  for (const day of days) {
    const ended = effectiveBy(events, log.logId, day);
    const then = await made(ended);
    for (const query of service.queries.filter(asksForADayAlone)) {
      const ask = async (read: typeof now.read, of: EventLog): Promise<readonly string[]> => {
        const asked = { service: own, district, read, readerOf: () => of, asked: { by: 'auditor', roles: [], on: day } };
        return linesOf(asOnThe(day, (await answerAt(query, query.params.parse(query.dated ? {} : { on: day }), { asOf: day }, asked))?.answer));
      };
      const [asOf, oracle] = [await ask(now.read, log), await ask(then.read, ended)];
      if (asOf.join() !== oracle.join()) differences.push({ day, query: query.name, asOf, oracle });
    }
    await then.close();
  }
  await now.close();
  return differences;
};

const asksForADayAlone = ({ undated, ownMoment, asked, params }: AnyQuery): boolean => undated === undefined && ownMoment === undefined && asked === undefined && params.safeParse({}).success;

const linesOf = (answer: unknown): readonly string[] => (JSON.stringify(answer, null, 1) ?? '').split('\n');

/** What ends after the day has not ended on it, and that something may or may not have happened by then is said by what happened later. */
const asOnThe = (day: string, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((one) => asOnThe(day, one));
  if (value === null || typeof value !== 'object') return value;
  const { validTo } = value as { readonly validTo?: unknown };
  const endsLater = typeof validTo === 'string' && validTo > day;
  const cells = Object.entries(value as Record<string, unknown>).filter(([key]) => key !== 'uncertain').sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(cells.map(([key, one]) => [key, endsLater && (key === 'validTo' || key === 'endEventId') ? null : asOnThe(day, one)]));
};

/** A log as it would be, had nothing happened after a day. What was corrected or annulled is left out with what did so: as known now it never was. */
const effectiveBy = (whole: readonly StoredEvent[], logId: string, on: string): EventLog => {
  const former = new Set(whole.flatMap(({ supersedes }) => supersedes ?? []));
  const versions = new Map<string, number>();
  const events = whole
    .filter(({ eventId, type, effectiveTo }) => !former.has(eventId) && type !== 'EventAnnulled' && effectiveTo <= on)
    .map((event, index) => {
      const version = (versions.get(event.streamId) ?? 0) + 1;
      versions.set(event.streamId, version);
      return { ...event, supersedes: null, position: index + 1, version };
    });
  const reading: Pick<EventLogReader, 'head' | 'readPage' | 'readStream' | 'findEvent'> = {
    head: () => Promise.resolve({ position: events.length, recordedAt: events.at(-1)?.recordedAt ?? null }),
    readPage: ({ after, limit }) => Promise.resolve({ events: events.slice(after, after + limit), scannedTo: Math.min(after + limit, events.length) }),
    readStream: (streamId, afterVersion = 0) => Promise.resolve(events.filter((event) => event.streamId === streamId && event.version > afterVersion)),
    findEvent: (eventId) => Promise.resolve(events.find((event) => event.eventId === eventId) ?? null),
  };
  const [district = '', context = ''] = logId.split('/');
  return Object.assign(new MemoryEventLogs(context).forDistrict(district), reading, { lastEvents: undefined });
};
