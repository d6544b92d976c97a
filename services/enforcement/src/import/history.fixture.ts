import { enforcementContract } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { historyRows } from '@yange/history';
import { derivedId } from '@yange/kernel';
import { CommandExecutor, RowReader, rowCommandId, setHistoryWindow, specificationMeta, type CommandMeta, type ImportTable } from '@yange/use-case';
import { enforcementService } from '../enforcement.service.js';

export const district = '150302';
const units = ['千里山镇', '新华街道', '新华西街道', '凤凰岭街道', '海北街道', '滨河街道', '卡布其街道'];
const references = {
  organs: Object.fromEntries(units.map((name) => [name, derivedId('organ', name)])),
  documents: Object.fromEntries(['本汇报', '执法改革方案', '赋权清单'].map((title) => [title, { title }])),
};
const executor = new CommandExecutor(enforcementContract);

/** Rows of one table of the history of 海勃湾区. */
export const rowsOf = (table: ImportTable): Promise<readonly Readonly<Record<string, string>>[]> => historyRows(district, table);

const metaOf = (table: string, row: string, reader: RowReader, order: number): CommandMeta => {
  const commandId = rowCommandId(district, table, row);
  const effective = reader.effective();
  const citation = reader.citation();
  if (effective === null || citation === null) throw new Error(JSON.stringify(reader.errors));
  return specificationMeta({ commandId, effective, citations: [citation], order, importRow: { table, row }, id: (label) => derivedId(commandId, label) });
};

/** Every row of every table through its use case, as the import does; an error or finding of a row fails the spec. */
export const importHistory = async (log: EventLog): Promise<void> => {
  await executor.execute(log, setHistoryWindow(enforcementContract), { cutOver: '2020-07-01' }, specificationMeta({ commandId: 'window' }));
  let order = 0;
  for (const table of enforcementService.tables) {
    for (const cells of await rowsOf(table)) {
      order += 1;
      const row = cells['序号'] ?? '';
      const reader = new RowReader({ district, table: table.name, row }, cells, references);
      const { useCase, body } = table.command(reader);
      const meta = metaOf(table.name, row, reader, order);
      expect({ row, errors: reader.errors }).toEqual({ row, errors: [] });
      const outcome = await executor.execute(log, useCase, useCase.body.parse(body), meta);
      expect({ row, findings: outcome.findings }).toEqual({ row, findings: [] });
    }
  }
};
