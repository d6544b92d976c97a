import type { Violation } from '@yange/kernel';
import { defineReferenceList, type ReferenceEntry } from '@yange/use-case';

const civilServants = '公务员法（2018年修订）';
const institutions = '事业单位人事管理条例（国务院令第652号）';
const report = '海勃湾区改革报告三（二）';

/** 进人方式: how somebody came to the post, and whether from outside the district. */
export const entryOrigins = defineReferenceList({
  list: 'entry-origins',
  title: { zh: '进人方式', en: 'ways of entering' },
  marks: { 'from-outside': { zh: '从区外调入', en: 'comes from outside the district' } },
  shipped: [
    { code: 'recruited', name: '公开招录（聘）', marks: [], source: `${civilServants}、${institutions}` },
    { code: 'selected', name: '选调', marks: [], source: civilServants },
    { code: 'transferred-within', name: '区内调入', marks: [], source: civilServants },
    { code: 'transferred-in', name: '区外调入', marks: ['from-outside'], source: report },
    { code: 'veteran', name: '军转安置', marks: [], source: '退役军人保障法' },
    { code: 'appointed', name: '任命', marks: [], source: civilServants },
  ],
});

/** R18 从严控制区外人员调入: who comes from outside the district is told of, and refused where the district says so. Who comes with a batch from outside comes from there whatever is said. */
export const fromOutside = (origin: ReferenceEntry | null): Violation | null =>
  origin === null || !origin.marks.includes('from-outside')
    ? null
    : { rule: 'entry-from-outside', zh: `以“${origin.name}”方式进人：区外人员调入须从严控制`, en: `the person enters by "${origin.name}": who comes from outside the district is to be strictly limited`, facts: { origin: origin.code } };
