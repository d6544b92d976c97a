import type { GridEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

type Of<T> = Extract<GridEvent, { type: T }>;

/** The latest version of each list counts. */
export const serviceListFold = defineStateFold<Of<'ServiceListPublished'>>({
  stream: 'service-list',
  types: ['ServiceListPublished'],
  apply: (book, { data: { title, version, items, measureWord, channel, scope } }, key) =>
    book.put('service_lists', key, { title, version, items: items?.count ?? 0, measure_word: measureWord, channel, scope }),
});

/** Items on a platform add up. */
export const platformFold = defineStateFold<Of<'ItemsPutOnPlatform'>>({
  stream: 'platform',
  types: ['ItemsPutOnPlatform'],
  apply: (book, { data }, key) => book.add('platforms', key, 'items', data.items?.count ?? 0, { name: data.platform }),
});

/** One row per group of rights, with the rule by which its words were split. */
export const streetPowerFold = defineStateFold<Of<'StreetPowersGranted'>>({
  stream: 'street-powers',
  types: ['StreetPowersGranted'],
  apply: (book, { data }) => {
    for (const { ordinal, words, rights } of data.groups) {
      book.put('street_powers', String(ordinal), { ordinal, words, rights: rights.join('\n'), splitting_rule: data.splittingRule });
    }
  },
});
