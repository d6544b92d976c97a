import { changeOrganRankUseCase } from './change-organ-rank.use-case.js';
import { coLocateOrgansUseCase } from './co-locate-organs.use-case.js';
import { endCoLocationUseCase } from './end-co-location.use-case.js';
import { mergeOrgansUseCase } from './merge-organs.use-case.js';
import { splitOrganUseCase } from './split-organ.use-case.js';

/** What makes an organ out of others, and what changes its standing. */
export const lineageUseCases = [mergeOrgansUseCase, splitOrganUseCase, changeOrganRankUseCase, coLocateOrgansUseCase, endCoLocationUseCase] as const;
