import type { AnyUseCase } from '@yange/use-case';
import { grantStreetPowersUseCase } from './grant-street-powers.use-case.js';
import { publishServiceListUseCase } from './publish-service-list.use-case.js';
import { putItemsOnPlatformUseCase } from './put-items-on-platform.use-case.js';
import { withdrawStreetPowersUseCase } from './withdraw-street-powers.use-case.js';

export const listUseCases: readonly AnyUseCase[] = [
  grantStreetPowersUseCase,
  publishServiceListUseCase,
  putItemsOnPlatformUseCase,
  withdrawStreetPowersUseCase,
];
