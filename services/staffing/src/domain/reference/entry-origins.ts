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

const strictly = (name: string): Violation => ({ rule: 'entry-from-outside', zh: `以“${name}”方式进人：区外人员调入须从严控制`, en: `the person enters by "${name}": who comes from outside the district is to be strictly limited`, facts: { origin: name } });

/** R18 从严控制区外人员调入: told of whoever enters in a way that the table of the day marks so; null for everybody else. */
export const fromOutside = (origin: ReferenceEntry | null): Violation | null => (origin?.marks.includes('from-outside') === true ? strictly(origin.name) : null);

/** Who comes with a batch from outside the district comes from there whatever the table says. */
export const withBatchFromOutside: Violation = strictly('区外转隶划入');
