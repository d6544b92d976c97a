import type { ColumnsOfTables } from '@yange/importing';
import type { ServiceClient } from './service.client.js';

/** Which service takes which table, as the services say themselves. */
export class ImportedTables {
  private constructor(
    readonly columns: ColumnsOfTables,
    private readonly owners: ReadonlyMap<string, ServiceClient>,
  ) {}

  static async of(clients: readonly ServiceClient[]): Promise<ImportedTables> {
    const columns: Record<string, ColumnsOfTables[string]> = {};
    const owners = new Map<string, ServiceClient>();
    for (const client of clients) {
      for (const table of await client.tables()) {
        columns[table.name] = table.columns;
        owners.set(table.name, client);
      }
    }
    return new ImportedTables(columns, owners);
  }

  get clients(): readonly ServiceClient[] {
    return [...new Set(this.owners.values())];
  }

  ownerOf(table: string): ServiceClient | undefined {
    return this.owners.get(table);
  }
}
