import { Rejected } from '@yange/kernel';
import type { ReferenceListTimeline, Streams, UseCase } from '@yange/use-case';
import { organCategories } from '../../domain/reference/organ-categories.js';
import { organRanks } from '../../domain/reference/organ-ranks.js';

/** Categories and ranks that a command names; an empty rank is none. */
export interface NamedEntries {
  readonly categories?: readonly string[];
  readonly ranks?: readonly string[];
}

const keys = { categories: 'table of categories', ranks: 'table of ranks' } as const;

/**
 * The use case, held to the tables of categories and ranks of its day: both tables guard the append. A category is given by its code, a rank by code or name, as it is written on papers.
 * @throws {Rejected} `unknown-code` at decision
 */
export const heldToTables = <B, T extends Streams>(useCase: UseCase<B, T>, entriesOf: (body: B) => NamedEntries): UseCase<B, T> => ({
  ...useCase,
  streams: (body, meta) => ({ ...useCase.streams(body, meta), [keys.categories]: organCategories.stream(), [keys.ranks]: organRanks.stream() }),
  decide: (body, timelines, meta) => {
    const { categories = [], ranks = [] } = entriesOf(body);
    const tables = timelines as Readonly<Record<string, unknown>>;
    const date = meta.effective.to;
    for (const category of categories) {
      const { code } = organCategories.find(tables[keys.categories] as ReferenceListTimeline, date, category);
      if (code !== category) throw new Rejected('unknown-code', `机构类别须写代码：${code}`, `a category is given by its code: ${code}`, { list: organCategories.list, code: category });
    }
    for (const rank of ranks.filter((one) => one !== '')) organRanks.find(tables[keys.ranks] as ReferenceListTimeline, date, rank);
    return useCase.decide(body, timelines, meta);
  },
});
