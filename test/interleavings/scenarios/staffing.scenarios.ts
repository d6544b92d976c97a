import { derivedId } from '@yange/kernel';
import { noteOrganEndUseCase } from '../../../services/staffing/src/commands/organ-notes/organ-note.use-cases.js';
import { staffingService } from '../../../services/staffing/src/staffing.service.js';
import type { StoredRow } from '../../faults/checkers/evidence.js';
import type { Command, Scenario } from '../scenario.js';
import { afterEvery, dataOf, ofTypes } from './events.js';

const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const organ = (name: string) => ({ organId: derivedId('organ', name), name, count: 1, each: false });
const [bureau, successor, third] = [organ('甲局'), organ('乙局'), organ('丙局')];
const until = { expiresOn: '2026-12-31' } as const;
const ofService = { service: staffingService, context: 'staffing' } as const;

/** The one post is approved, and one permit lets one person in. How many enter is told by V7, after every event. */
export const lastPlace = (clients: number): Scenario => ({
  ...ofService,
  title: `${clients} clients for the last place: one`,
  prepare: async (say) => {
    await say('approve-quota', { owner: bureau, type, count: 1 });
    const { permitId } = await say('grant-use-permit', { owner: bureau, type, count: 1, ...until });
    return Array.from({ length: clients }, (): readonly Command[] => [{ name: 'enter-person', body: { owner: bureau, type, permitId } }]);
  },
  wrong: (rows, { accepted, refused }) => [
    ...(accepted === 1 ? [] : [`${accepted} clients were told that they have the place`]),
    ...(ofTypes(rows, 'PersonEntered').length === 1 ? [] : [`${ofTypes(rows, 'PersonEntered').length} people entered`]),
    ...refused.filter((rule) => rule !== 'over-quota' && rule !== 'permit-overused').map((rule) => `refused by ${rule}`),
  ],
});

interface Holding {
  readonly post?: { readonly id?: string };
  readonly personId?: string;
}

/** People who hold a post by what was appointed and released. */
const holders = (rows: readonly StoredRow[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const posts = new Map<string, Set<string>>();
  for (const row of ofTypes(rows, 'PostHolderAppointed', 'PostHolderReleased')) {
    const { post, personId = '' } = dataOf<Holding>(row);
    const held = posts.get(post?.id ?? '') ?? new Set<string>();
    posts.set(post?.id ?? '', held);
    if (row.type === 'PostHolderAppointed') held.add(personId);
    else held.delete(personId);
  }
  return posts;
};

export const onePost: Scenario = {
  ...ofService,
  title: 'two people for one post: one',
  prepare: async (say) => {
    await say('approve-quota', { owner: bureau, type, count: 2 });
    const { permitId } = await say('grant-use-permit', { owner: bureau, type, count: 2, ...until });
    const people = [];
    for (let person = 0; person < 2; person += 1) people.push((await say('enter-person', { owner: bureau, type, permitId }))['personId']);
    await say('approve-posts', { owner: bureau, principal: 2 });
    await say('set-role-line', { owner: bureau, role: '局长', rank: 'principal', count: 1 });
    return people.map((personId) => [{ name: 'appoint-to-post', body: { owner: bureau, role: '局长', rank: 'principal', personId } }]);
  },
  wrong: (rows, { accepted, refused }) => [
    ...afterEvery(rows, (soFar) => ([...holders(soFar).values()].some((held) => held.size > 1) ? 'two people hold one post' : null)),
    ...(accepted === 1 && refused.join() === 'post-held' ? [] : [`${accepted} were appointed, the others refused by ${refused.join()}`]),
  ],
};

interface Moved {
  readonly account?: { readonly id?: string };
  readonly count?: number;
}

const sign = { QuotaApproved: 1, QuotaIncreased: 1, QuotaReduced: -1, QuotaTransferredIn: 1, QuotaTransferredOut: -1 } as const;

/** Posts by account. In these scenarios each account is approved once, before anything moves. */
const approved = (rows: readonly StoredRow[]): ReadonlyMap<string, number> => {
  const accounts = new Map<string, number>();
  for (const row of rows) {
    const by = sign[row.type as keyof typeof sign] as 1 | -1 | undefined;
    if (by === undefined) continue;
    const { account, count = 0 } = dataOf<Moved>(row);
    accounts.set(account?.id ?? '', (accounts.get(account?.id ?? '') ?? 0) + by * count);
  }
  return accounts;
};

/** What a merger carries over while others move posts away from it and to it. */
export const mergerAndTransfer: Scenario = {
  ...ofService,
  title: 'a merger against transfers of the same quota: no post is lost or doubled',
  prepare: async (say) => {
    for (const [owner, count] of [[bureau, 5], [successor, 4], [third, 1]] as const) await say('approve-quota', { owner, type, count });
    const transfer = (from: object, to: object, count: number): Command => ({ name: 'transfer-quota', body: { from, to, type, count } });
    return [
      [{ name: 'carry-over-quota', body: { from: bureau, to: [successor], type } }],
      [transfer(bureau, third, 3), transfer(third, successor, 2)],
      [transfer(third, bureau, 1)],
    ];
  },
  wrong: (rows) => {
    const last = rows.findLastIndex(({ type: name }) => name === 'QuotaApproved');
    return afterEvery(rows, (soFar) => (soFar.length <= last ? null : postsAstray([...approved(soFar).values()])));
  },
};

const postsAstray = (counts: readonly number[]): string | null => {
  const sum = counts.reduce((total, count) => total + count, 0);
  if (sum !== 10) return `${sum} posts instead of 10`;
  return counts.some((count) => count < 0) ? `an account has ${Math.min(...counts)} posts` : null;
};

/** The end of an organ is only read by who adds to its quota: a guard of the append, not a version. */
export const endAndIncrease: Scenario = {
  ...ofService,
  following: [noteOrganEndUseCase],
  title: 'the end of an organ against an increase of its quota: before it, or not at all',
  prepare: async (say) => {
    await say('approve-quota', { owner: bureau, type, count: 5 });
    return [
      [{ name: 'note-organ-end', body: { organId: bureau.organId, name: bureau.name, endedOn: '2026-03-10', successors: [successor], movedTo: '', byWords: false } }],
      [1, 2].map((count): Command => ({ name: 'increase-quota', body: { owner: bureau, type, count, reason: '' } })),
    ];
  },
  wrong: (rows, { refused }) => [
    ...afterEvery(rows, (soFar) => (soFar.at(-1)?.type === 'QuotaIncreased' && ofTypes(soFar, 'OrganEndNoted').length > 0 ? 'quota is added to an organ that has ended' : null)),
    ...refused.filter((rule) => rule !== 'organ-ended').map((rule) => `refused by ${rule}`),
  ],
};
