import type { AppendRequest } from '../event-log.port.js';

/** What a request does to one unique key: who must hold it now, who holds it afterwards. */
export interface HoldingChange {
  readonly key: string;
  /** null: nobody, or `to` already */
  readonly from: string | null;
  /** null: the key becomes free */
  readonly to: string | null;
}

/** A release and a claim of one key in one request hand it over from stream to stream. */
export const holdingChanges = (request: AppendRequest): readonly HoldingChange[] => {
  const changes = new Map<string, HoldingChange>();
  for (const release of request.releases ?? []) changes.set(release.key, { key: release.key, from: release.streamId, to: null });
  for (const claim of request.claims ?? []) {
    changes.set(claim.key, { key: claim.key, from: changes.get(claim.key)?.from ?? null, to: claim.streamId });
  }
  return [...changes.values()];
};
