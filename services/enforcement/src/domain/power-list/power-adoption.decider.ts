import { enforcementContract } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import { subjectOf, unlessRecorded, type CommandMeta, type OrganInput } from '@yange/use-case';
import type { DeclineReasonEntry, DeclineReasons, DeclineReasonsEvent } from './decline-reasons.aggregate.js';
import type { PowerListEvent } from './power-list.events.js';
import { inForce, type PowerListTimeline } from './power-list.decider.js';

/**
 * A unit takes the list of the Region for its own, in the version that is in force.
 * @throws {Rejected} `list-not-in-force`, `unknown-version`
 */
export const adoptList = (list: PowerListTimeline, wanted: { listId: string; unit: OrganInput; version: number }, meta: CommandMeta): { events: readonly PowerListEvent[]; violations: readonly Violation[] } => {
  const { listId, unit, version } = wanted;
  const current = inForce(list, meta).version;
  if (version > current) throw new Rejected('unknown-version', `清单届时只有第 ${current} 版`, `the list has ${current} versions at that date`, { version: String(version) });
  const events = unlessRecorded(enforcementContract, list, enforcementContract.make('PowerListAdopted', { listId, unit: subjectOf(unit), version }), meta.effective);
  if (events.length === 0 || version === current) return { events, violations: [] };
  const facts = { unit: unit.id, version: String(version), inForce: String(current) };
  return { events, violations: [{ rule: 'adopted-version-not-in-force', zh: `${unit.name}承接的是第 ${version} 版，现行为第 ${current} 版`, en: `${unit.name} adopts version ${version}; ${current} is in force`, facts }] };
};

/** @throws {Rejected} `reason-twice` */
export const setDeclineReasons = (reasons: Timeline<DeclineReasons, DeclineReasonsEvent>, wanted: { reasons: readonly DeclineReasonEntry[] }, meta: CommandMeta): readonly DeclineReasonsEvent[] => {
  const codes = wanted.reasons.map(({ code }) => code);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) throw new Rejected('reason-twice', `原因“${twice}”重复`, `the reason "${twice}" is given twice`, { reason: twice });
  return unlessRecorded(enforcementContract, reasons, enforcementContract.make('DeclineReasonsSet', { reasons: wanted.reasons.map((one) => ({ ...one, standsOn: [...one.standsOn] })) }), meta.effective);
};
