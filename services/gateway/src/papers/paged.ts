import type { ServiceClient } from '../imports/service.client.js';

/** Everything that a question of pages has, a page at a time. */
export const allOf = async <T, P extends { readonly next: string | null }>(client: ServiceClient, path: string, filter: URLSearchParams, rowsOf: (page: P) => readonly T[]): Promise<readonly T[]> => {
  const all: T[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: P = await client.get<P>(`${path}?${new URLSearchParams([...filter, ['limit', '1000'], ...(cursor === '' ? [] : [['cursor', cursor]])] as [string, string][]).toString()}`);
    all.push(...rowsOf(page));
    cursor = page.next;
  }
  return all;
};
