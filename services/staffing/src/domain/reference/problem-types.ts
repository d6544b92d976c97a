import { defineReferenceList } from '@yange/use-case';

const article26 = '国务院令第486号第二十六条';
const report = '改革报告五';

/** 问题类型: what is wrong with a row of a rectification ledger. */
export const problemTypes = defineReferenceList({
  list: 'problem-types',
  title: { zh: '问题类型', en: 'kinds of problems' },
  marks: {},
  shipped: [
    { code: 'establishment', name: '机构编制问题', marks: [], source: report },
    { code: 'over-quota', name: '超编', marks: [], source: report },
    { code: 'over-posts', name: '超职数', marks: [], source: report },
    { code: 'over-rank', name: '超规格', marks: [], source: report },
    { code: 'self-set-post', name: '自行设置领导职务名称', marks: [], source: report },
    { code: 'mixed-use', name: '混编混岗', marks: [], source: report },
    { code: 'ghost-staff', name: '吃空饷', marks: [], source: article26 },
    { code: 'unapproved-organ', name: '擅自设立、撤并机构', marks: [], source: article26 },
    { code: 'unapproved-duty', name: '擅自改变职责', marks: [], source: article26 },
    { code: 'unapproved-quota', name: '擅自增加编制或改变编制使用范围', marks: [], source: article26 },
    { code: 'interference', name: '条条干预', marks: [], source: article26 },
    { code: 'unlawful-approval', name: '越权审批', marks: [], source: article26 },
    { code: 'other', name: '其他', marks: [], source: article26 },
  ],
});
