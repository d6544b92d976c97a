import { defineReferenceList } from '@yange/use-case';

const report = '改革报告五：消化超配干部';

/** 销号方式 (R22). What raises the cap closes a row without anybody leaving, and must show as that. */
export const closingMeans = defineReferenceList({
  list: 'closing-means',
  title: { zh: '销号方式', en: 'means of closing' },
  marks: { 'raises-cap': { zh: '以增加编制、职数销号', en: 'closed by a higher cap' } },
  shipped: [
    { code: 'moved-to-post', name: '转任', marks: [], source: report },
    { code: 'natural-decrease', name: '自然减员', marks: [], source: report },
    { code: 'moved-to-institution', name: '调整到事业单位', marks: [], source: report },
    { code: 'quota-increase', name: '增编', marks: ['raises-cap'], source: report },
    { code: 'removed', name: '免职', marks: [], source: report },
    { code: 'post-changed', name: '调岗', marks: [], source: report },
    { code: 'posts-approved', name: '机构整合核定职数', marks: ['raises-cap'], source: report },
  ],
});
