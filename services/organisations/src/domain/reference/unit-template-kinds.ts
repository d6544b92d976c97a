import { defineReferenceList, type ReferenceEntry } from '@yange/use-case';
import { organCategories } from './organ-categories.js';

const towns = '内党办发〔2019〕22号';
const forMark = (category: string): string => `for-${category}`;

/** 设置模板: the kinds of organs that one template holds for. */
export const unitTemplateKinds = defineReferenceList({
  list: 'unit-template-kinds',
  title: { zh: '设置模板', en: 'kinds of templates' },
  marks: Object.fromEntries(organCategories.shipped.map(({ code, name }) => [forMark(code), { zh: `适用于${name}`, en: `holds for organs of the category ${code}` }])),
  shipped: [
    { code: 'town', name: '镇', marks: [forMark('town')], source: towns },
    { code: 'street', name: '街道', marks: [forMark('street-office')], source: towns },
  ],
});

/** Categories of the organs that the template holds for: those of its marks; without any, the category of its own code (苏木 for 苏木). */
export const categoriesOf = ({ code, marks }: ReferenceEntry): readonly string[] => (marks.length === 0 ? [code] : marks.map((mark) => mark.slice(forMark('').length)));
