import { isCalendarDate, isId } from '@yange/kernel';
import { InvalidAppend, type AppendRequest, type Claim, type NewEvent } from '../event-log.port.js';
import { appendLimits as limits } from './append-limits.js';

const typeName = /^[A-Za-z][A-Za-z0-9._]{0,127}$/;
const loneSurrogate = /\p{Surrogate}/u;
const maxInteger = 2_147_483_647;

const refuse = (field: string, reason: string): never => {
  throw new InvalidAppend(field, reason);
};

/** PostgreSQL stores neither NUL nor lone surrogates: caught here, they cannot abort the batch of others. */
const checkText = (field: string, value: string, maxLength: number): void => {
  if (typeof value !== 'string' || value.length === 0) refuse(field, 'empty');
  if (value.length > maxLength) refuse(field, `longer than ${maxLength}`);
  if (value.includes('\0')) refuse(field, 'contains NUL');
  if (loneSurrogate.test(value)) refuse(field, 'not well-formed Unicode');
};

const checkInteger = (field: string, value: number, min: number): void => {
  if (!Number.isInteger(value) || value < min || value > maxInteger) refuse(field, `whole number from ${min} expected`);
};

const checkUnique = (field: string, values: readonly string[]): void => {
  if (new Set(values).size !== values.length) refuse(field, 'the same one twice');
};

/** Lower case, since that is how PostgreSQL gives a uuid back. */
const checkId = (field: string, value: string): void => {
  if (!isId(value) || value !== value.toLowerCase()) refuse(field, 'not a lower-case uuid');
};

const checkDates = (field: string, event: NewEvent): void => {
  if (!isCalendarDate(event.effectiveTo)) refuse(`${field}.effectiveTo`, 'not a date');
  if (event.effectiveFrom === null) return;
  if (!isCalendarDate(event.effectiveFrom)) refuse(`${field}.effectiveFrom`, 'not a date');
  if (event.effectiveFrom > event.effectiveTo) refuse(`${field}.effectiveFrom`, 'after effectiveTo');
};

const checkEvent = (field: string, event: NewEvent): number => {
  checkId(`${field}.eventId`, event.eventId);
  if (event.supersedes !== null) checkId(`${field}.supersedes`, event.supersedes);
  if (!typeName.test(event.type)) refuse(`${field}.type`, 'not a stored name');
  checkInteger(`${field}.schemaVersion`, event.schemaVersion, 1);
  checkDates(field, event);
  checkText(`${field}.correlationId`, event.correlationId, limits.idLength);
  checkText(`${field}.actor`, event.actor, limits.idLength);
  if (event.causationId !== null) checkText(`${field}.causationId`, event.causationId, limits.idLength);
  if (event.traceparent !== null) checkText(`${field}.traceparent`, event.traceparent, limits.idLength);
  const bytes = event.envelope.length + event.data.length;
  if (bytes > limits.eventBytes) refuse(field, `larger than ${limits.eventBytes} bytes`);
  return bytes;
};

const checkStreams = (request: AppendRequest): number => {
  if (request.streams.length > limits.requestStreams) refuse('streams', `more than ${limits.requestStreams}`);
  checkUnique('streams', request.streams.map((stream) => stream.streamId));
  const ids: string[] = [];
  let bytes = 0;
  request.streams.forEach((stream, s) => {
    const field = `streams[${s}]`;
    checkText(`${field}.streamId`, stream.streamId, limits.idLength);
    checkInteger(`${field}.expectedVersion`, stream.expectedVersion, 0);
    if (stream.events.length === 0) refuse(`${field}.events`, 'empty');
    stream.events.forEach((event, e) => {
      bytes += checkEvent(`${field}.events[${e}]`, event);
      ids.push(event.eventId);
    });
  });
  if (ids.length > limits.requestEvents) refuse('streams', `more than ${limits.requestEvents} events`);
  if (bytes > limits.requestBytes) refuse('streams', `larger than ${limits.requestBytes} bytes`);
  checkUnique('eventId', ids);
  return bytes;
};

const checkClaims = (field: string, claims: readonly Claim[]): void => {
  if (claims.length > limits.requestClaims) refuse(field, `more than ${limits.requestClaims}`);
  checkUnique(field, claims.map((claim) => claim.key));
  claims.forEach((claim, i) => {
    checkText(`${field}[${i}].key`, claim.key, limits.keyLength);
    checkText(`${field}[${i}].streamId`, claim.streamId, limits.idLength);
  });
};

/**
 * Everything that could make the database refuse the value, so that one request cannot abort a batch.
 * @returns the bytes of its events
 * @throws {InvalidAppend}
 */
export const checkAppend = (request: AppendRequest): number => {
  checkText('commandId', request.commandId, limits.idLength);
  checkText('principal', request.principal, limits.idLength);
  checkText('result', request.result, limits.resultLength);
  if (request.bodyHash.length !== 32) refuse('bodyHash', '32 bytes expected');
  const guards = request.guards ?? [];
  if (guards.length > limits.requestStreams) refuse('guards', `more than ${limits.requestStreams}`);
  checkUnique('guards', guards.map((guard) => guard.streamId));
  guards.forEach((guard, i) => {
    checkText(`guards[${i}].streamId`, guard.streamId, limits.idLength);
    checkInteger(`guards[${i}].version`, guard.version, 0);
  });
  checkClaims('claims', request.claims ?? []);
  checkClaims('releases', request.releases ?? []);
  return checkStreams(request);
};
