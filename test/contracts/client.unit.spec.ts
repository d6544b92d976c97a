import { readFile } from 'node:fs/promises';
import type { ApiDocument } from '@yange/http';
import { clientTypes, clientTypesFile } from './client.types.js';
import { committedDocument } from './openapi.document.js';

const written = (): Promise<string> => readFile(clientTypesFile, 'utf8');

/** The document as somebody might change it. */
const changed = async (change: (document: { paths: Record<string, Record<string, { parameters: { name: string }[] }>> }) => void): Promise<ApiDocument> => {
  const document = structuredClone(await committedDocument());
  change(document as never);
  return document;
};

const organs = '/v1/districts/{district}/organisations/organs';

describe('the types of the client', () => {
  it('are generated from the committed document: after a change of it, `npm run client`', async () => {
    expect((await clientTypes(await committedDocument())) === (await written())).toBe(true);
  }, 120_000);

  it.each<readonly [string, (document: Parameters<Parameters<typeof changed>[0]>[0]) => void]>([
    ['a door that is gone', ({ paths }) => delete paths[organs]],
    ['a parameter that is gone', ({ paths }) => paths[organs]?.['get']?.parameters.pop()],
  ])('show %s', async (_what, change) => {
    expect((await clientTypes(await changed(change))) === (await written())).toBe(false);
  }, 120_000);
});
