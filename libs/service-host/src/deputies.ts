import { logIdOf } from '@yange/contracts';
import type { EventLogs } from '@yange/event-log';
import { Problem, type StandsIn } from '@yange/http';
import type { ReadModelProgress } from '@yange/projections';
import { deputiesFollowedName, deputyNoteStream, notedStandIn, readTimeline, type ServiceDefinition } from '@yange/use-case';
import { todayInChina } from './today.clock.js';

/** Whether this service has heard all that the register of deputies says. */
export type DeputiesHeard = (district: string) => Promise<boolean>;

/**
 * Whether somebody stands in for another today: by the register itself in the service that keeps it, by copies of it everywhere else.
 * Where nothing is noted and this service is behind the register, nobody can say: the caller tries again.
 */
export const standsInOf = ({ contract, deputising }: ServiceDefinition, logs: EventLogs, heard: DeputiesHeard): StandsIn => async (district, { person, standIn }) => {
  const on = todayInChina();
  const log = logs.forDistrict(district);
  if (deputising !== undefined) return deputising.standsIn((await readTimeline(log, contract, deputising.stream(person))).timeline.at(on), { person, standIn, on });
  // Asked before the copies are read: what arrives in between is only seen too early.
  const isComplete = await heard(district);
  const { timeline } = await readTimeline(log, contract, deputyNoteStream(person));
  if (notedStandIn(timeline.at(on), { standIn, on })) return true;
  if (isComplete) return false;
  throw new Problem(503, 'deputising-behind', { zh: '代理登记尚未送达本服务，请稍后重试', en: 'this service has not yet heard all that the register of deputies says; try again' }, { retryAfterSeconds: 1 });
};

/**
 * By how far the reaction is that keeps the copies, in whichever process. What it wants nothing of it notes a little later: where it is behind, that is waited for.
 * Where nobody can be asked what is noted is taken for all that there is.
 */
export const deputiesHeard = ({ contract }: ServiceDefinition, runners: readonly ReadModelProgress[]): DeputiesHeard => {
  const runner = runners.find(({ name }) => name === `reaction-${deputiesFollowedName(contract.context)}`);
  return async (district) => {
    const followed = await runner?.status();
    if (runner === undefined || followed === undefined) return true;
    const register = followed.logs.find(({ logId }) => logId === logIdOf(district, 'organisations'));
    if (register === undefined || register.lag === 0) return register !== undefined;
    return runner.waitUntilCaughtUp({ [register.logId]: register.head }, heardWithinMs).then(() => true, () => false);
  };
};

const heardWithinMs = 500;
