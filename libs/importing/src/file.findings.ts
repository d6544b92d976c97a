import type { Finding } from './import-problem.js';

const saveAsUtf8 = {
  zh: '在 Excel 或 WPS 中打开，另存为“CSV UTF-8（逗号分隔）”，或另存为 .xlsx 后重新上传',
  en: 'open it in Excel or WPS and save it as "CSV UTF-8 (comma delimited)", or as .xlsx, and upload again',
};

export const wrongEncoding = (encoding: string | null): Finding => ({
  rule: 'file-encoding',
  zh: encoding === null ? '文件不是 UTF-8 编码' : `文件是 ${encoding} 编码，不是 UTF-8`,
  en: encoding === null ? 'the file is not UTF-8' : `the file is ${encoding}, not UTF-8`,
  hint: saveAsUtf8,
});

export const lostCharacters: Finding = {
  rule: 'lost-characters',
  zh: '单元格中有无法还原的乱码（�），文件曾按错误的编码保存',
  en: 'the cell holds replacement characters (�): the file was once saved in the wrong encoding',
  hint: { zh: '请从原始文件重新导出，不要在乱码的文件上修改', en: 'export again from the original file; do not repair the garbled one' },
};

export const unclosedQuote = (why: string): Finding => ({
  rule: 'unclosed-quote',
  zh: `本行有英文双引号没有成对，其后各行无法读取${why}`,
  en: `double quotes opened in this row do not close; the rows after it cannot be read${why}`,
  hint: {
    zh: '补上或删去这个英文双引号；内容中的引号请用中文引号“ ”，或写成两个英文双引号 ""',
    en: 'close or delete the quote; inside a text use “ ” or write the quote twice ("")',
  },
});

export const strayQuote: Finding = {
  rule: 'stray-quote',
  zh: '单元格中间有英文双引号，其后各行无法读取',
  en: 'a double quote stands inside a cell; the rows after it cannot be read',
  hint: {
    zh: '改用中文引号“ ”；必须保留时，把整个单元格用英文双引号括起，内部引号写成 ""',
    en: 'use “ ”; to keep it, enclose the whole cell in double quotes and write the inner ones twice',
  },
};

export const tooLarge = (what: string, limit: number): Finding => ({
  rule: 'file-too-large',
  zh: `文件超过上限：${what} ${limit}`,
  en: `the file is over the limit: ${what} ${limit}`,
  hint: { zh: '请拆分为多个文件分次导入；大表请用 CSV', en: 'split it and import the parts; use CSV for large tables' },
});

export const wrongFormat = (zh: string, en: string): Finding => ({
  rule: 'file-format',
  zh,
  en,
  hint: { zh: '请另存为 .xlsx 或“CSV UTF-8（逗号分隔）”，并去掉打开密码', en: 'save it as .xlsx or "CSV UTF-8", without a password' },
});

export const badFileName = (name: string): Finding => ({
  rule: 'file-name',
  zh: `文件名“${name}”不能使用`,
  en: `the file name "${name}" cannot be used`,
  hint: { zh: '文件名不带文件夹，不以 . 开头，不含 / \\ : ，以 .csv 或 .xlsx 结尾', en: 'no folder, no leading dot, no / \\ :, ending in .csv or .xlsx' },
});
