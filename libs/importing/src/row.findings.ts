import type { Finding } from './import-problem.js';

export const noTable: Finding = {
  rule: 'table-empty',
  zh: '文件中没有表头',
  en: 'the file has no header row',
  hint: { zh: '第一行写列名，其下每行一条', en: 'name the columns in the first row' },
};

export const cellCount = (found: number, expected: number, brokenLine: boolean): Finding => ({
  rule: 'cell-count',
  zh: `本行有 ${found} 个单元格，表头有 ${expected} 列`,
  en: `the row has ${found} cells, the header has ${expected}`,
  hint: brokenLine
    ? { zh: '本行含有换行，多半是英文双引号没有成对；请检查本行的引号', en: 'the row contains a line break: most likely a double quote does not close' }
    : { zh: '内容中含有逗号时，须用英文双引号括起整个单元格；空单元格也要保留逗号', en: 'enclose cells that contain a comma in double quotes; keep the commas of empty cells' },
});

export const sampleRow: Finding = {
  rule: 'sample-row',
  zh: '本行是示例（序号为“示例”），不会导入',
  en: 'this is the sample row (序号 示例): it is not imported',
  hint: { zh: '要导入的，另给一个序号', en: 'give it an id of its own if it should be imported' },
};

export const rowIdMissing: Finding = {
  rule: 'row-id-missing',
  zh: '“序号”不能为空',
  en: '序号 must not be empty',
  hint: { zh: '给本行一个本表内没有用过的序号，如 JG-001；以后不再更改', en: 'give the row an id not used before in this table, and never change it' },
};

export const rowIdForm: Finding = {
  rule: 'row-id-form',
  zh: '“序号”过长，或含有空白',
  en: '序号 is too long or contains blanks',
  hint: { zh: '不超过 64 个字符，如 JG-001', en: 'at most 64 characters, such as JG-001' },
};

export const duplicateRowId = (id: string, firstLine: number): Finding => ({
  rule: 'duplicate-row-id',
  zh: `序号“${id}”在第 ${firstLine} 行已经使用`,
  en: `the 序号 "${id}" is already used in row ${firstLine}`,
  hint: { zh: '每行一个序号；重复录入的行请删除', en: 'one id per row; delete a row that was entered twice' },
});

export const sameContent = (firstLine: number): Finding => ({
  rule: 'same-content',
  zh: `除序号外，本行与第 ${firstLine} 行内容完全相同`,
  en: `apart from its 序号 the row says the same as row ${firstLine}`,
  hint: { zh: '确为两件事则不必处理；重复录入的请删除其一', en: 'leave it if these are two facts; delete one if it was entered twice' },
});

export const cellTooLong = (length: number, limit: number): Finding => ({
  rule: 'cell-too-long',
  zh: `单元格有 ${length} 个字符，上限 ${limit}`,
  en: `the cell has ${length} characters, at most ${limit} are taken`,
  hint: { zh: '请摘录要点；如本行引号没有成对，请先补上', en: 'shorten it; check that the quotes of the row close' },
});

export const controlCharacter = (code: number): Finding => ({
  rule: 'control-character',
  zh: `单元格含有不可见的控制字符 U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
  en: `the cell holds the control character U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
  hint: { zh: '删去后重新输入该单元格', en: 'clear the cell and type it again' },
});

export const cellWithoutHeader = (position: number): Finding => ({
  rule: 'cell-without-header',
  zh: `第 ${position} 列没有列名，却有内容`,
  en: `column ${position} has no header, yet the row has something in it`,
  hint: { zh: '给该列写上列名，或删去内容', en: 'name the column, or clear the cell' },
});

export const tooManyProblems = (limit: number): Finding => ({
  rule: 'too-many-problems',
  zh: `问题已超过 ${limit} 个，其余各行没有检查`,
  en: `more than ${limit} problems; the remaining rows were not checked`,
  hint: { zh: '先改正已列出的问题，再上传', en: 'correct those listed and upload again' },
});

export const rowsAboveHeader = (count: number): Finding => ({
  rule: 'rows-above-header',
  zh: `表头之上有 ${count} 行（标题或说明），没有导入`,
  en: `${count} rows above the header were not imported`,
  hint: { zh: '是标题或说明则不必处理', en: 'nothing to do if they are a title or notes' },
});

export const laterRow = (id: string): Finding => ({
  rule: 'later-row',
  zh: `序号“${id}”的行在本行或本行之后，不能由本行更正或注销`,
  en: `row "${id}" does not stand before this one, which cannot correct or take it back`,
  hint: { zh: '把更正或注销的行移到被更正的行之后，最好放在表末', en: 'put the correcting row after the one that it corrects, best at the end of the table' },
});
