import { defineReferenceList } from '@yange/use-case';

const ours = '本系统起始值，可由区另行规定';

/** 网格队伍类别: who works in the grids, and whether outside the quota. */
export const crewKinds = defineReferenceList({
  list: 'grid-crew-kinds',
  title: { zh: '网格队伍类别', en: 'kinds of grid workers and helpers' },
  marks: { 'outside-quota': { zh: '编外', en: 'outside the quota' }, unpaid: { zh: '志愿', en: 'unpaid' } },
  shipped: [
    { code: 'full-time', name: '专职网格员', marks: ['outside-quota'], source: ours },
    { code: 'part-time', name: '兼职网格员', marks: [], source: ours },
    { code: 'assistant', name: '协管员', marks: ['outside-quota'], source: ours },
    { code: 'helper', name: '网格助手', marks: ['outside-quota', 'unpaid'], source: ours },
  ],
});
