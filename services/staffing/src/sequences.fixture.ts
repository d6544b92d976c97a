import { decodeData, decodeEnvelope, effectiveOf, staffingContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay, Rejected, Timeline } from '@yange/kernel';
import { annulEvent, CommandExecutor, commandsByName, decisionGiven, platformRules, setHistoryWindow, specificationMeta, type AnyAggregate, type AnyUseCase, type CommandMeta, type CommandOutcome, type StreamRef } from '@yange/use-case';
import fc from 'fast-check';
import { postAllotmentStream } from './domain/post-allotment/post-allotment.aggregate.js';
import { quotaAccountStream } from './domain/quota-account/quota-account.aggregate.js';
import { staffingService } from './staffing.service.js';
import { appointLeadersUseCase } from './commands/posts/appoint-leaders.use-case.js';
import { approvePostsUseCase } from './commands/posts/approve-posts.use-case.js';
import { increasePostsUseCase } from './commands/posts/increase-posts.use-case.js';
import { reducePostsUseCase } from './commands/posts/reduce-posts.use-case.js';
import { removeLeadersUseCase } from './commands/posts/remove-leaders.use-case.js';
import { setRoleLineUseCase } from './commands/posts/set-role-line.use-case.js';
import { approveQuotaUseCase } from './commands/quota/approve-quota.use-case.js';
import { increaseQuotaUseCase } from './commands/quota/increase-quota.use-case.js';
import { reduceQuotaUseCase } from './commands/quota/reduce-quota.use-case.js';
import { stateHeadcountUseCase } from './commands/quota/state-headcount.use-case.js';
import { transferQuotaUseCase } from './commands/quota/transfer-quota.use-case.js';

/** Random sequences of commands, corrections and annulments on two accounts and one allotment of posts. */
export type OwnerName = '甲局' | '乙局';
export const ownerNames: readonly OwnerName[] = ['甲局', '乙局'];
const owner = (name: OwnerName) => ({ organId: derivedId('organ', name), name, count: 1, each: false });
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const level = '科级';

export const days = ['2018-01-01', '2018-06-01', '2019-01-01', '2019-06-01', '2021-01-01', '2028-01-01'] as const;
/** The days, and one between each two. */
export const everyDay = ['2017-12-31', '2018-01-01', '2018-03-01', '2018-06-01', '2018-08-01', '2019-01-01', '2019-03-01', '2019-06-01', '2020-01-01', '2021-01-01', '2025-01-01', '2028-01-01', '2030-01-01'] as const;

export type Kind = 'approve' | 'increase' | 'reduce' | 'headcount' | 'transfer' | 'posts' | 'more-posts' | 'fewer-posts' | 'appoint' | 'remove' | 'role';
const kinds: readonly Kind[] = ['approve', 'increase', 'reduce', 'headcount', 'transfer', 'posts', 'more-posts', 'fewer-posts', 'appoint', 'remove', 'role'];

export interface Said {
  readonly kind: Kind;
  readonly name: OwnerName;
  readonly count: number;
  readonly day: (typeof days)[number];
}

export type Step =
  | { readonly step: 'say'; readonly said: Said; readonly mode: CommandMeta['mode'] }
  | { readonly step: 'correct'; readonly target: number; readonly said: Said; readonly mode: CommandMeta['mode'] }
  | { readonly step: 'annul'; readonly target: number; readonly half: number; readonly mode: CommandMeta['mode'] };

const anySaid: fc.Arbitrary<Said> = fc.record({ kind: fc.constantFrom(...kinds), name: fc.constantFrom(...ownerNames), count: fc.integer({ min: 1, max: 9 }), day: fc.constantFrom(...days) });

/** @param modes of the commands; what corrects keeps the kind of what it corrects, for nothing else is accepted */
export const steps = (...modes: readonly CommandMeta['mode'][]): fc.Arbitrary<readonly Step[]> => {
  const mode = fc.constantFrom(...modes);
  return fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ step: fc.constant('say' as const), said: anySaid, mode }) },
      { weight: 3, arbitrary: fc.record({ step: fc.constant('correct' as const), target: fc.nat(), said: anySaid, mode }) },
      { weight: 2, arbitrary: fc.record({ step: fc.constant('annul' as const), target: fc.nat(), half: fc.nat(1), mode }) },
    ),
    { minLength: 4, maxLength: 24 },
  );
};

const other = (name: OwnerName): OwnerName => (name === '甲局' ? '乙局' : '甲局');

const commandOf = ({ kind, name, count }: Said): readonly [AnyUseCase, object] => {
  const amount = { owner: owner(name), type, count };
  const posts = { owner: owner(name), level, principal: 0, deputy: count };
  const leaders = { owner: owner(name), level, rank: 'deputy', count };
  const all: Readonly<Record<Kind, readonly [AnyUseCase, object]>> = {
    approve: [approveQuotaUseCase, amount],
    increase: [increaseQuotaUseCase, amount],
    reduce: [reduceQuotaUseCase, amount],
    headcount: [stateHeadcountUseCase, amount],
    transfer: [transferQuotaUseCase, { from: owner(name), to: owner(other(name)), type, count }],
    posts: [approvePostsUseCase, posts],
    'more-posts': [increasePostsUseCase, posts],
    'fewer-posts': [reducePostsUseCase, posts],
    appoint: [appointLeadersUseCase, leaders],
    remove: [removeLeadersUseCase, { ...leaders, means: '转任' }],
    role: [setRoleLineUseCase, { owner: owner(name), level, role: '副局长', rank: 'deputy', count, concurrent: [] }],
  };
  return all[kind];
};

/** A fact that counts, as whoever follows the outcomes knows it. */
export interface Known extends Said {
  readonly events: CommandOutcome['events'];
  readonly arrival: number;
}

export interface Told {
  readonly log: EventLog;
  readonly known: readonly Known[];
}

const citations = [{ number: '海编发〔2018〕1号', issuer: '海勃湾区委编委', issuedOn: '2018-01-01' }];

/** Gives the commands one after the other; those that are refused change nothing. @param after looks at the log after each that was accepted */
export const tell = async (sequence: readonly Step[], after: (told: Told, step: Step) => Promise<void>): Promise<Told> => {
  const { contract, aggregates, rules, useCases } = staffingService;
  const log = new MemoryEventLogs('staffing').forDistrict('150302');
  const executor = new CommandExecutor(contract, aggregates, [...platformRules, ...rules], commandsByName(useCases));
  await executor.execute(log, setHistoryWindow(contract), { cutOver: '2020-07-01' }, specificationMeta({ commandId: 'window' }));
  const decision = await decisionGiven(contract, log, 'quota.approve', 'quota.adjust', 'quota.transfer', 'staff.transfer', 'posts.adjust');
  const stage = { log, executor, decision };
  let known: readonly Known[] = [];
  for (const [arrival, step] of sequence.entries()) {
    const changed = await carryOut(stage, known, step, arrival);
    if (changed === null) continue;
    known = changed;
    await after({ log, known }, step);
  }
  return { log, known };
};

/** What a decision is asked for is corrected in history, and taken back, by who signs what another prepared. */
const secondPerson = { prepared: { as: 'draft/1', by: ['p-2'] } } as const;

interface Stage {
  readonly log: EventLog;
  readonly executor: CommandExecutor;
  /** what live changes stand under */
  readonly decision: string;
}

/** @returns the facts that count afterwards; null where the step is refused or changes nothing */
const carryOut = async ({ log, executor, decision }: Stage, known: readonly Known[], step: Step, arrival: number): Promise<readonly Known[] | null> => {
  const target = step.step === 'say' ? undefined : known[step.target % Math.max(known.length, 1)];
  if (step.step !== 'say' && target === undefined) return null;
  const meta = (day: string, corrects: string | null): CommandMeta => specificationMeta({ commandId: derivedId('step', String(arrival)), mode: step.mode, decision: step.mode === 'live' ? decision : null, effective: onDay(day), citations, corrects, ...secondPerson, id: (label) => derivedId(String(arrival), label) });
  const left = known.filter((one) => one !== target);
  try {
    if (step.step === 'annul' && target !== undefined) {
      const { eventId, streamId } = target.events[step.half % target.events.length] ?? { eventId: '', streamId: '' };
      await executor.execute(log, annulEvent(staffingContract, staffingService.aggregates), { streamId, eventId, reason: '误录' }, meta(target.day, null));
      return left;
    }
    if (step.step === 'annul') return null;
    const said = target === undefined ? step.said : { ...step.said, kind: target.kind };
    const [useCase, body] = commandOf(said);
    const given = meta(said.day, target?.events[0]?.eventId ?? null);
    const tried = await executor.consider(log, useCase, useCase.body.parse(body), given);
    const { status, events } = await executor.execute(log, useCase, useCase.body.parse(body), given);
    if (tried.outcome !== status || tried.events.length !== events.length) throw new Error(`${useCase.name}: tried out ${tried.outcome}, was ${status}`);
    return status === 'unchanged' ? null : [...left, { ...said, events: events.filter((event) => event.type !== 'EventAnnulled'), arrival }];
  } catch (error) {
    if (error instanceof Rejected) return null;
    throw error;
  }
};

const streams = ownerNames.flatMap((name) => [quotaAccountStream(owner(name), type), postAllotmentStream(owner(name), level)]) as unknown as readonly StreamRef<unknown, never>[];

/** The state of each stream, folded from what lies in the log. */
export const foldedFrom = async (log: EventLog): Promise<readonly { readonly aggregate: AnyAggregate; readonly timeline: Timeline<unknown, never> }[]> =>
  Promise.all(
    streams.map(async ({ streamId, aggregate }) => {
      const facts = (await log.readStream(streamId)).map((event) => {
        const { effective, order } = decodeEnvelope(event.envelope);
        return { event: decodeData(staffingContract, event.type, event.data), eventId: event.eventId, effective: effectiveOf(effective), position: event.position, order: Number(order), supersedes: event.supersedes };
      });
      return { aggregate, timeline: Timeline.of(aggregate, facts as never) };
    }),
  );
