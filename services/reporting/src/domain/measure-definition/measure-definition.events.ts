import type { MeasureDefined } from '@yange/contracts';

export type MeasureDefinitionEvent = { readonly type: 'MeasureDefined'; readonly data: MeasureDefined };
