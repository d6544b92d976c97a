import type { AnyUseCase } from '@yange/use-case';
import { endCommunityUseCase } from './end-community.use-case.js';
import { establishCommunityUseCase } from './establish-community.use-case.js';
import { mergeCommunitiesUseCase } from './merge-communities.use-case.js';
import { moveCommunityUseCase } from './move-community.use-case.js';
import { placeGridsUseCase } from './place-grids.use-case.js';
import { renameCommunityUseCase } from './rename-community.use-case.js';
import { splitCommunityUseCase } from './split-community.use-case.js';

export const communityUseCases: readonly AnyUseCase[] = [establishCommunityUseCase, renameCommunityUseCase, mergeCommunitiesUseCase, splitCommunityUseCase, moveCommunityUseCase, endCommunityUseCase, placeGridsUseCase];
