import { defineReferenceList, type CommandMeta, type ReferenceListTimeline } from '@yange/use-case';

const law = '内党办发〔2019〕22号';

/** 依据层级: who made the rule that something rests on. */
export const ruleLevels = defineReferenceList({
  list: 'rule-levels',
  title: { zh: '依据层级', en: 'levels of rules' },
  marks: { 'may-demand-plates': { zh: '可要求镇街挂牌', en: 'may demand plates of towns and streets' } },
  shipped: [
    { code: 'centre', name: '中央', marks: ['may-demand-plates'], source: law },
    { code: 'region', name: '自治区', marks: ['may-demand-plates'], source: law },
    { code: 'city', name: '市', marks: [], source: law },
    { code: 'district', name: '区', marks: [], source: law },
  ],
});

/** Levels that may demand plates of towns and streets on the day of a change (R7). Whose rule it is has to be said live; sources of history do not always tell. */
export const demandingLevels = (levels: ReferenceListTimeline, { effective, mode }: Pick<CommandMeta, 'effective' | 'mode'>): ReadonlySet<string> => {
  const may = ruleLevels.on(levels, effective.to).filter(({ marks }) => marks.includes('may-demand-plates')).map(({ code }) => code);
  return new Set(mode === 'history' ? ['', ...may] : may);
};

/** The same of plates that are there already and pass to another organ: what was not told of them then need not be told now. */
export const demandingOfKept = (levels: ReferenceListTimeline, meta: Pick<CommandMeta, 'effective' | 'mode'>): ReadonlySet<string> => demandingLevels(levels, { ...meta, mode: 'history' });
