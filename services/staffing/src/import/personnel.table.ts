import { column, defineImportTable, type RowCommand, type RowReader } from '@yange/use-case';
import { appointToPostUseCase } from '../commands/named-posts/appoint-to-post.use-case.js';
import { releaseFromPostUseCase } from '../commands/named-posts/release-from-post.use-case.js';
import { clearQuotaOfLeaverUseCase, leavePersonUseCase } from '../commands/persons/leave-person.use-case.js';
import { transferPersonUseCase } from '../commands/persons/transfer-person.use-case.js';
import { leavingReasons } from '../domain/reference/leaving-reasons.js';
import { usePermitIdOf } from '../domain/use-permit/use-permit.aggregate.js';
import { levelOf, ownerColumns, ownerIn, ownerOf, quotaTypeColumns, quotaTypeOf } from './staffing.columns.js';

const matters = { 离编: 'leave', 核销编制: 'clear', 任职: 'appoint', 免职: 'release', 落实转隶: 'transfer' } as const;
const ranks = { 正: 'principal', 副: 'deputy' } as const;

/** By the row of 实名花名册 that brought the person: no name stands here. */
const person = (row: RowReader): { readonly personId: string } => ({ personId: row.begun('人员', 'personId') });

const whose = (row: RowReader) => ({ ...person(row), owner: ownerOf(row), type: quotaTypeOf(row) });

const post = (row: RowReader) => ({ ...person(row), owner: ownerOf(row), level: levelOf(row), role: row.text('职务'), rank: row.oneOf('正副', ranks) });

const transfer = (row: RowReader): RowCommand => {
  const permit = row.optionalText('用编编号');
  return {
    useCase: transferPersonUseCase,
    body: {
      ...person(row), batchId: row.begun('批次', 'batchId'), from: ownerIn(row, '划出单位', '划出单位数'), to: ownerOf(row), type: quotaTypeOf(row), ...(permit === null ? {} : { permitId: usePermitIdOf(permit) }),
    },
  };
};

const command = (row: RowReader): RowCommand => {
  switch (row.matter(matters)) {
    case 'leave':
      return { useCase: leavePersonUseCase, body: { ...whose(row), reason: row.listed('原因', leavingReasons), note: row.optionalText('说明') ?? '' } };
    case 'clear':
      return { useCase: clearQuotaOfLeaverUseCase, body: whose(row) };
    case 'appoint':
      return { useCase: appointToPostUseCase, body: { ...post(row), concurrent: row.yes('兼任') } };
    case 'release':
      return { useCase: releaseFromPostUseCase, body: { ...post(row), means: row.optionalText('说明') ?? '' } };
    case 'transfer':
      return transfer(row);
  }
};

/** 人员变动: what became of people whom 实名花名册 brought. */
export const personnelTable = defineImportTable({
  name: '人员变动',
  ofPersons: true,
  sample: { 事项: '离编', 人员: '实名花名册 S-1', 单位: '示例局', 编制类型: '行政编制', 原因: '退休' },
  columns: [
    column('事项', Object.keys(matters).join('、'), 'what happened', true),
    column('人员', '实名花名册中的行，如 实名花名册 RY-001，或入编事件的编号；不写姓名', 'the row of 实名花名册 (table and 序号), or the event of the entry; never a name', true),
    ...ownerColumns,
    ...quotaTypeColumns,
    column('原因', '离编原因，如 退休、调出', 'reason for leaving'),
    column('层级', '任免职务的层级，空为科级', 'level of the post'),
    column('职务', '如 副局长', 'the post'),
    column('正副', '正 或 副', 'principal or deputy'),
    column('兼任', '是 或 否，空为否；兼任不另占职数', 'held beside another post'),
    column('批次', '转隶批次的行，如 人员转隶 ZL-001', 'the row of the batch'),
    column('划出单位', '落实转隶：从何处来', 'from whom'),
    column('划出单位数', '划出方为合称时填', 'members of that group'),
    column('用编编号', '区外划入的用编通知单编号', 'number of the permit, where the person came from outside'),
    column('说明', '免职方式，或离编的说明', 'by what means, or a note'),
  ],
  command,
});
