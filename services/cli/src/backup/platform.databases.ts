import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { findLocalPostgres, roleUrl, startLocalPostgres } from '@yange/local';
import pg from 'pg';
import { CommandFailed, exitCode } from '../exit-code.js';
import { say } from '../terminal/progress.js';

export interface PlatformDatabases {
  /** of the superuser; not for logs */
  readonly url: string;
  readonly running: boolean;
  close(): Promise<void>;
}

/** A connection to one database of a server. @param superuserUrl of any database of it @param as how the server is told who asks */
export const connected = async (superuserUrl: string, database: string, as: string): Promise<pg.Client> => {
  const { username, password } = new URL(superuserUrl);
  const client = new pg.Client({ connectionString: roleUrl(superuserUrl, username, decodeURIComponent(password), database), application_name: as });
  // A server that is stopped meanwhile tells the connection, too, and that alone must not end the program: the next question fails with it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

/** The server of a data folder: the one that runs, or one for as long as it is needed. @throws {CommandFailed} where there is none */
export const databasesOfPlatform = async (dataFolder: string): Promise<PlatformDatabases> => {
  const folder = join(dataFolder, 'postgres');
  const found = await findLocalPostgres(folder);
  if (found !== undefined) return { url: found.url, running: true, close: () => Promise.resolve() };
  const there = await access(folder).then(() => true, () => false);
  if (!there) throw new CommandFailed(`没有平台的数据 · there are no data of a platform in ${dataFolder}`, exitCode.usage);
  const started = await startLocalPostgres({ dataFolder: folder, ephemeral: false, log: say });
  return { url: started.url, running: false, close: () => started.stop() };
};
