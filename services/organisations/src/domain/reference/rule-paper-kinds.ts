import { defineReferenceList } from '@yange/use-case';

const ours = '编办、编委制度文件的通行名称';

/** 制度文件类别: papers that say how the establishment is run, with a validity of their own. */
export const rulePaperKinds = defineReferenceList({
  list: 'rule-paper-kinds',
  title: { zh: '制度文件类别', en: 'kinds of papers that set rules' },
  marks: {},
  shipped: [
    { code: 'working-rules', name: '工作规则', marks: [], source: ours },
    { code: 'detailed-rules', name: '细则', marks: [], source: ours },
    { code: 'measures', name: '办法', marks: [], source: ours },
  ],
});
