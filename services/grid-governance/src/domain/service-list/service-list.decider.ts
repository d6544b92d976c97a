import { gridContract } from '@yange/contracts';
import { derivedId, type Timeline } from '@yange/kernel';
import { factsOn, type CommandMeta } from '@yange/use-case';
import type { Platform, PlatformEvent, ServiceList, ServiceListEvent } from './service-list.aggregate.js';

/** A list is known by its title; a platform by its name. */
export const serviceListId = (title: string): string => derivedId('service-list', title);
export const platformId = (name: string): string => derivedId('platform', name);

export interface PublishedList {
  readonly title: string;
  readonly label: string;
  readonly count: number;
  readonly measureWord: string;
  readonly channel: string;
  readonly scope: string;
}

/** The first version, or one that takes the place of the version in force at that date. */
export const publishList = (list: Timeline<ServiceList, ServiceListEvent>, wanted: PublishedList, meta: CommandMeta): readonly ServiceListEvent[] => {
  const { title, label, count, measureWord, channel, scope } = wanted;
  if (factsOn(list, 'ServiceListPublished', meta.effective).some(({ data }) => data.items?.count === count)) return [];
  const listId = serviceListId(title);
  const version = list.at(meta.effective.to).version + 1;
  return [gridContract.make('ServiceListPublished', { listId, title, version, items: { id: `${listId}/${version}`, label, count }, measureWord, channel, scope })];
};

export const putOnPlatform = (platform: Timeline<Platform, PlatformEvent>, wanted: { platform: string; label: string; count: number }, meta: CommandMeta): readonly PlatformEvent[] => {
  const said = factsOn(platform, 'ItemsPutOnPlatform', meta.effective).some(({ data }) => data.items?.label === wanted.label && data.items.count === wanted.count);
  if (said) return [];
  return [gridContract.make('ItemsPutOnPlatform', { platform: wanted.platform, items: { id: meta.id('items'), label: wanted.label, count: wanted.count } })];
};
