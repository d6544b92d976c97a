import { defineReferenceList } from '@yange/use-case';

/** 经费形式: how the posts of an institution are paid; independent of how people are managed (S67). */
export const fundingForms = defineReferenceList({
  list: 'funding-forms',
  title: { zh: '经费形式', en: 'forms of funding' },
  marks: {},
  shipped: [
    { code: 'full', name: '全额拨款', marks: [], source: '' },
    { code: 'partial', name: '差额拨款', marks: [], source: '' },
    { code: 'self', name: '自收自支', marks: [], source: '' },
  ],
});
