import { problemAt, type ImportProblem, type Place, type Words } from './import-problem.js';

/** What a service found in a cell, or about the row as a command. */
export interface RowFinding extends Words {
  readonly rule: string;
  readonly column?: string | null;
}

/** What a clerk can do about what the services find in rows. A rule without an entry gets the general one. */
const hints: Readonly<Record<string, Words>> = {
  'wrong-date': { zh: '写成 2019-02-01；只知道月份的写 2019年2月，不要补成 1 日', en: 'write 2019-02-01; where only the month is known 2019年2月, never its first day' },
  'excel-serial-date': { zh: '把该列设为“文本”格式后重新输入日期，如 2019-02-01', en: 'format the column as text and type the date again, such as 2019-02-01' },
  'unknown-organ': { zh: '核对名称是否与设立时一致；尚未设立的，先在“机构沿革”或“镇街机构”中加一行', en: 'spell it as when it was established, or add the row that establishes it' },
  'credit-code': { zh: '统一社会信用代码为 18 位，末位是校验码；请对照证书核对', en: '18 characters, the last one a check character; compare with the certificate' },
  'credit-code-category': { zh: '核对机构类别与代码首位是否相符', en: 'compare the category of the organ with the first character of its code' },
  'document-missing': { zh: '填写文号或标题；没有文件的，写载有此事的报告', en: 'give the number or title; without a document, the report that says so' },
  'unknown-document': { zh: '先在“文件”表中加一行，或改为表中已有的文号、标题、简称', en: 'add it to the table of documents, or use a number, title or short name from it' },
  'cell-required': { zh: '补填该单元格', en: 'fill in the cell' },
  'not-a-number': { zh: '只写阿拉伯数字，不写单位、逗号和“约”', en: 'digits only: no unit, comma or "about"' },
  'unknown-choice': { zh: '从列出的词语中选一个', en: 'use one of the words listed' },
  'unknown-code': { zh: '从当日基础代码表中选一个名称；本区另有规定的，先规定该表', en: 'use a name of the reference table of that day, or set the table first' },
  'changed-row': {
    zh: '已入账的行不能改写：恢复该行原内容，在表末另加一行写正确内容，“更正序号”填该行序号，“更正理由”写明原因（不应存在的用“注销序号”）；不要换新序号重报，那会重复计数',
    en: 'a recorded row cannot be rewritten: restore it and add a row at the end with what is right, its 序号 under 更正序号 and the reason under 更正理由 (注销序号 for what never should have counted); the same fact under a new id alone would count twice',
  },
  'unknown-row': { zh: '核对序号；只能更正本表、本区中排在前面或此前已入账的行', en: 'check the id: only a row of this table and district that stands before, or was recorded earlier, can be corrected' },
  'unknown-record': { zh: '写表名和序号（如 编制 BZ-012），该行须排在前面或此前已入账；日常办理的写事件编号', en: 'table and id of a row that stands before or is on record, as in 编制 BZ-012; what was recorded live by the id of its event' },
  'record-of-other-kind': { zh: '核对表名和序号：该行须是登记此对象的那一行', en: 'name the row that began what this one is about' },
  'unknown-name': { zh: '填生效日期当日的名称；尚未登记的，先在相应的表中加一行', en: 'use the name of that day, or add the row that records it first' },
  'no-cap-there': { zh: '填核定或增加编制、领导职数的那一行', en: 'name the row that approves or raises quota or posts' },
  'unknown-event': { zh: '核对事件编号；须是本表所属服务、本区的事件', en: 'check the id: it has to be an event of this district and of the service that owns the table' },
  'live-fact': { zh: '日常业务登记的事项，请用事件编号更正，并写明文号、发文机关、日期齐全的文件', en: 'what was recorded live is corrected by the id of its event, under a document with number, issuer and date' },
  'not-entitled': { zh: '请有办理该事项权限的人导入此行', en: 'let somebody bring this row who may record such a fact' },
  'row-already-corrected': { zh: '要再次更正，请填最近一次更正的那一行的序号', en: 'to correct it once more, name the row that corrected it last' },
  'row-without-event': { zh: '该行没有另外记下事项，无须更正；要更正的是最先记下此事的那一行', en: 'that row added nothing; correct the one that first recorded the fact' },
  'correction-changes-nothing': { zh: '不应存在的事项，改用“注销序号”', en: 'take back what never should have counted with 注销序号' },
  'correction-of-other-kind': { zh: '“事项”须与被更正的行相同；事项本身记错的，先注销原行，再另加一行', en: 'the matter must be that of the corrected row; if that is what was wrong, take the row back and add another one' },
  'reason-without-row': { zh: '填上更正序号或注销序号，或删去理由', en: 'name the row, or clear the reason' },
  'corrects-and-annuls': { zh: '内容有误填更正序号；不应存在填注销序号', en: '更正序号 for what is wrong, 注销序号 for what never should have counted' },
  'identity-number-form': { zh: '对照身份证核对 18 位号码，末位可为 X', en: 'compare the 18 characters with the card; the last one may be X' },
  'identity-number-other-name': { zh: '核对姓名与号码；确属改名的，先更新该人员的信息再导入', en: 'compare name and number; if the name was changed, record it with the person first' },
  'identity-number-known': { zh: '核对号码；同一人只登记一次', en: 'check the number: one person is recorded once' },
  'personal-in-cell': { zh: '姓名只写在“姓名”列中', en: 'a name goes into its own column alone' },
  'personal-name-in-text': { zh: '删去文字中的姓名；写明人员请用“人员”列所指的行', en: 'take the name out of the text; who it is about says the column 人员' },
  'personal-data-in-text': { zh: '删去该格中的号码；人员信息只写在“实名花名册”的姓名、公民身份号码、联系电话列', en: 'take the number out of the cell; what tells who somebody is goes into the columns 姓名, 公民身份号码 and 联系电话 of 实名花名册 alone' },
  'person-elsewhere': { zh: '同一人已在另一单位在编：先办理转隶或离编', en: 'the person is on the books elsewhere: record the transfer or the leaving first' },
  'unknown-permit': { zh: '核对用编通知单编号；历史上没有的留空', en: 'check the number of the permit; leave it empty where none is known' },
  'after-cut-over': { zh: '截止日之后的变动请按日常业务办理，不列入历史数据', en: 'enter what happened after the cut-over date as live business' },
};

const general: Words = { zh: '改正该行后重新上传；已入账的行不会重复入账', en: 'correct the row and upload again; rows already recorded are not recorded twice' };

export const hintFor = (rule: string): Words => hints[rule] ?? general;

/** Puts what a service found where the clerk will look for it, with the hint of its rule. */
export const rowProblem = (place: Omit<Place, 'column'>, finding: RowFinding): ImportProblem =>
  problemAt({ ...place, column: finding.column ?? null }, { rule: finding.rule, zh: finding.zh, en: finding.en, hint: hintFor(finding.rule) });
