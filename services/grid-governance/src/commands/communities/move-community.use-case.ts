import { defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { communitiesStream } from '../../domain/community/community.aggregate.js';
import { moveCommunity } from '../../domain/community/community.decider.js';
import { afterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { communityMeant } from './community-subjects.parts.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

/** A boundary between streets moves, or a street is split: by a person. The grids and units in it follow by a reaction. */
export const moveCommunityUseCase = heldToEnds(defineUseCase({
  name: 'move-community',
  title: { zh: '社区划归其他街道', en: 'Move a community to another street' },
  path: 'community-moves',
  right: 'grid.record',
  body: z.strictObject({ unit: organInput, community: words(100), to: organInput }),
  /** named by itself, or by both streets */
  matter: ({ unit, community, to }) => ({ code: 'community.structure', subjects: [[community, unit.id], [community, to.id]] }),
  streams: ({ unit, to }) => ({ communities: communitiesStream(unit.id), others: communitiesStream(to.id) }),
  decide: (body, { communities }, meta) => {
    const moved = moveCommunity(communities, body, meta);
    const meant = [body.unit.id, body.to.id].map((unitId) => communityMeant(communities, body.community, unitId, meta.effective.to));
    return { append: { communities: moved.out, others: moved.in }, matter: { subjects: meant } };
  },
}), ({ to }) => [to], afterEnd);
