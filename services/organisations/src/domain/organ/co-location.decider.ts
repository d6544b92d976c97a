import { organisationsContract } from '@yange/contracts';
import { Rejected, type Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { broken } from '../rule/broken.js';
import type { OrganEvent } from './organ.events.js';
import { existence, nameOn, type OrganTimeline } from './organ.rules.js';

export interface Pair {
  readonly hostId: string;
  readonly host: OrganTimeline;
  readonly guestId: string;
  readonly guest: OrganTimeline;
}

/** What each of the two streams gets, and whether the guest leaves or joins those within the limit. */
export interface PairDecision {
  readonly host: readonly OrganEvent[];
  readonly guest: readonly OrganEvent[];
  readonly limitExempt: boolean;
  readonly violations: readonly Violation[];
}

const unchanged: PairDecision = { host: [], guest: [], limitExempt: false, violations: [] };

/** A party organ and a government department under one roof count once; two of the same kind count both, or the limit could be got round. */
const countOnce = (host: string, guest: string): boolean => new Set([host, guest]).size === 2 && [host, guest].every((category) => category === 'party-organ' || category === 'government-department');

/**
 * 合署办公: two organs work in one place; both go on, each with its own seal, certificate and 三定.
 * @throws {Rejected} `unknown-organ`, `organ-abolished`, `co-located-with-itself`
 */
export const coLocate = (pair: Pair, meta: CommandMeta): PairDecision => {
  const { hostId, host, guestId, guest } = pair;
  if (hostId === guestId) throw new Rejected('co-located-with-itself', '机构不能与自己合署', 'an organ cannot be co-located with itself', { organId: hostId });
  const violations = broken(existence(host, hostId, meta), existence(guest, guestId, meta), oneHost(pair, meta));
  const [at, of] = [host.at(meta.effective.to), guest.at(meta.effective.to)];
  if (at.coLocated.has(guestId)) return unchanged;
  const limitExempt = countOnce(at.category, of.category);
  const [hostName, guestName] = [nameOn(host, meta), nameOn(guest, meta)];
  return {
    host: [organisationsContract.make('OrgansCoLocated', { organId: hostId, organName: hostName, withOrganId: guestId, withOrganName: guestName, host: true, limitExempt })],
    guest: [organisationsContract.make('OrgansCoLocated', { organId: guestId, organName: guestName, withOrganId: hostId, withOrganName: hostName, host: false, limitExempt })],
    limitExempt,
    violations,
  };
};

/** A guest has one host, and is not itself a host: no chain takes a third organ out of the limit. */
const oneHost = ({ host, guest, hostId, guestId }: Pair, meta: CommandMeta): Violation | null => {
  const others = [...guest.at(meta.effective.to).coLocated].filter(([id]) => id !== hostId);
  const hostIsGuest = [...host.at(meta.effective.to).coLocated].some(([id, one]) => id !== guestId && !one.host);
  if (others.length === 0 && !hostIsGuest) return null;
  return { rule: 'co-location-chain', zh: '已与其他机构合署，不得再合署', en: 'one of them is co-located with another organ already', facts: { hostId, guestId } };
};

/** @throws {Rejected} `unknown-organ`, `organ-abolished`, `not-co-located` */
export const endCoLocation = ({ hostId, host, guestId, guest }: Pair, reason: string, meta: CommandMeta): PairDecision => {
  const violations = broken(existence(host, hostId, meta), existence(guest, guestId, meta));
  const ended = host.facts.some(({ event, effective }) => event.type === 'OrganCoLocationEnded' && event.data.withOrganId === guestId && effective.to === meta.effective.to);
  if (ended) return unchanged;
  const bond = host.at(meta.effective.to).coLocated.get(guestId);
  if (bond === undefined || !bond.host) throw new Rejected('not-co-located', '两个机构并未按此合署', 'the two are not co-located this way', { hostId, guestId });
  const [hostName, guestName] = [nameOn(host, meta), nameOn(guest, meta)];
  return {
    host: [organisationsContract.make('OrganCoLocationEnded', { organId: hostId, organName: hostName, withOrganId: guestId, withOrganName: guestName, reason })],
    guest: [organisationsContract.make('OrganCoLocationEnded', { organId: guestId, organName: guestName, withOrganId: hostId, withOrganName: hostName, reason })],
    limitExempt: bond.limitExempt,
    violations,
  };
};
