import type { Principal } from './principal.js';

/** What a verified token says, and until when. */
export interface Verified {
  readonly principal: Principal;
  /** seconds since 1970 */
  readonly expires: number;
}

interface Seen {
  readonly verified: Promise<Verified>;
  /** milliseconds since 1970 */
  readonly until: number;
}

/** A key that its issuer takes back is believed so long at most, on top of what the key set itself is kept for. */
const believedMs = 10_000;
const most = 1_000;

/**
 * Tokens that were verified a moment ago: who calls calls again with the same one, and a signature takes longer to verify than most of what is asked.
 * Known is the whole token, letter for letter; one that was refused is never kept.
 */
export class SeenTokens {
  readonly #seen = new Map<string, Seen>();

  constructor(private readonly verify: (token: string) => Promise<Verified>) {}

  /** @throws what verifying throws */
  async principalOf(token: string): Promise<Principal> {
    const now = Date.now();
    const known = this.#seen.get(token);
    if (known !== undefined && now < known.until) {
      const { principal, expires } = await known.verified;
      if (now < expires * 1_000) return principal;
    }
    return (await this.#verifyNow(token, now + believedMs)).principal;
  }

  #verifyNow(token: string, until: number): Promise<Verified> {
    const seen: Seen = { verified: this.verify(token), until };
    this.#seen.delete(token);
    this.#seen.set(token, seen);
    for (const oldest of this.#seen.keys()) {
      if (this.#seen.size <= most) break;
      this.#seen.delete(oldest);
    }
    seen.verified.catch(() => this.#seen.get(token) === seen && this.#seen.delete(token));
    return seen.verified;
  }
}
