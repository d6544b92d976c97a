import { ask, type GatewayClient } from '../client/gateway.client.js';
import { exitCode } from '../exit-code.js';
import { projectionsOf } from '../start/catch-up.js';
import { answerJson } from '../terminal/answer.js';

/** `yange status`: heads, checkpoints, lag and parked streams of every service. */
export const statusCommand = async (client: GatewayClient, json: boolean): Promise<number> => {
  const status = await ask(client.api.GET('/v1/status'));
  const services = Object.entries(status.services);
  if (json) answerJson(status);
  else
    for (const [name, service] of services) {
      const projections = projectionsOf(service);
      if (projections === null) process.stdout.write(`${name.padEnd(16)} 无应答 does not answer\n`);
      for (const { name: projection, covered, lag, parked } of projections ?? []) {
        process.stdout.write(`${name.padEnd(16)} ${projection.padEnd(26)} ${String(covered).padStart(8)} 已折算 folded  滞后 lag ${lag}  停放 parked ${parked}\n`);
      }
    }
  const healthy = services.every(([, service]) => projectionsOf(service)?.every(({ parked }) => parked === 0) ?? false);
  return healthy ? exitCode.ok : exitCode.failure;
};
