import { historyCutOver } from '@yange/history';
import { importGiven } from '@yange/use-case';
import { services, type LoadedHistory } from './history.fixture.js';

type Cells = Readonly<Record<string, string>>;

/** More rows for the logs of a history that was loaded, through the use cases of their services. @throws where a row is refused @returns the history with them */
export const withMoreRows = async (history: LoadedHistory, of: string, tables: Readonly<Record<string, readonly Cells[]>>): Promise<LoadedHistory> => {
  let references = history.references;
  const events = [];
  for (const service of services) {
    const log = history.logs.get(service.contract.context);
    if (log === undefined) throw new Error(`no log of ${service.contract.context}`);
    const imported = await importGiven({ service, log, cutOver: historyCutOver(of), rowsOf: ({ name }) => Promise.resolve(tables[name] ?? []), references });
    const refused = imported.rows.filter(({ status }) => status === 'rejected');
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
    references = imported.references;
    events.push(...(await log.readPage({ after: 0, limit: 1000 })).events);
  }
  return { ...history, references, events };
};
