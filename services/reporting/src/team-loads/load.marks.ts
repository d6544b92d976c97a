import type { LoadBook } from './load.measures.js';
import { rateNames, type RateName, type TeamLoad } from './load.shapes.js';

type Mark = TeamLoad['marks'][number];

const rateWords: Readonly<Record<RateName, { readonly zh: string; readonly en: string }>> = {
  itemsPerPerson: { zh: '人均事项', en: 'items per person' },
  itemsPerPost: { zh: '编均事项', en: 'items per post' },
  casesPerPerson: { zh: '人均案件', en: 'cases per person' },
  casesPerPost: { zh: '编均案件', en: 'cases per post' },
};

/** What stands out: far from the other teams, stated otherwise than the accounts have it, or carried by nobody. */
export const marksOf = (load: TeamLoad, book: LoadBook): Mark[] => [...outliers(load), ...differing(load, book), ...nobodyThere(load)];

const outliers = ({ name, rates }: TeamLoad): readonly Mark[] =>
  rateNames.flatMap((rate): readonly Mark[] => {
    const { outlier = null, timesMedian = null } = rates[rate] ?? {};
    if (outlier === null) return [];
    const { zh, en } = rateWords[rate];
    return [{ kind: `load-${outlier}`, zh: `${name}${zh}为全区队伍中位数的 ${timesMedian} 倍`, en: `${name}: ${en} are ${timesMedian} times the median of the district` }];
  });

const differing = (load: TeamLoad, book: LoadBook): readonly Mark[] =>
  ([['people', 'team-people', 'people-differ', '实有', 'people in post'], ['quota', 'team-posts', 'quota-differ', '编制', 'posts']] as const).flatMap(([side, measure, kind, zh, en]): readonly Mark[] => {
    const kept = load[side]?.from === 'team-account' ? load[side].value : null;
    const stated = book.told(measure, { id: load.id, words: [] })?.value ?? null;
    if (kept === null || stated === null || kept === stated) return [];
    return [{ kind, zh: `${load.name}${zh}账上 ${kept} 名，队伍报 ${stated} 名`, en: `${load.name}: the account has ${kept} ${en}, ${stated} are stated` }];
  });

const nobodyThere = ({ name, people, items, cases }: TeamLoad): readonly Mark[] => {
  const carries = (items?.value ?? 0) > 0 || cases.some((period) => period.counted && period.accepted > 0);
  if (people === null || people.value > 0 || !carries) return [];
  return [{ kind: 'nobody-there', zh: `${name}承担事项或案件而无实有人员`, en: `${name} carries items or cases and has nobody in post` }];
};
