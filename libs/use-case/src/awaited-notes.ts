import { setTimeout as pause } from 'node:timers/promises';

interface Pondered {
  readonly decision: { readonly awaits?: readonly string[] };
}

const betweenMs = 25;

/**
 * What another service told takes some tens of milliseconds to be noted here: who sets up an organ and gives it posts in the next breath is not told that there is no such organ. A decision that misses a note is
 * taken again until the note comes, for a moment only; what was waited for in vain is not waited for again for a while, so that many commands about a stranger take that moment once.
 */
export class AwaitedNotes {
  patienceMs = 1_500;
  /** how long what did not come is not waited for again */
  rememberedMs = 60_000;
  private readonly inVain = new Map<string, number>();

  async come<P extends Pondered>(ponder: () => Promise<P>): Promise<P> {
    const until = performance.now() + this.patienceMs;
    for (;;) {
      const pondered = await ponder();
      const awaited = this.worthWaiting(pondered);
      if (awaited.length === 0) return pondered;
      if (performance.now() > until) {
        this.remember(awaited);
        return pondered;
      }
      await pause(betweenMs);
    }
  }

  private worthWaiting({ decision: { awaits = [] } }: Pondered): readonly string[] {
    const now = performance.now();
    return awaits.filter((id) => (this.inVain.get(id) ?? 0) < now);
  }

  private remember(ids: readonly string[]): void {
    const now = performance.now();
    for (const [id, until] of this.inVain) if (until < now) this.inVain.delete(id);
    for (const id of ids) this.inVain.set(id, now + this.rememberedMs);
  }
}
