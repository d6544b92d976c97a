import type { GridEvent } from '@yange/contracts';
import type { AggregateDefinition } from '@yange/use-case';

export type ServiceListEvent = Extract<GridEvent, { type: 'ServiceListPublished' }>;
export type PlatformEvent = Extract<GridEvent, { type: 'ItemsPutOnPlatform' }>;

/** One public list of towns and streets, in its latest version. */
export interface ServiceList {
  /** 0 before it is published */
  readonly version: number;
  readonly title: string;
  readonly items: number;
  readonly measureWord: string;
  readonly channel: string;
  readonly scope: string;
}

export const serviceList: AggregateDefinition<ServiceList, ServiceListEvent> = {
  name: 'service-list',
  initial: () => ({ version: 0, title: '', items: 0, measureWord: '', channel: '', scope: '' }),
  apply: (_state, { data: { version, title, items, measureWord, channel, scope } }) => ({ version, title, items: items?.count ?? 0, measureWord, channel, scope }),
};

/** What the district has put on one platform of a higher level. */
export interface Platform {
  readonly name: string;
  readonly items: number;
}

export const platform: AggregateDefinition<Platform, PlatformEvent> = {
  name: 'platform',
  initial: () => ({ name: '', items: 0 }),
  apply: ({ items }, { data }) => ({ name: data.platform, items: items + (data.items?.count ?? 0) }),
};
