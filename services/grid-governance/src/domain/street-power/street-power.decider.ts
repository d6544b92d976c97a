import { gridContract } from '@yange/contracts';
import { Rejected, type Timeline } from '@yange/kernel';
import { subjectOf, unlessRecorded, type CommandMeta, type OrganInput } from '@yange/use-case';
import { heldWithout, isHeld, type StreetPowerEvent, type StreetPowers } from './street-power.aggregate.js';

/** Other rules give other numbers of rights from the same words, so the rule is kept with them. */
export const splittingRule = '以“；”分组；组内在“权”字后的“、”处分项；“和”不分';

/** Groups that a splitting rule makes of the source's words. */
export const splitGroups = (words: string): readonly { words: string; rights: string[] }[] =>
  words
    .split(/[；;]/)
    .map((group) => group.trim())
    .filter((group) => group !== '')
    .map((group) => ({ words: group, rights: group.split(/(?<=权)、/).map((right) => right.trim()).filter((right) => right !== '') }));

const groupsIn = (words: string): readonly { words: string; rights: string[] }[] => {
  const groups = splitGroups(words);
  if (groups.length === 0) throw new Rejected('no-powers', '没有写明任何权力', 'no power was given');
  return groups;
};

type PowersTimeline = Timeline<StreetPowers, StreetPowerEvent>;

const membersOf = (streets: readonly OrganInput[]) => ({ named: streets.map((street) => ({ id: subjectOf(street).organId, name: street.name })) });

/** Ordinals are given once over all days: a group that is granted late gets none that another has. */
const ordinalsOf = (powers: PowersTimeline): { of: (words: string) => number | undefined; next: number } => {
  const { groups } = powers.latest();
  return { of: (words) => groups.find((group) => group.words === words)?.ordinal, next: Math.max(0, ...groups.map(({ ordinal }) => ordinal)) + 1 };
};

/**
 * To those streets, or to all where none is named. Groups that whoever is meant holds already are left out.
 * @throws {Rejected} `no-powers`
 */
export const grantPowers = (powers: PowersTimeline, wanted: { title: string; words: string; streets: readonly OrganInput[] }, meta: CommandMeta): readonly StreetPowerEvent[] => {
  const held = new Map(powers.at(meta.effective.to).groups.map((group) => [group.words, group]));
  const holds = (words: string): boolean => (wanted.streets.length === 0 ? held.get(words)?.byAll === true && held.get(words)?.except.size === 0 : wanted.streets.every(({ id }) => isHeld(held.get(words), id)));
  const fresh = groupsIn(wanted.words).filter(({ words }) => !holds(words));
  if (fresh.length === 0) return [];
  const ordinals = ordinalsOf(powers);
  const unknown = fresh.filter(({ words }) => ordinals.of(words) === undefined).map(({ words }) => words);
  const groups = fresh.map((group) => ({ ordinal: ordinals.of(group.words) ?? ordinals.next + unknown.indexOf(group.words), ...group }));
  return [gridContract.make('StreetPowersGranted', { title: wanted.title, groups, splittingRule, streets: membersOf(wanted.streets) })];
};

/**
 * From those streets, or from all where none is named; groups go by the words under which they were granted, one event for each title. Whether they hold them is a limit.
 * @throws {Rejected} `no-powers`
 */
export const withdrawPowers = (powers: PowersTimeline, wanted: { words: string; streets: readonly OrganInput[]; reason: string }, meta: CommandMeta): readonly StreetPowerEvent[] => {
  const held = new Map(powers.at(meta.effective.to).groups.map((group) => [group.words, group]));
  const streetIds = wanted.streets.map(({ id }) => id);
  const groups = groupsIn(wanted.words).map((group) => ({ ordinal: held.get(group.words)?.ordinal ?? 0, ...group }));
  const titleOf = (words: string): string => held.get(words)?.title ?? '';
  return [...new Set(groups.map(({ words }) => titleOf(words)))].flatMap((title) => {
    const own = groups.filter(({ words }) => titleOf(words) === title);
    const heldByNone = own.flatMap(({ words, ordinal }) => {
      const group = held.get(words);
      return group === undefined || isHeld(heldWithout(group, streetIds)) ? [] : [ordinal];
    });
    return unlessRecorded(gridContract, powers, gridContract.make('StreetPowersWithdrawn', { title, groups: own, streets: membersOf(wanted.streets), reason: wanted.reason, heldByNone }), meta.effective);
  });
};
