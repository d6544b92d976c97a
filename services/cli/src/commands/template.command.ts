import { writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { GatewayClient } from '../client/gateway.client.js';
import { CommandFailed, exitCode } from '../exit-code.js';
import { say } from '../terminal/progress.js';

export interface TemplateWish {
  readonly district: string;
  /** of one table only; a CSV is always of one, named as its file unless told */
  readonly table?: string;
}

/** `yange import --template <file>`: a workbook of all tables or of one, or one table as CSV, to be filled in. */
export const templateCommand = async (client: GatewayClient, file: string, { district, table }: TemplateWish): Promise<number> => {
  const path = `/v1/districts/${district}/import-templates`;
  const extension = extname(file).toLowerCase();
  if (extension !== '.xlsx' && extension !== '.csv') throw new CommandFailed('模板文件须以 .xlsx 或 .csv 结尾 · a template is an .xlsx or a .csv file', exitCode.usage);
  const named = extension === '.csv' ? (table ?? basename(file, extname(file))) : table;
  const question = named === undefined ? '' : `?table=${encodeURIComponent(named)}`;
  await writeFile(file, await client.bytes(`${path}/${extension === '.csv' ? 'csv' : 'workbook'}${question}`));
  say(`模板已写入 ${file} · template written`);
  return exitCode.ok;
};
