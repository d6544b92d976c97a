import type { GridEvent } from '@yange/contracts';
import { listed, rowWriters } from '@yange/use-case';

/** Grids that went under another street with their community are told there. */
export const gridRecutWriters = rowWriters<GridEvent>({
  GridsRecut: ({ kind, sources, results }, told) => {
    if (kind !== 'merge' && kind !== 'split') return null;
    const [source] = sources;
    const unit = told.name(`unit of ${source?.id ?? ''}`);
    const into = told.all('GridsCreated')[0]?.unit?.name ?? '';
    const sizes = told.all('GridSized');
    const lines = results.map(({ id, name }) => {
      const sized = sizes.find(({ gridId }) => gridId === id);
      return [name, String(sized?.households ?? 0), String(sized?.population ?? 0), sized?.deviationReason ?? ''].join('|').replace(/\|+$/, '');
    });
    return { 事项: kind === 'merge' ? '合并网格' : '拆分网格', 单位: unit, 原网格: listed(sources.map(({ name }) => name)), 分合后网格: lines.join('\n'), 划入单位: into === unit ? '' : into };
  },
});
