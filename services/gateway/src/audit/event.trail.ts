import { Problem } from '@yange/http';
import type { ServiceClient } from '../imports/service.client.js';
import type { Unavailable } from '../overview/every.service.js';
import type { ToldMoment } from '../overview/known.moment.js';
import type { TrailPlace } from './trail.cursor.js';

export interface TrailEvent {
  readonly eventId: string;
  readonly position: number;
  readonly recordedAt: string;
}

interface Recent {
  readonly head: number;
  readonly scannedFrom: number;
  readonly recordedAt: string | null;
  readonly events: readonly TrailEvent[];
  readonly moment: ToldMoment;
}

export interface TrailPage {
  readonly events: readonly (TrailEvent & { readonly service: string })[];
  /** null where every log was read to its beginning */
  readonly next: TrailPlace | null;
  readonly unavailable: readonly Unavailable[];
  /** of each log that was asked for this page */
  readonly moments: readonly ToldMoment[];
}

/** One log on the way back to its beginning: what it told and nobody took yet, and how far it looked. */
class Branch {
  waiting: TrailEvent[] = [];
  unavailable: Unavailable | null = null;
  moment: ToldMoment | null = null;
  /** what it has not told yet was recorded by then; null where nothing is left */
  private bound: string | null;

  /** @param before what was not looked at lies before this position; null where it has not been asked */
  constructor(
    readonly service: string,
    private before: number | null,
    since: string,
    private readonly ask: (before: number | null) => Promise<Recent>,
  ) {
    this.bound = before === 1 ? null : since;
  }

  /** the latest time that anything which it still has may bear; null where it has nothing */
  get newest(): string | null {
    return this.waiting[0]?.recordedAt ?? this.bound;
  }

  /** nothing is to be taken before it was asked */
  get isDry(): boolean {
    return this.waiting.length === 0 && this.bound !== null && this.unavailable === null;
  }

  /** A log that is away is left where it is: what it holds comes when it is back. */
  async lookFurther(): Promise<void> {
    try {
      const { events, scannedFrom, recordedAt, moment } = await this.ask(this.before);
      this.moment ??= moment;
      this.waiting.push(...events);
      [this.before, this.bound] = [scannedFrom, scannedFrom === 1 ? null : recordedAt];
    } catch (error) {
      if (error instanceof Problem && error.status < 500) throw error;
      this.unavailable = { service: this.service, code: error instanceof Problem ? error.code : 'service-unavailable' };
    }
  }

  /** where to go on: what waits was looked at and is told again */
  get place(): number | null {
    const [next] = this.waiting;
    return next === undefined ? this.before : next.position + 1;
  }
}

/** No event is recorded so late. */
export const endOfTime = '9999-12-31T23:59:59.999999Z';

/** So long a page may look for rare events; it is then short, and the walk goes on with the next. */
const longestMs = 3_000;

/**
 * The events of all logs as one, the last recorded first. A log is walked by position, and positions are dense: no event comes twice and none is left out, whatever
 * is appended on the way.
 * @param pathOf the question to a service; `recordedTo` is the moment at which the walk began
 * @throws {Problem} what a service refuses the question for (4xx)
 */
export const eventTrail = async (clients: Readonly<Record<string, ServiceClient>>, place: TrailPlace, limit: number, pathOf: (service: string, before: number | null) => string): Promise<TrailPage> => {
  const branches = Object.entries(place.before).flatMap(([service, before]) => {
    const client = clients[service];
    return client === undefined ? [] : [new Branch(service, before, place.since, (from) => client.get<Recent>(pathOf(service, from)))];
  });
  const events: (TrailEvent & { readonly service: string })[] = [];
  const until = performance.now() + longestMs;
  while (events.length < limit) {
    const dry = branches.filter(({ isDry }) => isDry);
    await Promise.all(dry.map((branch) => branch.lookFurther()));
    if (branches.every(({ unavailable }) => unavailable !== null)) throw allAway;
    const first = newestOf(branches);
    if (first === null) break;
    const event = first.waiting.shift();
    if (event !== undefined) events.push({ service: first.service, ...event });
    // What it looked at last held nothing that is wanted: it is asked again, unless that takes too long.
    else if (performance.now() > until) break;
  }
  const before = Object.fromEntries(branches.map((branch) => [branch.service, branch.place]));
  const ended = Object.values(before).every((position) => position === 1);
  const since = place.since === endOfTime ? (events[0]?.recordedAt ?? endOfTime) : place.since;
  return { events, next: ended ? null : { since, before }, unavailable: branches.flatMap(({ unavailable }) => unavailable ?? []), moments: branches.flatMap(({ moment }) => moment ?? []) };
};

/** The log that may have the newest event; of one moment the first by name, so that each page continues the one before. */
const newestOf = (branches: readonly Branch[]): Branch | null =>
  branches.reduce<Branch | null>((first, one) => {
    if (one.unavailable !== null || one.newest === null) return first;
    const than = first?.newest ?? '';
    return first === null || one.newest > than || (one.newest === than && one.service < first.service) ? one : first;
  }, null);

const allAway = new Problem(503, 'service-unavailable', { zh: '各服务暂不可用，请稍后重试', en: 'no service is available; try again' }, { retryAfterSeconds: 1 });
