/** Words of the columns 权力类型 and 原因, and what the commands call them. */
export const kinds = { 行政处罚: 'penalty', 非行政处罚: 'other', 未区分: 'unsplit' } as const;

export const reasons = {
  无执法主体: 'no-enforcement-body', 垂管无权限: 'vertical-holder', 权限不足: 'beyond-authority', 专业性限制: 'expertise', 权限或专业性限制: 'authority-or-expertise',
} as const;

/** Words of the column 层级. */
export const levels = { 镇街: 'town', 区: 'district', 市: 'city', 自治区: 'region' } as const;

/** Words of the column 代码表. */
export const tables = { 权力类型: 'kinds', 不认领原因: 'reasons' } as const;

/** What items of a kind of power take. */
export const bodyMark = '须有执法主体';

/** What a reason for declining stands on. */
export const grounds = { 无执法主体: 'no-enforcement-body', 垂直管理: 'vertical-holder', 权限不足: 'beyond-authority', 专业性限制: 'expertise', 法律依据未生效: 'legal-basis' } as const;

export interface TableLine {
  readonly code: string;
  readonly name: string;
  readonly marks: readonly string[];
}

/** A reference table as its cell says it, a line per entry. */
export const linesOf = (lines: readonly TableLine[]): string => lines.map(({ code, name, marks }) => [code, name, marks.join('；')].join('|').replace(/\|+$/, '')).join('\n');
