import { defineReferenceList } from '@yange/use-case';

const ours = '本系统起始值，可由区另行规定';

/** 评估结论: what an evaluation of delegated powers comes to. */
export const evaluationResults = defineReferenceList({
  list: 'evaluation-results',
  title: { zh: '赋权评估结论', en: 'results of an evaluation of powers' },
  marks: {},
  shipped: [
    { code: 'fit', name: '适宜', marks: [], source: ours },
    { code: 'improve', name: '须改进', marks: [], source: ours },
    { code: 'withdraw', name: '应收回', marks: [], source: ours },
  ],
});
