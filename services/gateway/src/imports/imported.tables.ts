import type { ColumnsOfTables } from '@yange/importing';
import type { DescribedTable } from '@yange/use-case';
import type { ServiceClient } from './service.client.js';

/** Which service takes which table, as the services say themselves. */
export class ImportedTables {
  private constructor(
    readonly columns: ColumnsOfTables,
    private readonly owners: ReadonlyMap<string, ServiceClient>,
    /** those that know names which are registered already */
    readonly registers: readonly ServiceClient[],
    /** in the order in which they are best brought: what is named comes before what names it */
    readonly described: readonly DescribedTable[],
  ) {}

  static async of(clients: readonly ServiceClient[]): Promise<ImportedTables> {
    const columns: Record<string, ColumnsOfTables[string]> = {};
    const owners = new Map<string, ServiceClient>();
    const registers: ServiceClient[] = [];
    const described: DescribedTable[] = [];
    for (const client of clients) {
      const { tables, registersNames } = await client.tables();
      if (registersNames) registers.push(client);
      for (const table of tables) {
        columns[table.name] = table.columns;
        owners.set(table.name, client);
        described.push(table);
      }
    }
    return new ImportedTables(columns, owners, registers, described);
  }

  get clients(): readonly ServiceClient[] {
    return [...new Set(this.owners.values())];
  }

  ownerOf(table: string): ServiceClient | undefined {
    return this.owners.get(table);
  }
}
