import { clearAbandonedRuns, closeRunFolder, openRunFolder } from './run-folder.js';

/** Servers start when the first spec asks: a run of unit specs starts none. */
export default async function globalSetup() {
  clearAbandonedRuns();
  const folder = openRunFolder();
  // Jest runs no teardown when it is interrupted.
  process.once('exit', () => closeRunFolder(folder));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      closeRunFolder(folder);
      process.exit(130);
    });
  }
}
