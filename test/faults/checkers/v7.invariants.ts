import type { Checker, StoredRow, Violation } from './evidence.js';
import { inOrder } from './reading.js';
import { decoded } from './decoding.js';

interface Account {
  approved: number;
  people: Set<string>;
  reserved: Map<string, number>;
}

interface Permit {
  granted: number;
  used: Set<string>;
}

const kinds = new Set(['QuotaApproved', 'QuotaOccupied', 'QuotaVacated', 'QuotaReserved', 'QuotaReservationEnded', 'UsePermitGranted', 'UsePermitUsed', 'PersonEntered', 'PersonLeft']);

/** What the rules of a district promise of posts and people, told here once more from the bytes of the events. */
class Books {
  readonly #accounts = new Map<string, Account>();
  readonly #permits = new Map<string, Permit>();
  readonly #places = new Map<string, string>();

  /** @returns what does not hold after this event */
  after(event: StoredRow): readonly Violation[] {
    if (!kinds.has(event.type)) return [];
    const data = decoded(event);
    const at = `${event.context}, position ${event.position}`;
    switch (event.type) {
      case 'QuotaApproved':
        this.#account(data).approved = data.count ?? 0;
        return this.#full(data, at);
      case 'QuotaOccupied': {
        const { people, reserved } = this.#account(data);
        people.add(data.personId ?? '');
        if (data.permitId) reserved.set(data.permitId, Math.max(0, (reserved.get(data.permitId) ?? 0) - 1));
        return this.#full(data, at);
      }
      case 'QuotaVacated':
        this.#account(data).people.delete(data.personId ?? '');
        return [];
      case 'QuotaReserved':
        this.#account(data).reserved.set(data.permitId ?? '', data.count ?? 0);
        return this.#full(data, at);
      case 'QuotaReservationEnded':
        this.#account(data).reserved.delete(data.permitId ?? '');
        return [];
      case 'UsePermitGranted':
        this.#permits.set(data.permitId ?? '', { granted: data.count ?? 0, used: new Set() });
        return [];
      case 'UsePermitUsed':
        return this.#used(data.permitId ?? '', data.personId ?? '', at);
      case 'PersonEntered':
        return this.#entered(data.personId ?? '', data.account?.id ?? '', at);
      case 'PersonLeft':
        this.#places.delete(data.personId ?? '');
        return [];
      default:
        return [];
    }
  }

  #account({ account }: { readonly account?: { readonly id?: string } }): Account {
    const id = account?.id ?? '';
    const known = this.#accounts.get(id) ?? { approved: 0, people: new Set(), reserved: new Map() };
    this.#accounts.set(id, known);
    return known;
  }

  #full(of: { readonly account?: { readonly id?: string } }, at: string): readonly Violation[] {
    const { approved, people, reserved } = this.#account(of);
    const kept = [...reserved.values()].reduce((sum, count) => sum + count, 0);
    return people.size + kept > approved ? [`${at}: account ${of.account?.id ?? ''} has ${people.size} people and keeps ${kept} posts, ${approved} are approved`] : [];
  }

  #used(permitId: string, personId: string, at: string): readonly Violation[] {
    const permit = this.#permits.get(permitId);
    if (permit === undefined) return [`${at}: permit ${permitId} was never granted`];
    permit.used.add(personId);
    return permit.used.size > permit.granted ? [`${at}: permit ${permitId} for ${permit.granted} was used ${permit.used.size} times`] : [];
  }

  #entered(personId: string, accountId: string, at: string): readonly Violation[] {
    const held = this.#places.get(personId);
    this.#places.set(personId, accountId);
    return held === undefined ? [] : [`${at}: person ${personId} enters ${accountId} and is in ${held} already`];
  }
}

/** Posts, permits and people: after every single event, not only at the end. */
export const invariants: Checker = (evidence) => {
  const books = new Books();
  return inOrder(evidence)
    .filter(({ context }) => context === 'staffing')
    .flatMap((event) => books.after(event));
};
