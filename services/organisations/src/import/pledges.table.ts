import { defineImportTable, type RowReader } from '@yange/use-case';
import { cancelPledgeItemsUseCase } from '../commands/pledge-list/cancel-pledge-items.use-case.js';
import { listPledgeItemsUseCase } from '../commands/pledge-list/list-pledge-items.use-case.js';
import { retainPledgeItemsUseCase } from '../commands/pledge-list/retain-pledge-items.use-case.js';
import { columns, commandByVerb, hint, pledgeKindWords, textOr, type RowVerbs } from './row-commands.js';
import { pledgeWriters } from './pledges.writers.js';

const items = (row: RowReader) => {
  const kind = row.optionalOneOf('类别', pledgeKindWords);
  return {
    list: row.text('清单'),
    names: row.list('名单'),
    count: row.integer('数量'),
    label: textOr(row, '说明', textOr(row, '类别', '责任状及“一票否决”事项')),
    ...(kind === null ? {} : { kind }),
  };
};

const verbs: RowVerbs = {
  排查: (row) => ({ useCase: listPledgeItemsUseCase, body: items(row) }),
  取消: (row) => ({ useCase: cancelPledgeItemsUseCase, body: items(row) }),
  保留: (row) => ({ useCase: retainPledgeItemsUseCase, body: { ...items(row), reason: textOr(row, '原因', '') } }),
};

/** 责任状: pledge and veto items found, cancelled and kept. */
export const pledgesTable = defineImportTable({
  name: '责任状',
  sample: { 事项: '排查', 清单: '示例清单', 类别: '责任状', 数量: '3', 说明: '示例责任状' },
  columns: [
    columns.verb(Object.keys(verbs).join('、')),
    { header: '清单', required: true, hint: hint('清理的清单', 'the list that is cleared') },
    { header: '类别', required: false, hint: hint('责任状、一票否决；原文未分的留空', 'empty where the source does not tell them apart') },
    columns.names,
    columns.count,
    columns.label,
    { header: '原因', required: false, hint: hint('暂无法清理的原因', 'why they cannot be cleared') },
  ],
  command: (row) => commandByVerb(row, verbs),
  writers: pledgeWriters,
});
