import { isFree } from '@yange/local';

/** Below the ports that systems give to outgoing connections, so that none of those takes ours between choice and use. */
const lowest = 15_000;
const highest = 32_000;

/** Neighbouring loopback ports of which nobody uses one. */
export const freePorts = async (count: number): Promise<readonly number[]> => {
  for (;;) {
    const first = lowest + Math.floor(Math.random() * (highest - lowest - count));
    const ports = Array.from({ length: count }, (_, index) => first + index);
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return ports;
  }
};
