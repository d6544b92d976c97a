import { defineReferenceList, type ReferenceEntry } from '@yange/use-case';
import { organRanks } from './organ-ranks.js';

const decree486 = '国务院令第486号第二条、第九条';
const institutions = '事业单位登记管理暂行条例（国务院令第411号）';
const townLaw = '地方各级人民代表大会和地方各级人民政府组织法；公务员法（2018年修订）第十八条（乡科级）';

const atMost = 'at-most-';
const withinParent = 'within-parent';
const section = `${atMost}section-principal`;

/** 机构类别: what an organ is. Which categories the 机构限额 counts, and which quota an organ may have, is asked by code elsewhere: a category of the district's own is outside the limit. */
export const organCategories = defineReferenceList({
  list: 'organ-categories',
  title: { zh: '机构类别', en: 'categories of organs' },
  marks: {
    [withinParent]: { zh: '规格不高于上级机构', en: 'ranks no higher than what it is under' },
    ...Object.fromEntries(organRanks.shipped.map(({ code, name }) => [`${atMost}${code}`, { zh: `规格不高于${name}`, en: `ranks no higher than ${code}` }])),
  },
  // What staffing notes of a plate in place of a category.
  reserved: ['plate'],
  shipped: [
    { code: 'party-organ', name: '党委机构', marks: [], source: '中国共产党机构编制工作条例' },
    { code: 'government-department', name: '政府工作部门', marks: [], source: decree486 },
    { code: 'coordination-body', name: '议事协调机构', marks: [], source: '国务院令第486号第十一条' },
    { code: 'town', name: '镇', marks: [section], source: townLaw },
    { code: 'street-office', name: '街道办事处', marks: [section], source: townLaw },
    { code: 'institution', name: '事业单位', marks: [withinParent], source: institutions },
    { code: 'dispatched-organ', name: '派驻机构', marks: [], source: decree486 },
  ],
});

/** The code of the rank that organs of the category do not stand above (超规格); empty where nothing bounds them. */
export const highestRank = ({ marks }: Pick<ReferenceEntry, 'marks'>): string => marks.find((mark) => mark.startsWith(atMost))?.slice(atMost.length) ?? '';

export const ranksWithinParent = ({ marks }: Pick<ReferenceEntry, 'marks'>): boolean => marks.includes(withinParent);
