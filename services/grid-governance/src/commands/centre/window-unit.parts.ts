import type { Violation } from '@yange/kernel';
import { readOnly, type CommandMeta, type OrganInput } from '@yange/use-case';
import { organEndStream } from '../../domain/organ-end/organ-end.aggregate.js';
import { workAfterEnd, type Ends } from '../../domain/organ-end/organ-end.decider.js';

/** Whether the unit of a window has ended; nothing is ever written of nobody. */
export const whoseEnd = (unit: OrganInput | undefined) => (unit === undefined ? readOnly(organEndStream('none')) : organEndStream(unit.id));

export const ofAnEndedUnit = (events: readonly object[], end: Ends, unit: OrganInput | undefined, meta: CommandMeta): readonly Violation[] => (events.length === 0 || unit === undefined ? [] : workAfterEnd(end, unit, meta));
