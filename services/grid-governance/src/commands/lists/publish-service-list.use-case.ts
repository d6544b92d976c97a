import { countOf, defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { serviceList } from '../../domain/service-list/service-list.aggregate.js';
import { publishList, serviceListId } from '../../domain/service-list/service-list.decider.js';

export const publishServiceListUseCase = defineUseCase({
  name: 'publish-service-list',
  title: { zh: '公布事项清单', en: 'Publish a list of services' },
  path: 'service-lists',
  right: 'grid.record',
  body: z.strictObject({ title: words(), label: words(100), count: countOf(), measureWord: words(10), channel: words(), scope: words(100) }),
  streams: (body) => ({ list: streamOf(serviceList, serviceListId(body.title)) }),
  decide: (body, { list }, meta) => ({ append: { list: publishList(list, body, meta) } }),
});
