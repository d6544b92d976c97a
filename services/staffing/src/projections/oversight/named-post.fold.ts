import { PostRank, type StaffingEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';
import { ownerCells } from '../periods/owner.columns.js';

type PostEvent = Extract<StaffingEvent, { readonly type: 'PostHolderAppointed' | 'PostHolderReleased' }>;

/** One row per named post that somebody holds. A person is a random id. */
export const namedPostFold = defineStateFold<PostEvent>({
  stream: 'named-post',
  types: ['PostHolderAppointed', 'PostHolderReleased'],
  apply: (book, { type, data }, postId) => {
    const { allotment, role, rank } = data.post ?? { allotment: undefined, role: '', rank: PostRank.UNSPECIFIED };
    const before = String(book.cells('named_posts', postId)?.['holders'] ?? '').split(' ').filter((id) => id !== '' && id !== data.personId);
    const holders = type === 'PostHolderAppointed' ? [...before, data.personId] : before;
    book.put('named_posts', postId, { ...ownerCells(allotment?.owner), allotment_id: allotment?.id ?? '', level: allotment?.level ?? '', role, rank: rank === PostRank.PRINCIPAL ? 'principal' : 'deputy', holders: holders.sort().join(' ') });
  },
  shows: ({ cells }) => cells['holders'] !== '',
});
