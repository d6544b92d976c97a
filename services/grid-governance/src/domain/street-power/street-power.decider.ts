import { gridContract } from '@yange/contracts';
import { Rejected, type Timeline } from '@yange/kernel';
import { subjectOf, type CommandMeta, type OrganInput } from '@yange/use-case';
import type { StreetPowerEvent, StreetPowers } from './street-power.aggregate.js';

/** Other rules give other numbers of rights from the same words, so the rule is kept with them. */
export const splittingRule = '以“；”分组；组内在“权”字后的“、”处分项；“和”不分';

/** Groups that a splitting rule makes of the source's words. */
export const splitGroups = (words: string): readonly { words: string; rights: string[] }[] =>
  words
    .split(/[；;]/)
    .map((group) => group.trim())
    .filter((group) => group !== '')
    .map((group) => ({ words: group, rights: group.split(/(?<=权)、/).map((right) => right.trim()).filter((right) => right !== '') }));

/** Groups that are granted already are left out. */
export const grantPowers = (
  powers: Timeline<StreetPowers, StreetPowerEvent>,
  wanted: { title: string; words: string; streets: readonly OrganInput[] },
  meta: CommandMeta,
): readonly StreetPowerEvent[] => {
  const groups = splitGroups(wanted.words);
  if (groups.length === 0) throw new Rejected('no-powers', '没有写明任何权力', 'no power was given');
  const known = powers.at(meta.effective.to).groups;
  const fresh = groups.filter((group) => !known.includes(group.words));
  if (fresh.length === 0) return [];
  const streets = { named: wanted.streets.map((street) => ({ id: subjectOf(street).organId, name: street.name })) };
  return [
    gridContract.make('StreetPowersGranted', {
      title: wanted.title,
      groups: fresh.map((group, index) => ({ ordinal: known.length + index + 1, ...group })),
      splittingRule,
      streets,
    }),
  ];
};
