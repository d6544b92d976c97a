import type { RegisteredWords } from '@yange/importing';
import type { ServiceClient } from '../imports/service.client.js';

const most = 5_000;

interface OrganPage {
  readonly organs: readonly { readonly name: string }[];
  readonly next: string | null;
}

interface DocumentPage {
  readonly documents: readonly { readonly number: string; readonly title: string; readonly shortTitle: string }[];
  readonly next: string | null;
}

/** Names of the organs that are there on a day, and of registered documents; none where no service keeps registers. */
export const registeredWords = async (clients: Readonly<Record<string, ServiceClient>>, district: string, on: string): Promise<RegisteredWords> => {
  const registers = clients['organisations'];
  if (registers === undefined) return { organs: [], documents: [] };
  const organs = await allOf(async (cursor) => {
    const { organs: page, next } = await registers.get<OrganPage>(`/v1/districts/${district}/organs?on=${on}&limit=200${cursor}`);
    return { words: page.map(({ name }) => name), next };
  });
  const documents = await allOf(async (cursor) => {
    const { documents: page, next } = await registers.get<DocumentPage>(`/v1/districts/${district}/documents?limit=200${cursor}`);
    return { words: page.map(({ number, title, shortTitle }) => number || shortTitle || title), next };
  });
  return { organs, documents };
};

const allOf = async (page: (cursor: string) => Promise<{ readonly words: readonly string[]; readonly next: string | null }>): Promise<readonly string[]> => {
  const words = new Set<string>();
  let cursor = '';
  do {
    const { words: more, next } = await page(cursor);
    for (const word of more) words.add(word);
    cursor = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
  } while (cursor !== '' && words.size < most);
  return [...words].slice(0, most).sort((a, b) => a.localeCompare(b, 'zh'));
};
