/** Brings the peers from their own lock, once: `npm ci` of the workspace does not. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const versionIn = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).version : undefined);
const { devDependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
const missing = Object.entries(devDependencies).filter(([name, version]) => versionIn(join(here, 'node_modules', name, 'package.json')) !== version);
if (missing.length > 0) execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd: here, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
