/** What staffing's table of kinds says of a kind on the day of a register. */
export interface RegisterKind {
  readonly code: string;
  readonly name: string;
  /** a row is an organ, not a person */
  readonly ofOrgans: boolean;
}

interface Column {
  readonly header: string;
  readonly required: boolean;
  readonly hint: { readonly zh: string; readonly en: string };
  readonly synonyms: readonly string[];
}

const column = (header: string, required: boolean, zh: string, en: string, synonyms: readonly string[]): Column => ({ header, required, hint: { zh, en }, synonyms });

const name = column('姓名', false, '用于核对同一号码的姓名，不保存', 'compared with the name of the number, and not kept', ['人员姓名', '名字']);
const number = column('公民身份号码', true, '只以盲索引保存', 'kept as a blind index only', ['身份证号', '身份证号码', '身份号码', '证件号码', '身份证']);
const unit = column('单位', true, '机构名称，可用曾用名、简称', 'an organ, by any of its names', ['单位名称', '发放单位', '工资发放单位', '所在单位', '工作单位', '参保单位', '机构名称']);
const code = column('统一社会信用代码', false, '单位的代码', 'of the organ', ['信用代码', '单位代码', '社会信用代码']);
const state = column('人员状态', false, '在职、退休、离职、死亡等', 'at work, retired, left, died …', ['状态', '在职状态', '参保状态']);

const people: readonly Column[] = [name, number, unit, code, state];

const organs: readonly Column[] = [
  column('机构名称', true, '机构名称', 'name of the organ', ['单位名称', '单位', '名称']),
  column('统一社会信用代码', true, '18 位', '18 characters', ['信用代码', '社会信用代码', '代码']),
  column('状态', false, '存续、注销等', 'whether it is there', ['登记状态', '机构状态']),
];

/**
 * Columns of a register, and what else they are called. Others are left where they are, 序号 among them: rows are told by their lines, since
 * others number people (who then stand there twice under one number), or put the identity number there.
 */
export const registerColumns = ({ ofOrgans }: RegisterKind): readonly Column[] => (ofOrgans ? organs : people);
