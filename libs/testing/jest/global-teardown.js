import { chosenIn, closeRunFolder } from './run-folder.js';

export default async function globalTeardown() {
  const folder = process.env.YANGE_TEST_RUN;
  if (folder === undefined) return;
  for (const line of chosenIn(folder)) process.stderr.write(`${line}\n`);
  closeRunFolder(folder);
}
