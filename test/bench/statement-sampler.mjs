// Preloaded into the platform (NODE_OPTIONS=--import …): writes what its process has used and asked so far, four times a second, to <folder>/<pid>.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

const folder = process.env['BENCH_STATEMENTS_FOLDER'];
if (folder !== undefined) {
  const asked = new Map();
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function counted(config, ...rest) {
    const words = String(typeof config === 'string' ? config : (config?.name ?? config?.text ?? '')).replace(/\s+/g, ' ').trim().slice(0, 100);
    const statement = `${this.user} ${words}`;
    asked.set(statement, (asked.get(statement) ?? 0) + 1);
    return query.call(this, config, ...rest);
  };
  setInterval(() => writeFileSync(join(folder, String(process.pid)), JSON.stringify({ cpu: process.cpuUsage(), asked: [...asked] })), 250).unref();
}
