import type { Relay } from '@yange/feed';

/** The relays of this process, one for each district that it serves. */
export class DistrictRelays {
  readonly #relays = new Map<string, Relay>();

  /** @param make null where none are wanted: the feed is the logs themselves, or another process relays */
  constructor(private readonly make: ((district: string) => Relay) | null) {}

  /** Those that run already go on. */
  startFor(districts: readonly string[]): void {
    if (this.make === null) return;
    for (const district of districts.filter((code) => !this.#relays.has(code))) {
      const relay = this.make(district);
      this.#relays.set(district, relay);
      relay.start();
    }
  }

  /** Of those that send from this process: up to where the topic has their log. */
  positions(): readonly { readonly logId: string; readonly position: number }[] {
    return [...this.#relays.values()].flatMap(({ logId, position }) => (position === null ? [] : [{ logId, position }]));
  }

  /** Sentences on those that refuse to send; empty where none does. */
  problems(): readonly string[] {
    return [...this.#relays.values()].flatMap(({ refused }) => (refused === null ? [] : [refused.message]));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#relays.values()].map((relay) => relay.stop()));
  }
}
