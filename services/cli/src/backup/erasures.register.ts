import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { decodeData, decodeEnvelope, staffingContract } from '@yange/contracts';
import { contentHash, type EventLogReader, type NewEvent } from '@yange/event-log';
import { z } from 'zod';
import { CommandFailed, exitCode } from '../exit-code.js';

/** An erasure of personal data as the log has it, with the command that asked for it. Speaks of random ids alone. */
export interface RecordedErasure {
  readonly district: string;
  readonly streamId: string;
  /** RFC 3339, in UTC with six decimals */
  readonly recordedAt: string;
  readonly commandId: string;
  readonly principal: string;
  readonly bodyHash: Uint8Array;
  /** the answer to a retry of that command */
  readonly result: string;
  readonly event: NewEvent;
}

/** What destroys with its event. @returns ids of the keys that go */
export const keysErased = ({ event }: Pick<RecordedErasure, 'event'>): readonly string[] => {
  const { data } = decodeData(staffingContract, event.type, event.data) as { readonly data: { readonly keyIds: readonly string[] } };
  return data.keyIds;
};

const format = 'yange-erasures/1';
const bytes = z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64'));
const text = z.string();
const line = z.strictObject({
  district: z.string().regex(/^\d{6}$/), streamId: text, recordedAt: text, commandId: text, principal: text, bodyHash: bytes, result: text, hash: z.hash('sha256'),
  event: z.strictObject({
    eventId: z.uuid(), type: z.literal('PersonalDataErased'), schemaVersion: z.int(), effectiveFrom: text.nullable(), effectiveTo: text, supersedes: text.nullable(), correlationId: text, causationId: text.nullable(),
    actor: text, traceparent: text.nullable(), envelope: bytes, data: bytes,
  }),
});

/** A line each, behind one that says what it is and how many there are. */
export const erasuresAsText = (erasures: readonly RecordedErasure[]): string =>
  [JSON.stringify({ format, erasures: erasures.length }), ...erasures.map(lineOf)].map((one) => `${one}\n`).join('');

const base64 = (some: Uint8Array): string => Buffer.from(some).toString('base64');

const lineOf = ({ event, bodyHash, ...told }: RecordedErasure): string => {
  const { envelope, data, ...columns } = pickEvent(event);
  return JSON.stringify({ ...told, bodyHash: base64(bodyHash), hash: contentHash(envelope, data).toString('hex'), event: { ...columns, envelope: base64(envelope), data: base64(data) } });
};

const pickEvent = ({ eventId, type, schemaVersion, effectiveFrom, effectiveTo, supersedes, correlationId, causationId, actor, traceparent, envelope, data }: NewEvent): NewEvent =>
  ({ eventId, type, schemaVersion, effectiveFrom, effectiveTo, supersedes, correlationId, causationId, actor, traceparent, envelope, data });

/** @throws {CommandFailed} where the file is none, is cut short or was changed */
export const readErasures = async (file: string): Promise<readonly RecordedErasure[]> => {
  const whole = await readFile(file, 'utf8').catch(() => null);
  if (whole === null) throw new CommandFailed(`没有这个文件 · there is no such file: ${file}`, exitCode.usage);
  const [head = '', ...lines] = whole.trimEnd().split('\n');
  const told = z.strictObject({ format: z.literal(format), erasures: z.int() }).safeParse(parsed(head));
  if (!told.success) throw new CommandFailed(`不是删除清单 · ${file} is no list of erasures that yange erasures wrote`, exitCode.verificationFailed);
  if (told.data.erasures !== lines.length) throw new CommandFailed(`删除清单不完整 · ${file} holds ${lines.length} erasures in place of ${told.data.erasures}`, exitCode.verificationFailed);
  return lines.map((one, index) => erasureOf(one, `${file}:${index + 2}`));
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
};

const erasureOf = (json: string, place: string): RecordedErasure => {
  const read = line.safeParse(parsed(json));
  const damaged = new CommandFailed(`删除清单已损坏 · the list of erasures is damaged: ${place}`, exitCode.verificationFailed);
  if (!read.success) throw damaged;
  const { hash, ...erasure } = read.data;
  if (contentHash(erasure.event.envelope, erasure.event.data).toString('hex') !== hash) throw damaged;
  const { district, streamId, eventId } = decodeEnvelope(erasure.event.envelope);
  if (district !== erasure.district || streamId !== erasure.streamId || eventId !== erasure.event.eventId) throw damaged;
  return erasure;
};

/** How a log keeps what a command was answered: asked by the position of its event. */
export type CommandAt = (position: number) => Promise<{ readonly principal: string; readonly bodyHash: Uint8Array; readonly result: string } | null>;

/** All erasures of one log of staffing, in its order. */
export const erasuresIn = async (log: EventLogReader, commandAt: CommandAt): Promise<readonly RecordedErasure[]> => {
  const { position: head } = await log.head();
  const found: RecordedErasure[] = [];
  for (let after = 0; after < head; ) {
    const page = await log.readPage({ after, limit: 1_000, types: ['PersonalDataErased'] });
    for (const stored of page.events) {
      const { streamId, recordedAt, commandId, position } = stored;
      // Where the command is not kept any more nobody can repeat it either: anything stands for it.
      const asked = (await commandAt(position)) ?? { principal: 'yange restore', bodyHash: createHash('sha256').update(stored.data).digest(), result: '{}' };
      found.push({ district: log.logId.split('/')[0] ?? '', streamId, recordedAt, commandId, ...asked, event: pickEvent(stored) });
    }
    after = page.scannedTo;
  }
  return found;
};
