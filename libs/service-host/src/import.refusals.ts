import { Rejected } from '@yange/kernel';
import { columnOfCorrection, CommandIdReused, correctionRight, inTermsOfRows, isAboutCorrection, NotEntitled, personReference, tablesRight, TooContended, type CellError, type RowCorrection } from '@yange/use-case';
import { ZodError } from 'zod';
import type { ImportRowMessage, RowOutcome } from './import.messages.js';

/**
 * What refuses a row, at the column where the clerk can change it.
 * @throws whatever is no refusal: an outage ends the run
 */
export const refusalsOf = (error: unknown, row: ImportRowMessage, correction: RowCorrection | null): readonly CellError[] => {
  if (error instanceof Rejected && correction !== null) {
    const told = inTermsOfRows(error, correction);
    if (isAboutCorrection(told)) return [{ column: columnOfCorrection(correction), rule: told.rule, zh: told.zh, en: told.en }];
  }
  if (error instanceof Rejected) return [{ column: columnOf(error, row), rule: error.rule, zh: error.zh, en: error.en }];
  if (error instanceof CommandIdReused) {
    return [{ column: '序号', rule: 'changed-row', zh: '此序号的行已导入且内容不同；请恢复原内容，另加一行并填写更正序号', en: 'a row of this id was imported with another content; restore it and add a row that corrects it' }];
  }
  if (error instanceof NotEntitled) {
    if (correction === null || error.right === tablesRight) return [{ column: '', rule: 'not-entitled', zh: '导入此行须另有相应权限', en: 'such a row needs a right of its own' }];
    if (error.right === correctionRight) return [{ column: columnOfCorrection(correction), rule: 'not-entitled', zh: '原事项须经决定：更正、注销它的行由有签办更正权限的人（审批人）导入', en: 'it is for a decision: a row that corrects or takes it back is brought by somebody who may sign corrections' }];
    return [{ column: columnOfCorrection(correction), rule: 'not-entitled', zh: '原事项由日常业务登记，更正须有办理该事项的权限', en: 'it was recorded live: whoever corrects it must be entitled to record it' }];
  }
  if (error instanceof TooContended) {
    return [{ column: '', rule: 'contended', zh: '同一对象一直在被他人修改，本行没有入账；请用同一文件再导入一次', en: 'others kept changing the same thing, so this row was not recorded; bring the same file again' }];
  }
  if (error instanceof ZodError) return error.issues.slice(0, 10).map((issue) => ({ column: issue.path.join('.'), rule: 'schema', zh: `内容不合要求：${issue.message}`, en: issue.message }));
  throw error;
};

/** No file has the column of the reference: what is wrong there is said of the row. */
export const rejected = ({ id }: ImportRowMessage, { errors }: Pick<RowOutcome, 'errors'>): RowOutcome => ({ id, status: 'rejected', errors: errors.map((error) => (error.column === personReference ? { ...error, column: '' } : error)), findings: [], events: 0 });

/** A rule knows no columns: it is about the date, or about the one cell that says what the rule names among its facts. Empty where it is about the row. */
const columnOf = ({ rule, facts }: Rejected, { cells }: ImportRowMessage): string => {
  if (rule === 'after-cut-over') return '生效日期';
  const named = new Set(Object.values(facts));
  const columns = Object.keys(cells).filter((column) => cells[column] !== '' && named.has(cells[column] ?? ''));
  return columns.length === 1 ? (columns[0] ?? '') : '';
};
