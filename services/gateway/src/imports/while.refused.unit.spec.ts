import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Problem } from '@yange/http';
import { ServiceClient } from './service.client.js';
import { noPatience, whileRefused } from './while.refused.js';

const listening = async (server: Server, port = 0): Promise<number> => {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};
const closed = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
};
/** A port at which nobody listens. */
const silentPort = async (): Promise<number> => {
  const server = createServer();
  const port = await listening(server);
  await closed(server);
  return port;
};
const answering = (): Server => createServer((_request, response) => response.setHeader('content-type', 'application/json').end('{"heard":true}'));

describe('a service at which nobody listens', () => {
  it('is asked again until somebody does, and each request comes once', async () => {
    const port = await silentPort();
    let tries = 0;
    const server = answering();
    let heard = 0;
    server.on('request', () => (heard += 1));
    try {
      const response = await whileRefused(async () => {
        tries += 1;
        if (tries === 3) await listening(server, port);
        return fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x' });
      }, { refusedForMs: 120_000 });
      expect([response.status, tries, heard]).toEqual([200, 3, 1]);
    } finally {
      await closed(server);
    }
  });

  it('is told as 503 with Retry-After when patience ends, at once where there is none', async () => {
    const url = `http://127.0.0.1:${await silentPort()}`;
    for (const patience of [noPatience, { refusedForMs: 120 }]) {
      const error = await new ServiceClient(url, 'Bearer x', patience).get('/v1/x').catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Problem);
      expect(error).toMatchObject({ status: 503, code: 'service-unavailable', more: { retryAfterSeconds: 1 } });
    }
  });

  it('is reached by a client that began before it did', async () => {
    const port = await silentPort();
    const server = answering();
    try {
      const asked = new ServiceClient(`http://127.0.0.1:${port}`, 'Bearer x', { refusedForMs: 120_000 }).get('/v1/x');
      await new Promise((resolve) => setTimeout(resolve, 100));
      await listening(server, port);
      expect(await asked).toEqual({ heard: true });
    } finally {
      await closed(server);
    }
  });

  it('is not asked again for what it may have heard', async () => {
    let heard = 0;
    const server = createServer((request) => {
      heard += 1;
      request.socket.destroy();
    });
    const port = await listening(server);
    try {
      await expect(new ServiceClient(`http://127.0.0.1:${port}`, 'Bearer x', { refusedForMs: 120_000 }).post('/v1/x', {})).rejects.toThrow('fetch failed');
      expect(heard).toBe(1);
    } finally {
      await closed(server);
    }
  });
});
