import { useMemo } from 'react';
import { useAddress } from '../../address/use-address.js';
import type { Choice } from '../../command/field-control.js';
import { useOrgans } from '../../command/use-organs.js';
import { useKinds } from '../../plans/use-matters.js';
import { codes } from '../../words/code.words.js';
import { wordsFor } from '../../words/report.words.js';
import { tryWords } from '../../words/try-out.words.js';
import type { Account } from './quota.model.js';
import { typeOf, type TryOwner, type Wish } from './try-out.model.js';

export interface TryChoices {
  readonly owners: readonly TryOwner[];
  readonly ownerChoices: readonly Choice[];
  /** what may be asked for of whom the change takes from or gives to */
  readonly typesOf: (wish: Wish) => readonly Choice[];
  readonly kindName: (kind: string) => string;
}

const keyOf = ({ organId, ownerName }: Pick<Account, 'organId' | 'ownerName'>): string => organId ?? ownerName;
const typeKey = ({ kind, management, funding }: Account): string => (management === 'unstated' && funding === 'unstated' ? kind : [kind, management, funding].join('.'));

/** Who has quota, then every other organ; the kinds that one has, then every kind there is. */
export const useTryChoices = (accounts: readonly Account[]): TryChoices => {
  const { district, say, language } = useAddress();
  const organs = useOrgans(district, true);
  const kinds = useKinds();
  return useMemo(() => {
    const held = new Map(accounts.map((account) => [keyOf(account), { key: keyOf(account), name: account.ownerName, organId: account.organId, count: account.ownerCount }]));
    const others = (organs.data ?? []).filter(({ organId }) => !held.has(organId)).map(({ organId, name }) => ({ key: organId, name, organId, count: 1 }));
    const owners = [...held.values(), ...others];
    const kindName = (kind: string): string => (kinds.find(({ value }) => value === kind)?.label ?? say(wordsFor(codes, kind))).replace(/编制$/, '');
    const typeName = (type: string): string => {
      const { kind, management, funding } = typeOf(type);
      return [kindName(kind), ...[management, funding].flatMap((code) => (code === undefined ? [] : [say(wordsFor(codes, code))]))].join(' · ');
    };
    const typesOf = ({ act, from, to }: Wish): readonly Choice[] => {
      const owner = act === 'increase' ? to : from;
      const own = accounts.filter((account) => keyOf(account) === owner).map((account) => typeKey(account));
      return [...new Set([...own, ...kinds.map(({ value }) => value)])].map((value) => ({ value, label: typeName(value) }));
    };
    return { owners, ownerChoices: owners.map(({ key, name, count, organId }) => ({ value: key, label: organId === null && count > 1 ? `${name}（${say(tryWords.counted)} ${count}）` : name })), typesOf, kindName };
  }, [accounts, organs.data, kinds, language]);
};
