import type { components } from '@yange/api-client';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { exitCode } from '../exit-code.js';
import { contexts } from '../start/platform.plan.js';
import { progress } from '../terminal/progress.js';
import { answerJson } from '../terminal/answer.js';

type RebuildAnswer = components['schemas']['Rebuilt'];

/** `yange rebuild [context]`: the read models built anew from the feed, compared with the running ones, and swapped in. */
export const rebuildCommand = async (client: GatewayClient, context: string | undefined, json: boolean): Promise<number> => {
  const wanted = context === undefined ? contexts : [context];
  const shown = progress('重建 rebuild');
  const answers: Record<string, RebuildAnswer> = {};
  for (const [index, name] of wanted.entries()) {
    shown.update(index, wanted.length, name);
    answers[name] = await ask(client.api.POST('/v1/projections/{context}/rebuild', { params: { path: { context: name } } }));
  }
  shown.update(wanted.length, wanted.length, '');
  shown.stop();
  if (json) answerJson(answers);
  else
    for (const [name, { projections }] of Object.entries(answers))
      for (const { name: projection, verdict, covered, buildMs, pauseMs } of projections) {
        const events = Object.values(covered).reduce((sum, count) => sum + count, 0);
        process.stdout.write(`${name.padEnd(16)} ${projection.padEnd(26)} ${events} 事件 events  ${verdict}  ${buildMs} ms, 停顿 pause ${pauseMs} ms\n`);
      }
  const drifted = Object.values(answers).some(({ projections }) => projections.some(({ verdict }) => verdict === 'different'));
  return drifted ? exitCode.verificationFailed : exitCode.ok;
};
