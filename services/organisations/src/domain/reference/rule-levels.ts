import { defineReferenceList, type ReferenceListTimeline } from '@yange/use-case';

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

/** Levels that may demand plates of towns and streets on that day (R7); whose rule it is need not be said. */
export const demandingLevels = (levels: ReferenceListTimeline, date: string): ReadonlySet<string> => new Set(['', ...ruleLevels.on(levels, date).filter(({ marks }) => marks.includes('may-demand-plates')).map(({ code }) => code)]);
