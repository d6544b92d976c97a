import type { Contract, EventAnnulled } from '@yange/contracts';
import { Rejected, type DomainEvent } from '@yange/kernel';
import { considered } from './append-request.js';
import type { AnyUseCase, CommandMeta, Decision, Streams, SupersededEvent } from './use-case.definition.js';

export type AnnulledEvent = DomainEvent & { readonly type: 'EventAnnulled'; readonly data: EventAnnulled };

export const annulmentOf = (contract: Contract, { eventId, type }: SupersededEvent, reason: string): AnnulledEvent =>
  contract.make('EventAnnulled', { eventId, eventType: type, reason }) as AnnulledEvent;

/** @throws {Rejected} `nothing-to-correct` */
export const assertCounts = (corrects: string | null, superseded: readonly SupersededEvent[]): void => {
  if (corrects === null || superseded.some(({ eventId }) => eventId === corrects)) return;
  throw new Rejected('nothing-to-correct', `没有可更正的事件 ${corrects}`, `no event ${corrects} that still counts`, { eventId: corrects });
};

/**
 * A correction replaces all that the corrected command recorded, or nothing: what it puts no event in the place of is annulled in the same append.
 * @throws {Rejected} `correction-changes-nothing`, `correction-of-other-kind`
 */
export const completed = (contract: Contract, useCase: AnyUseCase, decision: Decision<Streams>, refs: Streams, meta: CommandMeta): Decision<Streams> => {
  const superseded = meta.superseded ?? [];
  const target = superseded.find(({ eventId }) => eventId === meta.corrects);
  if (target === undefined) return decision;
  const planned = considered(decision, refs, meta);
  if (planned.length === 0) throw new Rejected('correction-changes-nothing', '更正后没有新的事实；如该事实不应存在，请撤销事件', 'nothing would stand in its place; annul the event if it never should have counted');
  // What it took of its decision goes along with a fact, whatever corrects it.
  const sameCommand = superseded.filter(({ type }) => type !== 'DecisionUsed').length === 1 || target.command === useCase.name;
  if (!sameCommand || !planned.some(({ event }) => event.type === target.type)) throw otherKind(target);
  const replaced = new Set(planned.map((event) => event.supersedes));
  const append: Record<string, readonly DomainEvent[]> = { ...(decision.append as Record<string, readonly DomainEvent[]>) };
  for (const event of superseded.filter(({ eventId }) => !replaced.has(eventId))) {
    const key = Object.keys(refs).find((one) => refs[one]?.streamId === event.streamId) ?? '';
    append[key] = [...(append[key] ?? []), annulmentOf(contract, event, '由更正取代 · replaced by a correction')];
  }
  return { ...decision, append };
};

const otherKind = ({ type, command }: SupersededEvent): Rejected =>
  new Rejected('correction-of-other-kind', `更正须与原事件同类（${type}，${command}）`, `a correction must be of the same kind as what it corrects (${type}, by ${command})`, { type, command });
