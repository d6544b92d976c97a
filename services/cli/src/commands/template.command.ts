import { writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { CommandFailed, exitCode } from '../exit-code.js';
import { say } from '../terminal/progress.js';

export interface TemplateWish {
  readonly district: string;
  /** of one table only; a CSV is always of one, named as its file unless told */
  readonly table?: string;
}

/** `yange import --template <file>`: a workbook of all tables or of one, or one table as CSV, to be filled in. */
export const templateCommand = async (client: GatewayClient, file: string, { district, table }: TemplateWish): Promise<number> => {
  const extension = extname(file).toLowerCase();
  if (extension !== '.xlsx' && extension !== '.csv') throw new CommandFailed('模板文件须以 .xlsx 或 .csv 结尾 · a template is an .xlsx or a .csv file', exitCode.usage);
  const path = { district };
  const asked = { parseAs: 'arrayBuffer' } as const;
  const content =
    extension === '.csv'
      ? client.api.GET('/v1/districts/{district}/import-templates/csv', { params: { path, query: { table: table ?? basename(file, extname(file)) } }, ...asked })
      : client.api.GET('/v1/districts/{district}/import-templates/workbook', { params: { path, query: table === undefined ? {} : { table } }, ...asked });
  await writeFile(file, Buffer.from(await ask(content)));
  say(`模板已写入 ${file} · template written`);
  return exitCode.ok;
};
