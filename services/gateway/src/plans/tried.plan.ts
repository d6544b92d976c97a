import { randomUUID } from 'node:crypto';
import { logIdOf, type Context } from '@yange/contracts';
import { Problem } from '@yange/http';
import { sentenceOf, type RecordedEvent } from '@yange/sentences';
import { planHashOf, type FollowedEvents, type OpenedTryOut, type Plan, type ToldMovements, type TriedCommand, type TriedStep, type WireEvent } from '@yange/service-host';
import type { ServiceClient } from '../imports/service.client.js';
import { netted } from './moved.totals.js';
import type { WhatIf } from './plan.shapes.js';

type Clients = Readonly<Record<string, ServiceClient>>;
type Step = WhatIf['steps'][number];
type FollowUp = WhatIf['followUps'][number];

/** As many rounds as no chain of reactions has: each is what the events of the one before call for. */
const mostRounds = 50;

interface Figures {
  readonly figures: WhatIf['figures']['own'];
  readonly findings: WhatIf['findings'];
}

/**
 * A plan tried out over all services: step by step, and after each what reactions make of it in every service, round by round, until nothing more is called for. A service that is
 * away ends it: half of the effects would look like all of them.
 */
export class TriedPlan {
  private readonly id = randomUUID();
  private readonly steps: Step[] = [];
  private readonly followUps: FollowUp[] = [];
  private readonly wire: WireEvent[] = [];
  private readonly answers: (Readonly<Record<string, string>> | null)[] = [];
  /** log id → where the try-out stands in it */
  private positions: Readonly<Record<string, number>> = {};

  private constructor(
    private readonly clients: Clients,
    private readonly district: string,
    private readonly plan: Plan,
    /** null where it stands on all that is recorded */
    private readonly knownAt: string | null,
  ) {}

  /** @param knownAt it stands on what was recorded by then; null for all that is @throws {Problem} */
  static async run(clients: Clients, district: string, plan: Plan, knownAt: string | null): Promise<Omit<WhatIf, 'since'>> {
    const tried = new TriedPlan(clients, district, plan, knownAt);
    try {
      return await tried.told();
    } finally {
      await Promise.all(Object.values(clients).map((client) => client.hand('DELETE', tried.door()).catch(() => undefined)));
    }
  }

  private async told(): Promise<Omit<WhatIf, 'since'>> {
    const positions = await this.opened();
    this.positions = Object.fromEntries(Object.entries(positions).map(([service, position]) => [logIdOf(this.district, service as Context), position]));
    for (const [index, { service }] of this.plan.steps.entries()) await this.step(index + 1, service);
    const on = this.wire.map(({ effectiveTo }) => effectiveTo).sort().at(-1) ?? null;
    const { own, then, findings } = await this.figures(on);
    return {
      title: this.plan.title,
      planHash: planHashOf(this.plan),
      outcome: this.steps.some(({ outcome }) => outcome === 'refused') ? 'refused' : this.steps.every(({ outcome }) => outcome === 'repeated') ? 'carried-out' : 'passes',
      knownAt: Object.entries(positions).map(([service, position]) => `${service}:${position}`).join(','),
      on,
      steps: this.steps,
      followUps: this.followUps,
      written: counted(this.wire.map(({ logId }) => logId.split('/')[1] ?? '')),
      findings,
      figures: { own, then },
      movements: netted(on === null ? [] : await Promise.all(Object.values(this.clients).map((client) => client.post<ToldMovements>(this.door('/movements'), { on })))),
    };
  }

  private async opened(): Promise<Readonly<Record<string, number>>> {
    const opened = await Promise.all(
      Object.entries(this.clients).map(async ([service, client]) => [service, (await client.post<OpenedTryOut>(this.door(), this.knownAt === null ? {} : { knownAt: this.knownAt })).position] as const),
    );
    return Object.fromEntries(opened);
  }

  private async step(number: number, service: Context): Promise<void> {
    const client = this.clients[service];
    if (client === undefined) throw new Problem(503, 'service-unavailable');
    const { wire, events, right, matter, answer, ...tried } = await client.post<TriedStep>(this.door('/steps'), { plan: this.plan, step: number, answers: this.answers });
    this.answers.push(tried.outcome === 'refused' ? null : answer);
    this.steps.push({ step: number, service, ...tried, violations: [...tried.violations], events: toldEvents(service, events), right, matter, answer });
    await this.followed(wire);
  }

  private async followed(first: readonly WireEvent[]): Promise<void> {
    let events = first;
    for (let round = 0; events.length > 0; round += 1) {
      if (round === mostRounds) throw new Problem(422, 'plan-endless', { zh: `联动超过 ${mostRounds} 轮，方案无法试算`, en: `reactions call for one another more than ${mostRounds} times` });
      this.wire.push(...events);
      const asked = events;
      const answers = await Promise.all(Object.entries(this.clients).map(async ([service, client]) => ({ service, ...(await client.post<FollowedEvents>(this.door('/follow-ups'), { events: asked, positions: this.positions })) })));
      events = answers.flatMap(({ followUps }) => followUps.flatMap(({ wire }) => wire));
      for (const { service, followUps } of answers) {
        for (const { wire: _wire, answer: _answer, events: own, ...tried } of followUps) this.followUps.push({ service, ...tried, violations: [...tried.violations], events: toldEvents(service, own) });
      }
    }
  }

  private async figures(on: string | null): Promise<{ readonly own: Figures['figures']; readonly then: Figures['figures']; readonly findings: Figures['findings'] }> {
    const reporting = this.clients['reporting'];
    const supposed = [...this.steps, ...this.followUps].flatMap(({ service, events }) => events.map(({ eventId, type, streamId, effective, supersedes, data }) => ({ context: service, eventId, type, streamId, effective, supersedes, data })));
    if (on === null || reporting === undefined) return { own: [], then: [], findings: { opened: [], closed: [] } };
    const known = this.knownAt === null ? {} : { known: this.positions };
    const ask = (more: object): Promise<Figures> => reporting.post<Figures>(`/v1/districts/${this.district}/figure-moves`, { events: supposed, ...known, ...more });
    const own = await ask({});
    return { own: own.figures, then: (await ask({ asOf: on })).figures, findings: own.findings };
  }

  private door(rest = ''): string {
    return `/v1/districts/${this.district}/what-ifs/${this.id}${rest}`;
  }
}

const toldEvents = (service: string, events: TriedCommand['events']): Step['events'] =>
  events.map((event) => {
    const { zh, en } = sentenceOf(event as unknown as RecordedEvent);
    return { ...event, service, sentence: { zh, en } } as Step['events'][number];
  });

const counted = (names: readonly string[]): Readonly<Record<string, number>> => Object.fromEntries([...new Set(names)].sort().map((name) => [name, names.filter((one) => one === name).length]));
