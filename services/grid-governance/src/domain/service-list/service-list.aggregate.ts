import type { GridEvent } from '@yange/contracts';
import type { AggregateDefinition } from '@yange/use-case';

export type ServiceListEvent = Extract<GridEvent, { type: 'ServiceListPublished' }>;
export type PlatformEvent = Extract<GridEvent, { type: 'ItemsPutOnPlatform' }>;

/** One public list of towns and streets, in its latest version. */
export interface ServiceList {
  /** 0 before it is published */
  readonly version: number;
  readonly items: number;
}

export const serviceList: AggregateDefinition<ServiceList, ServiceListEvent> = {
  name: 'service-list',
  initial: () => ({ version: 0, items: 0 }),
  apply: (_state, { data }) => ({ version: data.version, items: data.items?.count ?? 0 }),
};

/** What the district has put on one platform of a higher level. */
export interface Platform {
  readonly items: number;
}

export const platform: AggregateDefinition<Platform, PlatformEvent> = {
  name: 'platform',
  initial: () => ({ items: 0 }),
  apply: ({ items }, { data }) => ({ items: items + (data.items?.count ?? 0) }),
};
