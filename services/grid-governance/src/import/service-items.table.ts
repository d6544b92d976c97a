import { column, defineImportTable, sampleNames, type RowCommand, type RowReader } from '@yange/use-case';
import { acceptCaseUseCase } from '../commands/cases/accept-case.use-case.js';
import { finishCaseUseCase } from '../commands/cases/finish-case.use-case.js';
import { forwardCaseUseCase } from '../commands/cases/forward-case.use-case.js';
import { giveOneTimeNoticeUseCase } from '../commands/cases/give-one-time-notice.use-case.js';
import { handCaseBackUseCase } from '../commands/cases/hand-case-back.use-case.js';
import { setServiceItemUseCase } from '../commands/cases/set-service-item.use-case.js';
import { numberedCaseId, serviceItemId } from '../domain/service-case/service-case.decider.js';
import { serviceItemWriters } from './service-items.writers.js';

const verbs = { 载明事项: 'item', 受理: 'accept', 一次性告知: 'notice', 后台流转: 'forward', 后台办回: 'back', 出件: 'finish' } as const;

const itemOf = (row: RowReader): { readonly itemId: string } => ({ itemId: serviceItemId(row.text('中心'), row.text('服务事项')) });

/** A case is known by its item and the centre's own number. Nothing about the applicant is kept. */
const caseOf = (row: RowReader): object => {
  const { itemId } = itemOf(row);
  return { itemId, caseId: numberedCaseId(itemId, row.text('办件编号')) };
};

const item = (row: RowReader): RowCommand => {
  const department = row.optionalOrgan('部门');
  const body = { centre: row.text('中心'), name: row.text('服务事项'), materials: row.list('材料'), oneVisit: row.yes('一次办结'), workingDays: row.integer('工作日') };
  return { useCase: setServiceItemUseCase, body: { ...body, ...(department === null ? {} : { department }) } };
};

const notice = (row: RowReader): RowCommand => {
  row.text('材料');
  return { useCase: giveOneTimeNoticeUseCase, body: { ...caseOf(row), missing: row.list('材料') } };
};

const commands: Readonly<Record<(typeof verbs)[keyof typeof verbs], (row: RowReader) => RowCommand>> = {
  item,
  accept: (row) => ({ useCase: acceptCaseUseCase, body: { ...itemOf(row), window: row.text('窗口'), number: row.text('办件编号') } }),
  notice,
  forward: (row) => ({ useCase: forwardCaseUseCase, body: { ...caseOf(row), department: row.organ('部门'), dueOn: row.optionalDate('期限')?.to, words: row.optionalText('结果') ?? undefined } }),
  back: (row) => ({ useCase: handCaseBackUseCase, body: { ...caseOf(row), department: row.organ('部门'), opinion: row.text('结果') } }),
  finish: (row) => ({ useCase: finishCaseUseCase, body: { ...caseOf(row), outcome: row.text('结果'), window: row.text('窗口') } }),
};

/** 服务事项: what items ask for, and single cases from acceptance to result, with what was told once. */
export const serviceItemsTable = defineImportTable({
  name: '服务事项',
  sample: { 事项: '载明事项', 中心: '示例政务中心', 服务事项: '示例事项', 部门: sampleNames.organ, 材料: '申请表、证明', 工作日: '3' },
  columns: [
    column('事项', Object.keys(verbs).join('、'), 'what happened', true),
    column('中心', '政务中心名称', 'name of the centre', true),
    column('服务事项', '事项名称', 'name of the item', true),
    column('部门', '承办或流转的部门，须已设立；载明事项时空为中心自办', 'department whose item it is, or that has the case'),
    column('材料', '所需全部材料，或一次性告知所缺的，以、分隔', 'materials that are asked for, or those that are missing'),
    column('一次办结', '是 或 否，空为否', 'whether one visit does'),
    column('工作日', '办结时限，0 为即办', 'working days within which it is finished; 0 at once'),
    column('办件编号', '中心自编号，同一事项内唯一，不含个人信息', 'the number that the centre gave the case'),
    column('窗口', '受理或出件的窗口', 'window'),
    column('期限', '后台办回期限，空则按事项的工作日', 'by when a department is to give it back; the time of the item where empty'),
    column('结果', '如 准予、不予；后台办回的意见', 'result, or what the department came to'),
  ],
  command: (row) => commands[row.matter(verbs)](row),
  writers: serviceItemWriters,
});
