import { useMemo } from 'react';
import { useAddress } from '../../address/use-address.js';
import type { Choice } from '../../command/field-control.js';
import { useOrgans } from '../../command/use-organs.js';
import { useKinds } from '../../plans/use-matters.js';
import { codes } from '../../words/code.words.js';
import { wordsFor } from '../../words/report.words.js';
import { tryWords } from '../../words/try-out.words.js';
import type { Account, Allotment } from './quota.model.js';
import { asksFrom, isOfPosts, rankNames, ranks, typeOf, type TryOwner, type Wish } from './try-out.model.js';

export interface TryChoices {
  readonly owners: readonly TryOwner[];
  readonly postOwners: readonly TryOwner[];
  readonly choicesOf: (wish: Wish) => readonly Choice[];
  /** what may be asked for of whom the change takes from or gives to */
  readonly typesOf: (wish: Wish) => readonly Choice[];
  readonly kindName: (kind: string) => string;
}

const commonLevels = ['科级', '副科级', '处级', '副处级'];

const keyOf = ({ organId, ownerName }: Pick<Account, 'organId' | 'ownerName'>): string => organId ?? ownerName;
const typeKey = ({ kind, management, funding }: Account): string => (management === 'unstated' && funding === 'unstated' ? kind : [kind, management, funding].join('.'));

/** Who has quota, then every other organ; the kinds that one has, then every kind there is. */
export const useTryChoices = (accounts: readonly Account[], allotments: readonly Allotment[]): TryChoices => {
  const { district, say, language } = useAddress();
  const organs = useOrgans(district, true);
  const kinds = useKinds();
  return useMemo(() => {
    const held = new Map(accounts.map((account) => [keyOf(account), { key: keyOf(account), name: account.ownerName, organId: account.organId, count: account.ownerCount }]));
    const heldPosts = new Map(allotments.map((one) => [keyOf(one), { key: keyOf(one), name: one.ownerName, organId: one.organId, count: one.ownerCount, each: one.ownerEach }]));
    const others = (organs.data ?? []).filter(({ organId }) => !held.has(organId)).map(({ organId, name }) => ({ key: organId, name, organId, count: 1 }));
    const owners = [...held.values(), ...others];
    const postOwners = [...heldPosts.values(), ...owners.filter(({ organId, key }) => organId !== null && !heldPosts.has(key))];
    const kindName = (kind: string): string => (kinds.find(({ value }) => value === kind)?.label ?? say(wordsFor(codes, kind))).replace(/编制$/, '');
    const typeName = (type: string): string => {
      const { kind, management, funding } = typeOf(type);
      return [kindName(kind), ...[management, funding].flatMap((code) => (code === undefined ? [] : [say(wordsFor(codes, code))]))].join(' · ');
    };
    const typesOf = (wish: Wish): readonly Choice[] => {
      const { act, from, to } = wish;
      const owner = asksFrom(wish) ? from : to;
      if (isOfPosts({ act })) {
        const levels = new Set([...allotments.filter((one) => keyOf(one) === owner).map(({ level }) => level), ...commonLevels]);
        return [...levels].flatMap((level) => ranks.map((rank) => ({ value: `${rank}.${level}`, label: `${level}${rankNames[rank]}` })));
      }
      const own = accounts.filter((account) => keyOf(account) === owner).map((account) => typeKey(account));
      return [...new Set([...own, ...kinds.map(({ value }) => value)])].map((value) => ({ value, label: typeName(value) }));
    };
    const asChoices = (all: readonly TryOwner[]): readonly Choice[] => all.map(({ key, name, count, organId, each }) => ({ value: key, label: organId === null && count > 1 ? `${name}（${say(each === true ? tryWords.each : tryWords.counted)} ${count}）` : name }));
    const choices = { quota: asChoices(owners), posts: asChoices(postOwners) };
    return { owners, postOwners, choicesOf: (wish) => (isOfPosts(wish) ? choices.posts : choices.quota), typesOf, kindName };
  }, [accounts, allotments, organs.data, kinds, language]);
};
