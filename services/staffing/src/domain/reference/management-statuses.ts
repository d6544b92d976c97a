import { defineReferenceList } from '@yange/use-case';

/** 人员管理方式: how the staff of an institution are managed; independent of how they are paid (S67). */
export const managementStatuses = defineReferenceList({
  list: 'management-statuses',
  title: { zh: '人员管理方式', en: 'ways to manage staff' },
  marks: { usual: { zh: '通常方式，行文时不另写', en: 'the usual way, which papers leave unsaid' } },
  shipped: [
    { code: 'civil-service', name: '参公', marks: [], source: '中华人民共和国公务员法第一百一十二条' },
    { code: 'institution', name: '事业管理', marks: ['usual'], source: '事业单位人事管理条例（国务院令第652号）' },
  ],
});
