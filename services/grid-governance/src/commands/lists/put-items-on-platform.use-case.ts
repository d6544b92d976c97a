import { countOf, defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { platform } from '../../domain/service-list/service-list.aggregate.js';
import { platformId, putOnPlatform } from '../../domain/service-list/service-list.decider.js';

export const putItemsOnPlatformUseCase = defineUseCase({
  name: 'put-items-on-platform',
  title: { zh: '事项嵌入一体化平台', en: 'Put items on a platform' },
  path: 'platform-items',
  right: 'grid.record',
  body: z.strictObject({ platform: words(), label: words(100), count: countOf() }),
  streams: (body) => ({ items: streamOf(platform, platformId(body.platform)) }),
  decide: (body, { items }, meta) => ({ append: { items: putOnPlatform(items, body, meta) } }),
});
