import type { StoredEvent } from '@yange/event-log';
import type { AnyUseCase, Streams } from './use-case.definition.js';

/** What the caller takes the stream to be like that the command is about. Versions: what he has seen, any of them. */
export type Precondition = { readonly kind: 'versions'; readonly versions: readonly number[] } | { readonly kind: 'exists' } | { readonly kind: 'absent' };

/** The stream that a command is about, and where it stands. */
export interface StreamVersion {
  readonly streamId: string;
  /** of its last event, 0 before the first */
  readonly version: number;
}

/** The stream is not as the caller takes it to be: somebody was there before. Nothing is recorded. */
export class PreconditionFailed extends Error {
  /** @param since the newest events that the caller has not seen, oldest first; at most {@link mostSince} */
  constructor(
    readonly failed: Precondition['kind'],
    readonly about: StreamVersion,
    readonly since: readonly StoredEvent[],
  ) {
    super(`${about.streamId} is at version ${about.version}`);
    this.name = 'PreconditionFailed';
  }
}

export const mostSince = 100;

/** Whether commands of this kind are about one stream, so that a caller can say which version of it he has seen. */
export const isAboutOneStream = ({ about, path }: AnyUseCase): boolean => about !== undefined || path.includes(':');

/** @returns the key, among the streams of the use case, of the one that the command is about; null where it is about no single one */
export const aboutOf = ({ about, path }: AnyUseCase, body: unknown, refs: Streams): string | null => {
  if (about !== undefined) return about;
  const parameter = /:(\w+)/.exec(path)?.[1];
  if (parameter === undefined) return null;
  const named = String((body as Readonly<Record<string, unknown>>)[parameter]);
  const keys = Object.keys(refs);
  return keys.find((key) => refs[key]?.streamId.endsWith(`/${named}`)) ?? keys[0] ?? null;
};

/**
 * Asked of what the decision is made on, whose version the append expects or guards: what holds here still holds when the events are stored.
 * @param read events of the stream after a version: asked only to say what the caller has not seen
 * @throws {PreconditionFailed}
 */
export const assertPreconditions = async (preconditions: readonly Precondition[], { streamId, version }: StreamVersion, read: (afterVersion: number) => Promise<readonly StoredEvent[]>): Promise<void> => {
  const failed = preconditions.find((one) => !holds(one, version));
  if (failed === undefined) return;
  const seen = failed.kind === 'versions' ? Math.max(0, ...failed.versions) : 0;
  throw new PreconditionFailed(failed.kind, { streamId, version }, (await read(seen)).filter((event) => event.version <= version).slice(-mostSince));
};

const holds = (precondition: Precondition, version: number): boolean => {
  switch (precondition.kind) {
    case 'versions':
      return version > 0 && precondition.versions.includes(version);
    case 'exists':
      return version > 0;
    case 'absent':
      return version === 0;
  }
};
