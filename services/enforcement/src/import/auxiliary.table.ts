import { column, defineImportTable } from '@yange/use-case';
import { engageAuxiliaryStaffUseCase } from '../commands/auxiliary/engage-auxiliary-staff.use-case.js';
import { releaseAuxiliaryStaffUseCase } from '../commands/auxiliary/release-auxiliary-staff.use-case.js';
import { auxiliaryKinds } from '../domain/reference/auxiliary-kinds.js';
import { auxiliaryWriters } from './auxiliary.writers.js';

/** 编外力量: people who help enforcement outside every quota; numbers only, never names. */
export const auxiliaryTable = defineImportTable({
  name: '编外力量',
  sample: { 事项: '增加', 类别: '政府购买服务', 名称: '示例辅助人员', 人数: '5' },
  columns: [
    column('事项', '增加、离开', 'engaged or left', true),
    column('类别', auxiliaryKinds.shipped.map(({ name }) => name).join('、'), 'how they are engaged; needed for 增加'),
    column('名称', '如 政务辅助人员', 'label in the words of the source', true),
    column('人数', '整数', 'number of persons', true),
  ],
  command: (row) => {
    const verb = row.matter({ 增加: 'engage', 离开: 'release' });
    const body = { label: row.text('名称'), count: row.integer('人数') };
    return verb === 'engage' ? { useCase: engageAuxiliaryStaffUseCase, body: { kind: row.listed('类别', auxiliaryKinds), ...body } } : { useCase: releaseAuxiliaryStaffUseCase, body };
  },
  writers: auxiliaryWriters,
});
