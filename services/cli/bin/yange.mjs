#!/usr/bin/env node
import { access } from 'node:fs/promises';
import module from 'node:module';

// What was compiled once is not compiled again by the next command: a short one took 0.59 s where it had taken 0.82. Node 20 has no such store.
module.enableCompileCache?.();
const main = new URL('../bundle/dist/yange.js', import.meta.url);
try {
  await access(main);
} catch {
  process.stderr.write('Yange is not built yet. Run: npm run build\n');
  process.exit(1);
}
const { runYange } = await import(main.href);
await runYange(process.argv);
