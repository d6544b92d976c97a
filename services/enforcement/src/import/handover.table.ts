import { column, defineImportTable, sampleNames, type RowCommand, type RowReader } from '@yange/use-case';
import { handOverPowersUseCase } from '../commands/handover/hand-over-powers.use-case.js';
import { issueEquipmentUseCase } from '../commands/handover/issue-equipment.use-case.js';
import { returnEquipmentUseCase } from '../commands/handover/return-equipment.use-case.js';
import { handoverWriters } from './handover.writers.js';

const verbs = { 交接: 'hand-over', 配发装备: 'issue', 收回装备: 'return' } as const;

const equipment = (row: RowReader): object => ({ unit: row.organ('单位'), item: row.text('装备'), measureWord: row.text('量词'), count: row.integer('数量') });

const commands: Readonly<Record<(typeof verbs)[keyof typeof verbs], (row: RowReader) => RowCommand>> = {
  'hand-over': (row) => ({ useCase: handOverPowersUseCase, body: { unit: row.organ('单位'), counterpartName: row.text('对方名称'), matter: row.text('交接内容') } }),
  issue: (row) => ({ useCase: issueEquipmentUseCase, body: { ...equipment(row), recipient: row.text('配发对象') } }),
  return: (row) => ({ useCase: returnEquipmentUseCase, body: equipment(row) }),
};

/** 交接: powers that changed hands and what the officers were given. 对方名称 is text: it need not be a recorded organ. */
export const handoverTable = defineImportTable({
  name: '交接',
  sample: { 事项: '配发装备', 单位: sampleNames.town, 配发对象: '执法人员', 装备: '制式服装', 量词: '套', 数量: '6' },
  columns: [
    column('事项', Object.keys(verbs).join('、'), 'what happened', true),
    column('单位', '镇或街道，须已设立', 'town or street', true),
    column('对方名称', '逐字照录，不要求已设立', 'the other side, verbatim'),
    column('交接内容', '如 权责事项', 'what was handed over'),
    column('配发对象', '如 镇综合执法局执法人员', 'for whom'),
    column('装备', '如 制式服装', 'item'),
    column('量词', '套、个、辆、间', 'measure word'),
    column('数量', '整数', 'number of pieces'),
  ],
  command: (row) => commands[row.matter(verbs)](row),
  writers: handoverWriters,
});
