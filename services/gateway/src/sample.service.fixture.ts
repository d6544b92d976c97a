import { organisationsContract } from '@yange/contracts';
import type { DomainEvent } from '@yange/kernel';
import { defineService, defineUseCase, streamOf, type AggregateDefinition } from '@yange/use-case';
import { z } from 'zod';

type OrganEvent = DomainEvent & { readonly data: { readonly name: string } };

const organ: AggregateDefinition<number, OrganEvent> = { name: 'organ', initial: () => 0, apply: (count) => count + 1, keys: () => [] };

const establish = defineUseCase({
  name: 'establish-organ', title: { zh: '设立', en: 'Establish' }, path: 'organs', right: 'organisations.record',
  body: z.strictObject({ name: z.string() }),
  streams: ({ name }) => ({ own: streamOf(organ, name) }),
  decide: ({ name }) => ({ append: { own: [organisationsContract.make('OrganEstablished', { organId: name, name }) as OrganEvent] } }),
});

/** As small as a service behind the gateway can be: organs are established, by name. */
export const sampleService = defineService({ title: { zh: '样例', en: 'Sample' }, contract: organisationsContract, rules: [], aggregates: [organ], useCases: [establish], tables: [], projections: [], queries: [] });
