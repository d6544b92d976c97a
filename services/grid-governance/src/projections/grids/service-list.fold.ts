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

/** One row per group of rights, with the rule by which its words were split and who holds it: all streets but some, or some. */
export const streetPowerFold = defineStateFold<Of<'StreetPowersGranted' | 'StreetPowersWithdrawn'>>({
  stream: 'street-powers',
  types: ['StreetPowersGranted', 'StreetPowersWithdrawn'],
  apply: (book, { type, data }) => {
    const named = new Map((data.streets?.named ?? []).map(({ id, name }) => [id, name]));
    for (const { ordinal, words, rights } of data.groups.filter((group) => group.ordinal > 0)) {
      const before = book.cells('street_powers', String(ordinal)) ?? {};
      const [byAll, streets, except] = [before['by_all'] === true, streetsIn(before['streets']), streetsIn(before['except_streets'])];
      const gives = type === 'StreetPowersGranted';
      const own = named.size === 0 ? { by_all: gives, streets: '', except_streets: '' } : byAll ? { except_streets: lines(gives ? minus(except, named) : new Map([...except, ...named])) } : { streets: lines(gives ? new Map([...streets, ...named]) : minus(streets, named)) };
      const text = gives ? { title: data.title, splitting_rule: data.splittingRule } : {};
      book.put('street_powers', String(ordinal), { ...text, ...own }, { ordinal, words, rights: rights.join('\n'), title: data.title, splitting_rule: '', by_all: false, streets: '', except_streets: '' });
    }
  },
  shows: ({ table, cells }) => table !== 'street_powers' || cells['by_all'] === true || cells['streets'] !== '',
});

type StreetNames = ReadonlyMap<string, string>;

/** A line per street: its id, a space, its name. */
const streetsIn = (text: unknown): StreetNames => new Map(String(text ?? '').split('\n').filter((line) => line !== '').map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));
const lines = (streets: StreetNames): string => [...streets].map(([id, name]) => `${id} ${name}`).join('\n');
const minus = (streets: StreetNames, gone: StreetNames): StreetNames => new Map([...streets].filter(([id]) => !gone.has(id)));
