import type { Subscription } from '../feed.port.js';

/** The subscriptions of a feed that have not ended: whoever closes the feed stops them. */
export class OpenSubscriptions {
  readonly #open = new Set<Subscription>();

  /** @returns the same */
  add(subscription: Subscription): Subscription {
    this.#open.add(subscription);
    const forget = (): void => void this.#open.delete(subscription);
    subscription.done.then(forget, forget);
    return subscription;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#open].map((subscription) => subscription.stop()));
  }
}
