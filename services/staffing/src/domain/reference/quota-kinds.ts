import { Rejected } from '@yange/kernel';
import { defineReferenceList, type ReferenceEntry } from '@yange/use-case';
import { stated, type QuotaType } from '../quota-account/quota-type.js';

const decree486 = '国务院令第486号第十五条';
const measures = '内蒙古自治区机构编制管理实施办法';

const organs = { 'party-organ': '党委机构', 'government-department': '政府工作部门', 'dispatched-organ': '派驻机构', town: '镇', 'street-office': '街道办事处', institution: '事业单位', 'coordination-body': '议事协调机构' } as const;

/** 编制类型: what a post is paid and managed as; the kinds are never mixed. 政法专项 counts as 行政. Centres of towns and streets are 事业. */
export const quotaKinds = defineReferenceList({
  list: 'quota-kinds',
  title: { zh: '编制类型', en: 'kinds of quota' },
  marks: {
    'within-total': { zh: '受编制总量控制', en: 'within a total of the district' },
    'has-management': { zh: '分参公与否、经费形式', en: 'managed and funded in one of several ways' },
    'outside-establishment': { zh: '编外', en: 'outside the establishment: takes no post' },
    ...Object.fromEntries(Object.entries(organs).map(([category, zh]) => [`for-${category}`, { zh: `${zh}可用`, en: `organs of the category ${category} may have it` }])),
  },
  shipped: [
    { code: 'administrative', name: '行政编制', marks: ['within-total', 'for-party-organ', 'for-government-department', 'for-dispatched-organ', 'for-town', 'for-street-office'], source: decree486 },
    { code: 'institution', name: '事业编制', marks: ['within-total', 'has-management', 'for-institution', 'for-town', 'for-street-office'], source: decree486 },
    { code: 'support', name: '工勤编制', marks: ['within-total', 'for-party-organ', 'for-government-department', 'for-dispatched-organ', 'for-town', 'for-street-office'], source: measures },
    { code: 'outside', name: '编外', marks: ['outside-establishment'], source: '' },
  ],
});

/** 编外: whoever is of such a kind takes no approved post, so that neither an approval nor leave to use one is asked for. @param kinds the table of that day */
export const isOutside = ({ kind }: Pick<QuotaType, 'kind'>, kinds: readonly ReferenceEntry[]): boolean => kinds.find(({ code }) => code === kind)?.marks.includes('outside-establishment') ?? false;

/**
 * 参公 and the funding form belong to kinds that say so (事业编制). What the source does not say is `unstated`, which is no kind.
 * @param kinds the table of that day
 * @throws {Rejected} `quota-type-contradictory`
 */
export const assertTypeAgrees = ({ kind, management, funding }: QuotaType, kinds: readonly ReferenceEntry[]): void => {
  const entry = kinds.find(({ code }) => code === kind);
  if (entry === undefined || entry.marks.includes('has-management') || (stated(management) === '' && stated(funding) === '')) return;
  throw new Rejected('quota-type-contradictory', '参公和经费形式只适用于事业编制', '参公 and the funding form apply to 事业编制 only', { kind });
};
