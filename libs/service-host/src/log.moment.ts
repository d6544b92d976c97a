import { ApiQuery } from '@nestjs/swagger';
import { endingAt, type EventLog, type StoredEvent } from '@yange/event-log';
import { momentParams, positionsKnownAt, vectorOf, type AskedMoment, type momentShape } from '@yange/use-case';
import { z } from 'zod';
import { momentProblem } from './moment.parameters.js';

export interface LogAtMoment {
  /** ends where the moment ends: whatever is recorded while it is read is not in the answer */
  readonly log: EventLog;
  readonly moment: z.infer<typeof momentShape>;
}

/**
 * The log behind a door that reads no read model, as it was known at a moment, with what the answer says of that moment.
 * @throws {Problem} 422 where there is no such moment
 */
export const logAt = async (log: EventLog, { asOf, knownAt }: AskedMoment): Promise<LogAtMoment> => {
  const [district = '', context = ''] = log.logId.split('/');
  const positions =
    knownAt === undefined
      ? { [log.logId]: (await log.head()).position }
      : await positionsKnownAt(knownAt, { district, contexts: [context as never], readerOf: () => log }).catch((error: unknown) => {
          throw momentProblem(error);
        });
  return { log: endingAt(log, positions[log.logId] ?? 0), moment: { asOf: asOf ?? null, knownAt: vectorOf(positions), asked: knownAt ?? null, uncertain: [] } };
};

/** Of events that are dated no better than a month: whether they had taken effect by a day, nobody can say. */
export const uncertainOf = (events: readonly StoredEvent[], on: string, textOf: (event: StoredEvent) => string): LogAtMoment['moment']['uncertain'] =>
  events.filter(({ effectiveFrom, effectiveTo }) => effectiveTo > on && (effectiveFrom ?? '') <= on).map((event) => ({ event_id: event.eventId, type: event.type, effective: textOf(event) }));

const described = (name: 'asOf' | 'knownAt'): MethodDecorator => {
  const { $schema: _schema, description = '', ...schema } = z.toJSONSchema(momentParams[name], { io: 'input', unrepresentable: 'any' }) as { readonly $schema?: string; readonly description?: string };
  return ApiQuery({ name, required: false, schema: schema as never, description });
};

/** `knownAt`, for the description of a door. */
export const knownAtParameter: MethodDecorator = described('knownAt');

/** `asOf`, for the description of a door. */
export const asOfParameter: MethodDecorator = described('asOf');
