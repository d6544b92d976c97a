import { defineReferenceList } from '@yange/use-case';

const reform2018 = '《深化党和国家机构改革方案》（2018年3月）的用语';

/** 改革方式: what a reform made of an organ. An organ that was only retained is `retained`, whatever the district calls it. */
export const reformMethods = defineReferenceList({
  list: 'reform-methods',
  title: { zh: '改革方式', en: 'methods of reform' },
  marks: {},
  shipped: [
    { code: 'functions-merged', name: '职能整合组建', marks: [], source: reform2018 },
    { code: 'rebuilt', name: '重新组建', marks: [], source: reform2018 },
    { code: 'optimised', name: '优化职能', marks: [], source: reform2018 },
    { code: 'retained', name: '保留', marks: [], source: reform2018 },
    { code: 'newly-set-up', name: '新设', marks: [], source: reform2018 },
  ],
});
