import { defineReferenceList } from '@yange/use-case';

const towns = '内党办发〔2019〕22号';

/** 内设机构类别: what an organ is made of. */
export const internalUnitKinds = defineReferenceList({
  list: 'internal-unit-kinds',
  title: { zh: '内设机构类别', en: 'kinds of internal units' },
  marks: { 'known-by-name': { zh: '以自己的名称办事', en: 'acts under its own name, by which other tables call it' } },
  shipped: [
    { code: 'office', name: '办', marks: [], source: towns },
    { code: 'bureau', name: '局', marks: ['known-by-name'], source: towns },
    { code: 'centre', name: '中心', marks: [], source: towns },
    { code: 'section', name: '股室', marks: [], source: '国务院令第486号第十二条' },
  ],
});
