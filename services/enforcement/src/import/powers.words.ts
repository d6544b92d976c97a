/** Words of the columns 权力类型 and 原因, and what the commands call them. */
export const kinds = { 行政处罚: 'penalty', 非行政处罚: 'other', 未区分: 'unsplit' } as const;

export const reasons = {
  无执法主体: 'no-enforcement-body', 垂管无权限: 'vertical-holder', 权限不足: 'beyond-authority', 专业性限制: 'expertise', 权限或专业性限制: 'authority-or-expertise',
} as const;

/** Words of the column 层级. */
export const levels = { 镇街: 'town', 区: 'district', 市: 'city', 自治区: 'region' } as const;
