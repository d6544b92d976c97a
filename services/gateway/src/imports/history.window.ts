import type { ServiceClient } from './service.client.js';

/** The cut-over date that the logs of the district have; null before its first import. */
export const historyOf = async (clients: readonly ServiceClient[], district: string): Promise<string | null> => {
  for (const client of clients) {
    const { cutOver } = await client.historyWindow(district);
    if (cutOver !== null) return cutOver;
  }
  return null;
};
