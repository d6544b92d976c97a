import type { EventLogs } from '@yange/event-log';
import type { StandsIn } from '@yange/http';
import { readTimeline, type ServiceDefinition } from '@yange/use-case';
import { todayInChina } from './today.clock.js';

/** Whether somebody stands in for another today, as the service's own log has it; undefined for a service that does not register it. */
export const standsInOf = ({ contract, deputising }: ServiceDefinition, logs: EventLogs): StandsIn | undefined => {
  if (deputising === undefined) return undefined;
  return async (district, { person, standIn }) => {
    const today = todayInChina();
    const { timeline } = await readTimeline(logs.forDistrict(district), contract, deputising.stream(person));
    return deputising.standsIn(timeline.at(today), { person, standIn, on: today });
  };
};
