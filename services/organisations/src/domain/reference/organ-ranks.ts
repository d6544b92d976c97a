import { defineReferenceList } from '@yange/use-case';

const civilServants = '公务员法（2018年修订）第十八条';
const ours = '股级非法定领导职务层次，依地方惯例';

/** 机构规格, from above: how high an organ stands, which bounds the level of its leadership posts (超规格). An organ whose rank nobody says has none. */
export const organRanks = defineReferenceList({
  list: 'organ-ranks',
  title: { zh: '机构规格', en: 'ranks of organs' },
  marks: {},
  shipped: [
    { code: 'bureau-principal', name: '正厅级', marks: [], source: civilServants },
    { code: 'bureau-deputy', name: '副厅级', marks: [], source: civilServants },
    { code: 'division-principal', name: '正处级', marks: [], source: civilServants },
    { code: 'division-deputy', name: '副处级', marks: [], source: civilServants },
    { code: 'section-principal', name: '正科级', marks: [], source: civilServants },
    { code: 'section-deputy', name: '副科级', marks: [], source: civilServants },
    { code: 'unit-principal', name: '正股级', marks: [], source: ours },
    { code: 'unit-deputy', name: '副股级', marks: [], source: ours },
  ],
});
