import { execFileSync } from 'node:child_process';
import { arch, cpus, platform, totalmem } from 'node:os';

/** One line: what the figures hold for. */
export const machineLine = (postgres: string): string =>
  [`${cpus().length} × ${cpus()[0]?.model ?? 'processor'}`, `${Math.round(totalmem() / 2 ** 30)} GiB`, `${platform()} ${arch()}`, `Node ${process.versions.node}`, `PostgreSQL ${postgres}`].join(', ');

/** Of the sources that run; `+` where they differ from it. */
export const commitHere = (): string => {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8', cwd: import.meta.dirname }).trim();
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+'}`;
  } catch {
    return 'unknown';
  }
};
