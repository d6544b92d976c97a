import { defineUseCase, organInput, words } from '@yange/use-case';
import { z } from 'zod';
import { communitiesStream } from '../../domain/community/community.aggregate.js';
import { establishCommunity } from '../../domain/community/community.decider.js';
import { afterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const establishCommunityUseCase = heldToEnds(defineUseCase({
  name: 'establish-community',
  title: { zh: '设立社区', en: 'Establish a community' },
  path: 'communities',
  about: 'communities',
  right: 'grid.record',
  body: z.strictObject({ unit: organInput, name: words(100) }),
  matter: ({ unit, name }) => ({ code: 'community.structure', subjects: [[name, unit.id]] }),
  streams: ({ unit }) => ({ communities: communitiesStream(unit.id) }),
  decide: (body, { communities }, meta) => {
    const events = establishCommunity(communities, body, meta);
    const [event] = events;
    return { append: { communities: events }, ...(event?.type === 'CommunityEstablished' ? { answer: { communityId: event.data.communityId } } : {}) };
  },
}), ({ unit }) => [unit], afterEnd);
