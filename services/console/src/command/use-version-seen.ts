import { useQuery } from '@tanstack/react-query';
import { api } from '../api/platform.js';
import type { Command } from './command.model.js';
import { doorOfThing } from './version-seen.model.js';

const get = api.GET as unknown as (path: string, init: object) => Promise<{ readonly response: Response }>;

/** Whatever version there is: where a thing is so new that no read model shows it. */
const whichever = '*';

export interface VersionSeen {
  readonly isKnown: boolean;
  /** to be sent as `If-Match`; nothing where the command goes without */
  readonly etag?: string;
}

/**
 * The version that the thing has when its form opens, so that whoever was faster is told of, with what he did. It is asked for once: what comes later is not
 * what the form was filled in on.
 */
export const useVersionSeen = (command: Command, at: Readonly<Record<string, string>>): VersionSeen => {
  const door = command.isVersioned === true ? doorOfThing(command) : null;
  const { data, isPending } = useQuery({
    queryKey: ['version-seen', door, at],
    enabled: door !== null,
    staleTime: Infinity,
    gcTime: 0,
    queryFn: async ({ signal }) => (await get(door ?? '', { params: { path: at }, signal })).response.headers.get('etag') ?? whichever,
  });
  if (command.isVersioned !== true) return { isKnown: true };
  return door === null ? { isKnown: true, etag: whichever } : { isKnown: !isPending, etag: data ?? whichever };
};
