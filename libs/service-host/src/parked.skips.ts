import { decodeData } from '@yange/contracts';
import type { EventLogs } from '@yange/event-log';
import { parkedSkips, parkedSkipsStream, type ParkedSkipEvent, type ServiceDefinition } from '@yange/use-case';
import { followerName } from './reactions/reaction.follower.js';
import { reactionsOf } from './reactions/service.reactions.js';

/** What may park events in a service: its read models, and the reactions that follow as read models do. */
export const readModelNames = (service: Pick<ServiceDefinition, 'contract' | 'projections' | 'reactions'>): readonly string[] => [...service.projections.map(({ name }) => name), ...reactionsOf(service as ServiceDefinition).map(followerName)];

/**
 * Ids of the events that operators decided to leave out of a read model, as the logs of the service have it: read where an event cannot be folded, so that a decision holds in every build and after every restore.
 * @param districts of which this service keeps the logs
 */
export const skippedEvents = async (service: Pick<ServiceDefinition, 'contract'>, logs: Pick<EventLogs, 'forDistrict'>, districts: readonly string[], readModel: string): Promise<ReadonlySet<string>> => {
  const { streamId } = parkedSkipsStream(readModel);
  const streams = await Promise.all(districts.map((district) => logs.forDistrict(district).readStream(streamId)));
  const place = { position: 0 } as never;
  return streams.flat().reduce((skips, { type, data }) => parkedSkips.apply(skips, decodeData(service.contract, type, data) as ParkedSkipEvent, place), parkedSkips.initial());
};
