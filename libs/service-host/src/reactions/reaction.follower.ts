import { contractOf, decodeData, decodeEnvelope, effectiveOf, Mode, Provenance, type Citation, type Context } from '@yange/contracts';
import type { EventLogs, StoredEvent } from '@yange/event-log';
import { derivedId, parseEffectiveDate, Rejected } from '@yange/kernel';
import { Poison, type Projection } from '@yange/projections';
import { noteRefusedFollowUp, type AnyUseCase, type Citing, type CommandExecutor, type CommandMeta, type OwnRegister, type PublishedEvent, type Reaction, type ReactionCommand, type ServiceDefinition } from '@yange/use-case';
import { byStream, inLanes } from './event.lanes.js';

export interface FollowerParts {
  readonly service: ServiceDefinition;
  readonly logs: Pick<EventLogs, 'forDistrict'>;
  readonly executor: CommandExecutor;
  readonly register: OwnRegister;
}

interface CarriedOut {
  readonly eventId: string;
  readonly label: string;
  readonly command: string;
  readonly outcome: 'done' | 'refused';
}

/**
 * Lets a reaction follow the feed as a read model does: with a checkpoint that moves after its commands are in the log, an owner, parked streams and a lag that is shown.
 * A command's id derives from the reaction, the event and the label, so that an event that comes again, after a kill or a rebuild, adds nothing.
 */
export const followerOf = (reaction: Reaction, { service, logs, executor, register }: FollowerParts): Projection => {
  const note = noteRefusedFollowUp(service.contract);

  const carryOut = async (published: PublishedEvent, command: ReactionCommand): Promise<'done' | 'refused'> => {
    const log = logs.forDistrict(published.district);
    const meta = metaOf(reaction, published, command.label, command);
    const noted = { ...metaOf(reaction, published, `${command.label} refused`), ...administrative };
    // What was refused stays a person's matter: a rebuild must not do today what a rule refused then.
    if ((await log.findCommand(noted.principal, noted.commandId)) !== null) return 'refused';
    try {
      await executor.execute(log, command.useCase, command.useCase.body.parse(command.body), meta);
      return 'done';
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      const { rule, zh, en } = error;
      const { eventId, event, context } = published;
      await executor.execute(log, note as AnyUseCase, { eventId, eventType: event.type, context, reaction: reaction.name, label: command.label, command: command.useCase.name, rule, zh, en }, noted);
      return 'refused';
    }
  };

  const follow = async (stored: StoredEvent): Promise<readonly CarriedOut[]> => {
    const published = publishedOf(stored);
    if (published.mode === 'history' && reaction.history !== true) return [];
    const done: CarriedOut[] = [];
    for (const command of await reaction.react(published, register)) {
      const outcome = await carryOut(published, command);
      done.push({ eventId: published.eventId, label: command.label, command: command.useCase.name, outcome });
    }
    return done;
  };

  return {
    name: followerName(reaction),
    version: 1,
    contexts: reaction.contexts,
    types: reaction.types,
    tables: (schema) => [`create table ${schema}."${tableOf(reaction)}" (event_id uuid not null, label text not null, command text not null, outcome text not null, primary key (event_id, label))`],
    views: [tableOf(reaction)],
    apply: async (tx, events) => {
      const done = await inLanes(reaction.apart === true ? byStream(events) : [events], follow);
      if (done.length === 0) return;
      await tx.client.query(
        `insert into ${tx.schema}."${tableOf(reaction)}" (event_id, label, command, outcome) select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) on conflict (event_id, label) do update set outcome = excluded.outcome`,
        [done.map(({ eventId }) => eventId), done.map(({ label }) => label), done.map(({ command }) => command), done.map(({ outcome }) => outcome)],
      );
    },
  };
};

/** Name of the read model that a reaction is, to its runner. */
export const followerName = ({ name }: Pick<Reaction, 'name'>): string => `reaction-${name}`;

/** What a follow-up rests on is the event that it follows, not a document of its own. */
const administrative = { effective: parseEffectiveDate('1949-10-01') } as const;

const tableOf = (reaction: Reaction): string => `reaction_${reaction.name.replaceAll('-', '_')}`;

/** @throws {Poison} an event that this version cannot read */
export const publishedOf = (stored: StoredEvent): PublishedEvent => {
  const envelope = decodeEnvelope(stored.envelope);
  const contract = contractOf(envelope.context);
  if (contract === null) throw new Poison(stored, `no context of ours: ${envelope.context}`);
  return {
    district: envelope.district,
    context: envelope.context as Context,
    event: decodeData(contract, stored.type, stored.data),
    eventId: stored.eventId,
    streamId: stored.streamId,
    mode: envelope.mode === Mode.HISTORY ? 'history' : 'live',
    effective: effectiveOf(envelope.effective),
    citations: envelope.citations.map(citingOf),
    correlationId: envelope.correlationId,
    decision: envelope.decisionId === '' ? null : envelope.decisionId,
    supersedes: stored.supersedes,
    causedBy: envelope.causationId === '' ? null : envelope.causationId,
  };
};

/** Who a reaction is, and what its command rests on: the event that called for it. */
export const metaOf = (reaction: Reaction, published: PublishedEvent, label: string, command?: ReactionCommand): CommandMeta => {
  const commandId = derivedId('reaction', reaction.name, published.district, published.eventId, label);
  return {
    district: published.district,
    commandId,
    actor: { person: `reaction:${reaction.name}`, role: 'reaction', tokenId: '' },
    principal: `reaction:${reaction.name}`,
    mode: published.mode,
    effective: command?.effective ?? published.effective,
    citations: published.citations,
    decision: published.decision,
    corrects: null,
    correlationId: published.correlationId,
    causationId: published.eventId,
    traceparent: null,
    order: 0,
    importRow: null,
  // What the platform itself calls for was entitled where it began.
  may: () => true,
    id: (name) => derivedId(commandId, name),
  };
};

const provenances: Readonly<Record<number, Citing['provenance']>> = { [Provenance.STATED]: 'stated', [Provenance.RECONSTRUCTED]: 'reconstructed', [Provenance.SYNTHETIC]: 'synthetic' };

/** A document as a stored event cites it, as a command does. */
export const citingOf = (citation: Citation): Citing => {
  const { documentId, number, title, issuer, issuedOn, kind, place, quote } = citation;
  const provenance = provenances[citation.provenance];
  const said = Object.entries({ documentId, number, title, issuer, issuedOn, kind, place, quote }).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(said), ...(provenance === undefined ? {} : { provenance }) };
};
