import { access, constants } from 'node:fs/promises';
import { findLocalPostgres, javaRuntime } from '@yange/local';
import { isReady } from '../client/gateway.client.js';
import { exitCode } from '../exit-code.js';
import { join } from 'node:path';
import { answerJson } from '../terminal/answer.js';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** false where the platform does without */
  readonly needed: boolean;
  readonly detail: string;
}

/** `yange doctor`: what this machine has and lacks, in sentences. */
export const doctorCommand = async (dataFolder: string, url: string, json: boolean): Promise<number> => {
  const checks = [node(), await java(), await data(dataFolder), await postgres(dataFolder), await gateway(url)];
  if (json) answerJson({ checks });
  else for (const { name, ok, needed, detail } of checks) process.stdout.write(`${ok ? '✓' : needed ? '✗' : '–'} ${name.padEnd(12)} ${detail}\n`);
  return checks.every(({ ok, needed }) => ok || !needed) ? exitCode.ok : exitCode.failure;
};

const node = (): Check => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return { name: 'Node', ok, needed: true, detail: `${process.version}${ok ? '' : ': 20.19 or newer is needed'}` };
};

const java = async (): Promise<Check> => {
  try {
    const runtime = await javaRuntime();
    return { name: 'Java', ok: true, needed: false, detail: `${JSON.stringify(runtime)} (only for --kafka)` };
  } catch (error) {
    return { name: 'Java', ok: false, needed: false, detail: `${messageOf(error)} (only for --kafka)` };
  }
};

const data = async (folder: string): Promise<Check> => {
  const there = await access(folder, constants.W_OK).then(() => true, () => false);
  return { name: 'Data', ok: there, needed: false, detail: there ? folder : `${folder} is not there yet: the first start makes it` };
};

const postgres = async (folder: string): Promise<Check> => {
  const found = await findLocalPostgres(join(folder, 'postgres')).catch(() => undefined);
  return { name: 'PostgreSQL', ok: found !== undefined, needed: false, detail: found === undefined ? 'not running' : `running on port ${found.port}, process ${found.pid}` };
};

const gateway = async (url: string): Promise<Check> => {
  const ready = await isReady(url);
  return { name: 'Gateway', ok: ready, needed: false, detail: ready ? `${url} is ready` : `${url} is not ready` };
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
