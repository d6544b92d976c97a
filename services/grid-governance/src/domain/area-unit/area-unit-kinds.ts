import { defineReferenceList } from '@yange/use-case';

const ours = '本系统起始值，可由区另行规定';

/** 驻区单位类别. */
export const areaUnitKinds = defineReferenceList({
  list: 'area-unit-kinds',
  title: { zh: '驻区单位类别', en: 'kinds of units in an area' },
  marks: {},
  shipped: [
    { code: 'organ', name: '机关', marks: [], source: ours },
    { code: 'institution', name: '事业单位', marks: [], source: ours },
    { code: 'state-enterprise', name: '国有企业', marks: [], source: ours },
    { code: 'private-enterprise', name: '非公有制企业', marks: [], source: ours },
    { code: 'school', name: '学校', marks: [], source: ours },
    { code: 'hospital', name: '医院', marks: [], source: ours },
    { code: 'association', name: '社会组织', marks: [], source: ours },
    { code: 'property-manager', name: '物业服务企业', marks: [], source: ours },
  ],
});
