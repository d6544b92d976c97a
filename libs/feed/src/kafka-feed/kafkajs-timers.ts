import { createRequire } from 'node:module';

/** What is touched of a connection's queue in kafkajs 2.2.4. */
interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
  scheduleCheckPendingRequests(): void;
}

const require = createRequire(import.meta.url);

/**
 * kafkajs 2.2.4 sets a timer after every answer to look for requests that the broker's throttling held back, also where nothing waits and
 * nothing is throttled: its delay is then negative, Node makes it 1 ms, warns (TimeoutNegativeWarning), and the timer sets the next one for as
 * long as the connection lives. Here it is only set where there is something to wait for; whatever is queued later sets it again.
 */
export const withoutIdleTimers = (): void => {
  const queue = (require('kafkajs/src/network/requestQueue') as { readonly prototype: RequestQueue }).prototype;
  const { scheduleCheckPendingRequests } = queue;
  if (patched.has(queue) || typeof scheduleCheckPendingRequests !== 'function') return;
  patched.add(queue);
  queue.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0 || this.throttledUntil > Date.now()) scheduleCheckPendingRequests.call(this);
  };
};

const patched = new WeakSet<object>();
