import { column, defineImportTable, personReference, sampleNames } from '@yange/use-case';
import { enterPersonUseCase } from '../commands/persons/enter-person.use-case.js';
import { usePermitIdOf } from '../domain/use-permit/use-permit.aggregate.js';
import { quotaTypeColumns, quotaTypeOf } from './staffing.columns.js';

/** 实名花名册: who is on the books where. Names and numbers go to the vault (`personal`); the command knows a random id. */
export const rosterTable = defineImportTable({
  name: '实名花名册',
  personal: ['姓名', '公民身份号码', '联系电话'],
  sample: { 姓名: '示例', 公民身份号码: '11010519491231002X', 联系电话: '', 单位: sampleNames.organ, 编制类型: '行政编制', 职务: '科员' },
  columns: [
    { ...column('姓名', '只存入保险库，不进日志', 'kept in the vault only', true), synonyms: ['人员姓名', '名字'] },
    { ...column('公民身份号码', '18 位；按 GB 11643 校验，只存入保险库', '18 characters, checked by the standard; kept in the vault only', true), synonyms: ['身份证号', '身份证号码', '身份号码', '证件号码'] },
    { ...column('联系电话', '可不填；只存入保险库', 'may be empty; kept in the vault only'), synonyms: ['电话', '手机号', '手机号码'] },
    { ...column('单位', '机构名称', 'an organ', true), synonyms: ['单位名称', '所在单位', '机构'] },
    ...quotaTypeColumns,
    { ...column('用编编号', '用编通知单编号；历史上没有的留空', 'number of the permit to use a post; empty where none is known'), synonyms: ['用编批文号', '用编文号', '用编通知单号'] },
    { ...column('进人方式', '如 公开招录（聘）、区内调入、区外调入；代码表“进人方式”', 'way of entering, of the table of that day; may be empty'), synonyms: ['进入方式', '增员方式'] },
    { ...column('职务', '如 副主任；不写姓名', 'duty; never a name'), synonyms: ['职务名称', '岗位'] },
  ],
  command: (row) => {
    const organ = row.organ('单位');
    const permit = row.optionalText('用编编号');
    const role = row.optionalText('职务');
    const origin = row.optionalText('进人方式');
    return {
      useCase: enterPersonUseCase,
      body: {
        personId: row.text(personReference),
        owner: { organId: organ.id, name: organ.name },
        type: quotaTypeOf(row),
        ...(permit === null ? {} : { permitId: usePermitIdOf(permit) }),
        ...(role === null ? {} : { role }),
        ...(origin === null ? {} : { origin }),
      },
    };
  },
});
