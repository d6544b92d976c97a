import { defineReferenceList } from '@yange/use-case';

const report = '改革报告五';

/** 声明事由: what somebody may state a number of, zero as well. */
export const findingMatters = defineReferenceList({
  list: 'finding-matters',
  title: { zh: '声明事由', en: 'matters of a statement' },
  marks: {},
  shipped: [
    { code: 'self-established-organs', name: '自设行政机构', marks: [], source: report },
    { code: 'organs-beyond-authority', name: '超审批权限设置机构', marks: [], source: report },
  ],
});
