/**
 * The folder of one jest run: what specs started lazily notes itself there (`<name>.server.json`: {pid | containerId, chosen}), and is ended here.
 * Plain JavaScript, because jest loads global setup files without resolving TypeScript sources.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'yange-test-run-';

/** Makes the folder of this run and points the workers to it. @returns {string} */
export function openRunFolder() {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // PostgreSQL may run as another user, who must get through.
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, 'run.pid'), String(process.pid), { mode: 0o600 });
  process.env.YANGE_TEST_RUN = folder;
  process.env.YANGE_TEST_OWNER = String(process.pid);
  return folder;
}

/** Ends everything that the run started and removes its folder. Synchronous: it also serves in exit handlers. @param {string} folder */
export function closeRunFolder(folder) {
  if (!existsSync(folder)) return;
  for (const server of serversOf(folder)) {
    if (typeof server.containerId === 'string') removeContainer(server.containerId);
    if (typeof server.pid === 'number') endProcess(server.pid, folder);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** What the run used, for its last lines. @param {string} folder @returns {string[]} */
export function chosenIn(folder) {
  return serversOf(folder).flatMap((server) => (typeof server.chosen === 'string' ? [server.chosen] : []));
}

/** Ends what runs left that were killed before they could. */
export function clearAbandonedRuns() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const pid = Number(textOf(join(folder, 'run.pid')));
    // Without a pid file the folder is being made by another run at this moment.
    if (pid > 0 && !(isAlive(pid) && commandOf(pid).includes('jest'))) closeRunFolder(folder);
  }
}

/** @param {string} folder @returns {{ pid?: unknown, containerId?: unknown, chosen?: unknown }[]} */
function serversOf(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.server.json'))
    .map((name) => JSON.parse(textOf(join(folder, name)) || '{}'));
}

/** @param {number} pid @param {string} folder */
function endProcess(pid, folder) {
  // A process of ours names the run's folder on its command line: a reused id is left alone.
  if (!isAlive(pid) || !commandOf(pid).includes(folder)) return;
  for (const [signal, waitMs] of [['SIGTERM', 0], ['SIGINT', 8000], ['SIGKILL', 5000]]) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const pause = new Int32Array(new SharedArrayBuffer(4));
    for (let waited = 0; waited < waitMs; waited += 25) {
      if (!isAlive(pid) || commandOf(pid) === '') return;
      Atomics.wait(pause, 0, 0, 25);
    }
  }
}

/** @param {string} id */
function removeContainer(id) {
  try {
    execFileSync('docker', ['rm', '--force', '--volumes', id], { stdio: 'ignore', timeout: 30_000 });
  } catch {
    process.stderr.write(`The Kafka container ${id} could not be removed: docker rm -f ${id}\n`);
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** @param {number} pid */
function commandOf(pid) {
  if (process.platform === 'linux') return textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** @param {string} path */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
