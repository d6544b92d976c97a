import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceClient } from './service.client.js';
import { whileUnavailable } from './while.unavailable.js';

/** Answers the statuses one after another, then 200. */
const serviceAnswering = async (statuses: readonly number[], code = 'log-unavailable'): Promise<{ readonly client: ServiceClient; heard(): number; close(): Promise<void> }> => {
  const open = [...statuses];
  let heard = 0;
  const server = createServer((_request, response) => {
    heard += 1;
    const status = open.shift() ?? 200;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(status === 200 ? { heard } : { code }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { client: new ServiceClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'Bearer x'), heard: () => heard, close };
};

describe('a service whose log cannot be written', () => {
  it('is sent the same again until it can', async () => {
    const service = await serviceAnswering([503, 503]);
    try {
      expect(await whileUnavailable(() => service.client.post('/v1/rows', {}), () => false)).toEqual({ heard: 3 });
    } finally {
      await service.close();
    }
  });

  it('is told as it answered when patience ends, or nobody waits', async () => {
    for (const [stopped, patienceMs] of [[false, 0], [true, 60_000]] as const) {
      const service = await serviceAnswering([503, 503, 503, 503, 503]);
      try {
        await expect(whileUnavailable(() => service.client.post('/v1/rows', {}), () => stopped, patienceMs)).rejects.toMatchObject({ status: 503, code: 'log-unavailable' });
        expect(service.heard()).toBe(1);
      } finally {
        await service.close();
      }
    }
  });

  it('is not asked again what it refused or cannot do, nor when it no longer knows of the run', async () => {
    for (const [status, code] of [[409, 'key-taken'], [422, 'schema'], [500, 'internal'], [503, 'import-session-lost']] as const) {
      const service = await serviceAnswering([status], code);
      try {
        await expect(whileUnavailable(() => service.client.post('/v1/rows', {}), () => false)).rejects.toMatchObject({ status });
        expect(service.heard()).toBe(1);
      } finally {
        await service.close();
      }
    }
  });
});
