import { defineReferenceList } from '@yange/use-case';

const sanding = '《“三定”规定制定和实施办法》';

/** 不符类别: where what is done differs from what a 三定 says. */
export const misfitKinds = defineReferenceList({
  list: 'misfit-kinds',
  title: { zh: '不符类别', en: 'kinds of misfits' },
  marks: {},
  shipped: [
    { code: 'duty', name: '职责', marks: [], source: sanding },
    { code: 'unit', name: '内设机构', marks: [], source: sanding },
    { code: 'quota', name: '编制', marks: [], source: sanding },
    { code: 'post', name: '领导职数', marks: [], source: sanding },
    { code: 'other', name: '其他', marks: [], source: '' },
  ],
});
