import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

interface PowerRow {
  readonly ordinal: number;
  readonly words: string;
  readonly rights: string;
  readonly splitting_rule: string;
}

/** Which powers do streets hold? The groups are the source's; the rights are what the rule beside them makes of the words. */
export const streetPowersQuery = defineQuery({
  name: 'street-powers',
  title: { zh: '街道权力', en: 'Powers of streets' },
  path: 'street-powers',
  right: 'read',
  params: z.strictObject(onDate),
  answer: z.strictObject({ on: shown.on, groups: z.array(z.strictObject({ ordinal: shown.count, words: shown.text, rights: z.array(shown.text), splittingRule: shown.text.describe('如何拆分 · how the words are split into rights') })), rights: shown.count }),
  run: async ({ on }, context) => {
    const rows = await rowsOn<PowerRow>(asOf(context, 'grid', on), 'street_powers', 'ordinal');
    const groups = rows.map(({ ordinal, words, rights, splitting_rule: splittingRule }) => ({ ordinal, words, rights: rights.split('\n'), splittingRule }));
    return { on: on ?? null, groups, rights: groups.reduce((sum, group) => sum + group.rights.length, 0) };
  },
});
