import type { Members, OrganisationsEvent } from '@yange/contracts';
import { memberCells, rowWriters, wordFor, type Cells } from '@yange/use-case';
import { pledgeKindWords } from './row-commands.js';

interface Items {
  readonly listName: string;
  readonly kind: string;
  readonly items?: Members | undefined;
}

const items = (verb: string, { listName, kind, items: some }: Items): Cells => ({ 事项: verb, 清单: listName, 类别: wordFor(pledgeKindWords, kind), ...memberCells(some) });

export const pledgeWriters = rowWriters<OrganisationsEvent>({
  PledgeItemsListed: (event) => items('排查', event),
  PledgeItemsCancelled: (event) => items('取消', event),
  PledgeItemsRetained: (event) => ({ ...items('保留', event), 原因: event.reason }),
});
