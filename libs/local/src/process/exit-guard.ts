/** What must not outlive this process. */
export interface Guarded {
  /** The orderly way, used on a signal. */
  readonly stop: () => Promise<void>;
  /** The last way, used when the process exits without having stopped it: must not wait. */
  readonly stopNow: () => void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const guarded = new Set<Guarded>();
let installed = false;

/**
 * Ends `what` with this process. A program with signal handlers of its own decides about the order itself and calls `stop`;
 * where nobody else listens, the signal stops everything guarded, last started first, and then takes its usual effect.
 * @returns how to take the guard off again
 */
export function guardExit(what: Guarded): () => void {
  guarded.add(what);
  if (!installed) install();
  return () => guarded.delete(what);
}

function install(): void {
  installed = true;
  process.on('exit', () => {
    for (const one of [...guarded].reverse()) one.stopNow();
  });
  for (const signal of signals) process.on(signal, onSignal);
}

function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  void stopAll().finally(() => {
    process.removeListener(signal, onSignal);
    process.kill(process.pid, signal);
  });
}

async function stopAll(): Promise<void> {
  for (const one of [...guarded].reverse()) await one.stop().catch(() => undefined);
}
