import { defineQuery } from '@yange/use-case';
import { z } from 'zod';
import { splitGroups, splittingRule } from '../../domain/street-power/street-power.decider.js';
import { asOf, onDate, rowsOn } from '../as-of.query.js';

/** Which powers do streets hold? The groups are the source's; the rights are what the rule beside them makes of the words. */
export const streetPowersQuery = defineQuery({
  name: 'street-powers',
  title: { zh: '街道权力', en: 'Powers of streets' },
  path: 'street-powers',
  right: 'read',
  params: z.strictObject(onDate),
  run: async ({ on }, context) => {
    const rows = await rowsOn<{ ordinal: number; words: string }>(asOf(context, 'grid', on), 'street_powers', 'ordinal');
    const groups = rows.map(({ ordinal, words }) => ({ ordinal, words, rights: splitGroups(words).flatMap((group) => group.rights) }));
    return { on: on ?? null, groups, rights: groups.reduce((sum, group) => sum + group.rights.length, 0), splittingRule };
  },
});
