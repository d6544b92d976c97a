import { defineReferenceList } from '@yange/use-case';

/** 编外类别: how people who help enforcement outside every quota are engaged. */
export const auxiliaryKinds = defineReferenceList({
  list: 'auxiliary-kinds',
  title: { zh: '编外力量类别', en: 'kinds of auxiliary staff' },
  marks: {},
  shipped: [
    { code: 'purchased-service', name: '政府购买服务', marks: [], source: '政府购买服务管理办法（财政部令第102号）' },
    { code: 'hired', name: '聘用', marks: [], source: '' },
    { code: 'volunteer', name: '志愿者', marks: [], source: '' },
  ],
});
