import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { roots } from '../../deploy/images/run.mjs';

const started = (what: string, environment: Readonly<Record<string, string>>): Promise<{ code: number; stderr: string }> =>
  new Promise((resolve) => {
    const command = execFile(process.execPath, [join(import.meta.dirname, '../../deploy/images/run.mjs'), what], { env: { PATH: process.env['PATH'] ?? '', ...environment } }, (_error, _stdout, stderr) =>
      resolve({ code: command.exitCode ?? -1, stderr }));
  });

describe('a process whose environment is wrong', () => {
  it.each(Object.keys(roots))('%s does not start, and says in one line of its log everything that is wrong, but no value of it', async (what) => {
    const { code, stderr } = await started(what, { YANGE_PORT: 'planted-secret' });
    expect(code).toBe(1);
    const line = JSON.parse(stderr) as { level: string; service: string; err: { message: string } };
    expect(line).toMatchObject({ level: 'fatal', service: what });
    expect(line.err.message).toContain('YANGE_PORT');
    expect(line.err.message).toContain(what === 'gateway' ? 'YANGE_SERVICES' : 'YANGE_LOG_DATABASE_URL');
    expect(stderr).not.toContain('planted-secret');
  }, 60_000);
});
