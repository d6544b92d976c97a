/** Errors after which the group has gone on without this member: it must join again. */
const memberLost = new Set(['REBALANCE_IN_PROGRESS', 'NOT_COORDINATOR_FOR_GROUP', 'ILLEGAL_GENERATION', 'UNKNOWN_MEMBER_ID']);

export function isMemberLost(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'type' in error && typeof error.type === 'string' && memberLost.has(error.type);
}

export interface Heartbeat {
  readonly beat: () => Promise<void>;
  readonly everyMs: number;
  /** called as soon as the group goes on without us, while the work is still running */
  readonly onLost: () => void;
}

/**
 * Keeps the member alive while slow work runs. That the member was lost is thrown only once the work has ended:
 * a handler in flight is never left alone. Other errors are left to the next beat.
 */
export async function withHeartbeat<T>(work: () => Promise<T>, heartbeat: Heartbeat): Promise<T> {
  let lost: unknown = null;
  let beating = false;
  const beat = async (): Promise<void> => {
    beating = true;
    try {
      await heartbeat.beat();
    } catch (error) {
      if (isMemberLost(error)) {
        lost = error;
        heartbeat.onLost();
      }
    } finally {
      beating = false;
    }
  };
  const timer = setInterval(() => {
    if (!beating && lost === null) void beat();
  }, heartbeat.everyMs);
  try {
    const result = await work();
    if (lost !== null) throw lost;
    return result;
  } finally {
    clearInterval(timer);
  }
}
