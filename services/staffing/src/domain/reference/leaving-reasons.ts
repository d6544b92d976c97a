import { defineReferenceList } from '@yange/use-case';

const civilServants = '公务员法（2018年修订）';
const institutions = '事业单位人事管理条例（国务院令第652号）';

/** 离编原因: why somebody leaves, and whether the post is free with it (核销编制). */
export const leavingReasons = defineReferenceList({
  list: 'leaving-reasons',
  title: { zh: '离编原因', en: 'reasons for leaving' },
  marks: { 'clears-quota': { zh: '同时核销编制', en: 'the post is free with it' } },
  shipped: [
    { code: 'transferred-out', name: '调出', marks: ['clears-quota'], source: civilServants },
    { code: 'retired', name: '退休', marks: ['clears-quota'], source: civilServants },
    { code: 'resigned', name: '辞职', marks: ['clears-quota'], source: civilServants },
    { code: 'dismissed', name: '辞退', marks: ['clears-quota'], source: civilServants },
    { code: 'expelled', name: '开除', marks: ['clears-quota'], source: civilServants },
    { code: 'died', name: '死亡', marks: ['clears-quota'], source: civilServants },
    { code: 'contract-ended', name: '解除聘用合同', marks: ['clears-quota'], source: institutions },
    { code: 'own-business', name: '离岗创业', marks: [], source: '人社部规〔2017〕4号' },
  ],
});
