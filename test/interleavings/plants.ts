import { derivedId } from '@yange/kernel';
import type { AppendRequest, EventLog, Guard } from '@yange/event-log';

/** Bugs that are planted on purpose, to see them found. They sit in the test's wrappers, not in the product. */
export const plants = {
  'no-dedup': 'the log does not know a command that comes again',
  'versions-not-compared': 'the log appends whatever version a decision was made on',
  'guards-not-compared': 'what was only read for a decision may have changed',
  'retry-with-new-command-id': 'a client that was not answered asks anew instead of again',
} as const;

export type Plant = keyof typeof plants;

export const forgetsCommands = (plant: Plant | null): boolean => plant === 'no-dedup';

let appends = 0;
const mark = '#';

/** The command's own id, also where a log with a planted bug took it twice. */
export const commandOf = (stored: string): string => stored.split(mark)[0] ?? stored;

/** The request as a log with that bug would take it. */
export const appendedAs = async (request: AppendRequest, log: EventLog, plant: Plant): Promise<AppendRequest> => {
  switch (plant) {
    case 'no-dedup': {
      if ((await log.findCommand(request.principal, request.commandId)) === null) return request;
      const again = String((appends += 1));
      const streams = request.streams.map((stream) => ({ ...stream, events: stream.events.map((event) => ({ ...event, eventId: derivedId('again', event.eventId, again) })) }));
      return { ...request, commandId: `${request.commandId}${mark}${again}`, streams };
    }
    case 'versions-not-compared':
      return { ...request, guards: [], streams: await Promise.all(request.streams.map(async (stream) => ({ ...stream, expectedVersion: await versionOf(log, stream.streamId) }))) };
    case 'guards-not-compared':
      return { ...request, guards: await Promise.all((request.guards ?? []).map(async ({ streamId }): Promise<Guard> => ({ streamId, version: await versionOf(log, streamId) }))) };
    case 'retry-with-new-command-id':
      return request;
  }
};

const versionOf = async (log: EventLog, streamId: string): Promise<number> => (await log.readStream(streamId)).length;
