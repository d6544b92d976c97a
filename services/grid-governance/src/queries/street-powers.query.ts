import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

interface PowerRow {
  readonly ordinal: number;
  readonly words: string;
  readonly rights: string;
  readonly splitting_rule: string;
  readonly title: string;
  readonly by_all: boolean;
  readonly streets: string;
  readonly except_streets: string;
}

const street = z.strictObject({ id: shown.text, name: shown.text });

const streetsOf = (lines: string): { id: string; name: string }[] => lines.split('\n').filter((line) => line !== '').map((line) => ({ id: line.slice(0, line.indexOf(' ')), name: line.slice(line.indexOf(' ') + 1) }));

const isHeldBy = (id: string | undefined, { by_all: byAll, streets, except_streets: except }: PowerRow): boolean =>
  id === undefined || (byAll ? !streetsOf(except).some((one) => one.id === id) : streetsOf(streets).some((one) => one.id === id));

/** Which powers do streets hold, or one of them? The groups are the source's; the rights are what the rule beside them makes of the words. */
export const streetPowersQuery = defineQuery({
  name: 'street-powers',
  title: { zh: '街道权力', en: 'Powers of streets' },
  path: 'street-powers',
  right: 'read',
  params: z.strictObject({ ...onDate, street: z.uuid().toLowerCase().optional().describe('街道 · id of a street: what it holds') }),
  answer: z.strictObject({ on: shown.on, groups: z.array(z.strictObject({ ordinal: shown.count, title: shown.text, words: shown.text, rights: z.array(shown.text), splittingRule: shown.text.describe('如何拆分 · how the words are split into rights'), byAll: z.boolean().describe('全部街道 · held by every street but those excepted'), streets: z.array(street), except: z.array(street) })), rights: shown.count }),
  run: async ({ on, street: asked }, context) => {
    const rows = await rowsOn<PowerRow>(asOf(context, 'grid', on), 'street_powers', 'ordinal');
    const groups = rows.filter((row) => isHeldBy(asked, row)).map(({ ordinal, title, words, rights, splitting_rule: splittingRule, by_all: byAll, streets, except_streets: except }) => ({ ordinal, title, words, rights: rights.split('\n'), splittingRule, byAll, streets: streetsOf(streets), except: streetsOf(except) }));
    return { on: on ?? null, groups, rights: groups.reduce((sum, group) => sum + group.rights.length, 0) };
  },
});
