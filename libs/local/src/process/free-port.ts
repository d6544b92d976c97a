import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections (from 32,768 on Linux), so that none of those takes ours between choice and use, nor while a process that listens there is started again. */
const lowest = 15_000;
const highest = 32_000;

/** True when nobody listens on this loopback port. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });

/** Neighbouring loopback ports of which nobody used one a moment ago; the caller must cope with losing one. */
export const freePorts = async (count: number): Promise<readonly number[]> => {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const first = lowest + Math.floor(Math.random() * (highest - lowest - count));
    const ports = Array.from({ length: count }, (_, index) => first + index);
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return ports;
  }
  throw new Error(`This machine gives no ${count} neighbouring free TCP ports on 127.0.0.1 between ${lowest} and ${highest}.`);
};

/** A loopback port that nobody used a moment ago; the caller must cope with losing it. */
export const freePort = async (): Promise<number> => {
  const [port = 0] = await freePorts(1);
  return port;
};
