import { datedRows, KnownRows, StreamFacts, type AnyStateFold, type Projection } from '@yange/projections';
import { gramsOf } from '../../language/near.language.js';
import { contracts } from '../../contributions/contributions.js';
import { searchFolds } from './search-names.fold.js';

const contexts = Object.keys(searchFolds) as readonly (keyof typeof searchFolds)[];
const foldsOf = (context: keyof typeof searchFolds): readonly AnyStateFold[] => searchFolds[context];
const factTable = (context: string): string => `search_facts_${context}`;
const facts = new Map(contexts.map((context) => [context, new StreamFacts(contracts[context], factTable(context), foldsOf(context).map(({ stream }) => stream))]));
const kept = new KnownRows({ search_names: 'stream_id' });

/** Names of all that can be looked for, with the days on which they are borne, as they are written, compared and spoken. */
export const searchIndex: Projection = {
  name: 'search-index',
  version: 4,
  contexts,
  types: [...new Set([...contexts.flatMap((context) => foldsOf(context).flatMap(({ types }) => types as readonly string[])), 'EventAnnulled'])],
  views: [...contexts.map(factTable), ...kept.views],
  indexesAfterBuild: true,
  known: { ...Object.fromEntries(contexts.map((context) => [factTable(context), 'facts' as const])), ...kept.known },
  tables: (schema) => [
    ...[...facts.values()].flatMap((kept) => kept.tables(schema)),
    `create table ${schema}.search_names (
      log_id text not null, stream_id text not null, row_key text not null, valid_from text not null, valid_to text, kind text not null, subject_id text not null, role text not null, text text not null,
      comparable text not null, pinyin text not null, initials text not null, grams text[] not null, link text not null, gone boolean not null, primary key (log_id, stream_id, row_key, valid_from))`,
    `create index on ${schema}.search_names (split_part(log_id, '/', 1))`,
    `create index on ${schema}.search_names (log_id, kind, subject_id)`,
    `create index on ${schema}.search_names using gin (grams)`,
    ...kept.tables(schema),
  ],
  takeBack: (tx, past) => kept.takeBack(tx, [...facts.values()], past),
  apply: async (tx, events) => {
    const context = contexts.find((one) => one === events[0]?.logId.split('/')[1]);
    if (context === undefined) return;
    const own = facts.get(context);
    if (own === undefined) return;
    await kept.fold(tx, own, events, ({ aggregate, key, facts: counting }) => {
      const rows = foldsOf(context).filter(({ stream }) => stream === aggregate).flatMap((fold) => datedRows(fold, counting.filter(({ event }) => fold.types.includes(event.type)), key));
      return { search_names: rows.map(({ key: rowKey, validFrom, validTo, cells }) => ({ row_key: rowKey, valid_from: validFrom, valid_to: validTo, ...cells, grams: gramsOf(String(cells['text']), { pinyin: String(cells['pinyin']), initials: String(cells['initials']) }) })) };
    });
  },
};
