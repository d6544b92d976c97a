import { expectedFigures, historyFolder } from '@yange/history/folder';
import { compareWithExpected, readExpected, type ReportView } from '@yange/reporting';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { CommandFailed, exitCode } from '../exit-code.js';
import { waitUntilCaughtUp } from '../start/catch-up.js';
import { loadHistory } from '../start/history.load.js';
import { answerJson } from '../terminal/answer.js';
import { say } from '../terminal/progress.js';

/**
 * `yange check`: are the figures of a running platform what they are known to come to?
 * @param load whether to bring the history that comes along first; rows on record are not recorded twice
 * @throws {CommandFailed} where nobody knows what the figures of that district come to
 */
export const checkCommand = async (client: GatewayClient, district: string, { load, json }: { readonly load: boolean; readonly json: boolean }): Promise<number> => {
  const expected = expectedOf(district);
  if (load) await loadHistory(client, district, historyFolder(district), new AbortController().signal);
  await waitUntilCaughtUp(client);
  const view = await ask(client.api.GET('/v1/districts/{district}/reporting/figures', { params: { path: { district } } }));
  const verdict = verdictOf(view, expected);
  if (json) answerJson({ district, ...verdict });
  return verdict.differences.length === 0 ? exitCode.ok : exitCode.verificationFailed;
};

/** @throws {CommandFailed} */
export const expectedOf = (district: string): NonNullable<unknown> => {
  const expected = expectedFigures(district);
  if (expected === null || expected === undefined) throw new CommandFailed('核对须有预期的数字 · a check needs a district of which it is known what its figures come to', exitCode.usage);
  return expected;
};

/** Says every figure that is not as it is known to be. */
export const verdictOf = (view: ReportView, expected: NonNullable<unknown>) => {
  const differences = compareWithExpected(readExpected(expected), view);
  for (const { id, field, expected: wanted, actual } of differences) say(`${id} ${field}: 预期 expected ${wanted}, 实得 actual ${actual}`);
  say(differences.length === 0 ? `全部 ${view.figures.length} 个数字与预期一致 · all ${view.figures.length} figures as expected` : `${differences.length} 处与预期不一致 · differences`);
  return { figures: view.figures.length, findings: view.findings.length, differences };
};
