// Preloaded into the platform (NODE_OPTIONS=--import …): writes what its process holds, four times a second, to <folder>/<pid>.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env['BENCH_MEMORY_FOLDER'];
if (folder !== undefined) {
  setInterval(() => {
    const { rss, heapUsed, external } = process.memoryUsage();
    appendFileSync(join(folder, String(process.pid)), `${Date.now()} ${rss} ${heapUsed} ${external}\n`);
  }, 250).unref();
}
