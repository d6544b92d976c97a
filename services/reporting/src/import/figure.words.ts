import type { FigureKindName } from '../language/figure.language.js';

/** Words of the column 类别. */
export const kindWords: Readonly<Record<string, FigureKindName>> = {
  计数: 'count',
  比率: 'rate',
  日期: 'date',
  区间: 'range',
  列举: 'list',
  文件: 'document',
  序数: 'ordinal',
  零: 'zero',
  目标: 'target',
  计划: 'plan',
  表述: 'rhetoric',
};
