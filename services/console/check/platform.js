import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../cli/bin/yange.mjs');

/** @returns {Promise<number>} */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** The built platform on a throw-away database, with the history imported. @returns {Promise<{ url: string, stop: () => Promise<void> }>} */
export const startPlatform = async () => begin(await freePort(), [], {});

/** The same without a history, whose people come by an identity provider. @param {number} port @param {Record<string, string>} provider its variables @returns {Promise<{ url: string, stop: () => Promise<void> }>} */
export const startWithProvider = (port, provider) => begin(port, ['--empty'], provider);

/** @param {number} port @param {string[]} more @param {Record<string, string>} env @returns {Promise<{ url: string, stop: () => Promise<void> }>} */
const begin = async (port, more, env) => {
  const child = spawn(process.execPath, [program, 'start', '--ephemeral', '--port', String(port), ...more], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => void (said = (said + String(chunk)).slice(-4000)));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGINT');
    await ended;
  };
  const url = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + 240_000; Date.now() < deadline; ) {
    if (child.exitCode !== null) throw new Error(`the platform did not start:\n${said}`);
    if (said.includes('Ctrl-C')) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await stop();
  throw new Error(`the platform was not ready in four minutes:\n${said}`);
};
