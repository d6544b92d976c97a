import { ask, type GatewayClient } from '../client/gateway.client.js';
import { exitCode } from '../exit-code.js';
import { answerJson } from '../terminal/answer.js';

/** `yange add-district <code>`: the running deployment serves that district from now on. Said twice it says the same. */
export const addDistrictCommand = async (client: GatewayClient, district: string, json: boolean): Promise<number> => {
  const served = await ask(client.api.POST('/v1/served-districts', { body: { district } }));
  if (json) answerJson(served);
  else process.stdout.write(`本部署现服务 this deployment serves: ${served.districts.join(' ')}\n`);
  return exitCode.ok;
};
