/** The callbacks of one log. A callback that throws must not keep the others from being called, nor fail the append. */
export class AppendListeners {
  private readonly listeners = new Set<() => void>();

  /** @returns takes the listener off again */
  add(listener: () => void): () => void {
    const own = (): void => listener();
    this.listeners.add(own);
    return () => void this.listeners.delete(own);
  }

  notifySoon(): void {
    for (const listener of this.listeners) queueMicrotask(listener);
  }
}
