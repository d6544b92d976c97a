import { defineQuery, nextAfter, page } from '@yange/use-case';
import fc from 'fast-check';
import { z } from 'zod';
import { sampleService, startSample, type SampleApplication } from './sample.service.fixture.js';

const own = '/v1/districts/150302';

/** Grids of two streets, in the order of their ids, as a list in memory. */
const gridsOf = (count: number): readonly { id: string; street: string }[] =>
  Array.from({ length: count }, (_, index) => ({ id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, street: index % 3 === 0 ? 'a' : 'b' }));

let all = gridsOf(0);

const listOf = (name: string) =>
  defineQuery({
    name,
    title: { zh: '网格', en: 'Grids' },
    path: name,
    right: 'read',
    params: z.strictObject({ ...page, street: z.string().optional() }),
    answer: z.strictObject({ grids: z.array(z.strictObject({ id: z.uuid(), street: z.string() })), next: z.string().nullable() }),
    run: async ({ after, limit, street }) => {
      const grids = all.filter((grid) => (after === undefined || grid.id > after) && (street === undefined || grid.street === street)).slice(0, limit);
      return { grids, next: nextAfter(grids, limit, 'id') };
    },
  });

interface Page {
  readonly grids: readonly { readonly id: string }[];
  readonly next: string | null;
}

describe('pages', () => {
  let sample: SampleApplication;

  beforeAll(async () => {
    sample = await startSample({ service: { ...sampleService, queries: [listOf('grids'), listOf('other-grids')] } });
  });
  afterAll(() => sample.close());

  const get = (path: string, headers: Record<string, string> = {}) => sample.ask('GET', `${own}/${path}`, { headers });
  const linked = (answer: { readonly headers: Headers }): string | null => /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;

  it('walked by their links are the whole, once each and in order, also while rows are added behind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(25), fc.integer({ min: 1, max: 9 }), fc.constantFrom('', 'street=a&', 'street=b&'), fc.nat(3), async (count, limit, filter, added) => {
        all = gridsOf(count);
        const walked: string[] = [];
        for (let at: string | null = `${own}/grids?${filter}limit=${limit}`; at !== null; ) {
          const answer = await sample.ask('GET', at);
          const { grids, next } = answer.body as Page;
          walked.push(...grids.map(({ id }) => id));
          at = linked(answer);
          expect(at === null).toBe(next === null);
          if (all.length === count) all = gridsOf(count + added);
        }
        const whole = ((await get(`grids?${filter}limit=1000`)).body as Page).grids.map(({ id }) => id);
        // What was added after the last page was there to be read cannot be on it.
        expect(walked).toEqual(whole.slice(0, walked.length));
        expect(walked.length).toBeGreaterThanOrEqual(gridsOf(count).filter(({ street }) => filter === '' || filter.includes(`=${street}&`)).length);
      }),
      { numRuns: 40 },
    );
  });

  const firstCursor = async (): Promise<string> => {
    all = gridsOf(12);
    return ((await get('grids?limit=5&street=b')).body as { next: string }).next;
  };

  it('hold for their question and filter, in pages of another size too', async () => {
    const cursor = await firstCursor();
    expect((await get(`grids?limit=2&street=b&cursor=${cursor}`)).body).toMatchObject({ grids: [{ id: all[8]?.id }, { id: all[10]?.id }] });
  });

  it.each<readonly [string, (cursor: string) => string]>([
    ['of another filter', (cursor) => `grids?street=a&cursor=${cursor}`],
    ['of no filter', (cursor) => `grids?cursor=${cursor}`],
    ['of another question', (cursor) => `other-grids?street=b&cursor=${cursor}`],
    ['made up from an id', () => `grids?street=b&cursor=${Buffer.from(JSON.stringify(['00000000-0000-4000-8000-000000000004', 'abcdefghijklmnop'])).toString('base64url')}`],
    ['moved to another id', (cursor) => `grids?street=b&cursor=${Buffer.from(Buffer.from(cursor, 'base64url').toString().replace('0007', '0001')).toString('base64url')}`],
    ['cut off', (cursor) => `grids?street=b&cursor=${cursor.slice(0, -3)}`],
    ['with something behind it', (cursor) => `grids?street=b&cursor=${cursor}AA`],
    ['that is a word', () => 'grids?street=b&cursor=next'],
    ['that is empty', () => 'grids?street=b&cursor='],
  ])('do not begin at a cursor %s', async (_what, path) => {
    expect(await get(path(await firstCursor()))).toMatchObject({ status: 400, body: { code: 'cursor' } });
  });

  it('are no larger than allowed, and take no id in place of a cursor', async () => {
    for (const path of ['grids?limit=0', 'grids?limit=1001', 'grids?limit=x', 'grids?after=00000000-0000-4000-8000-000000000004']) expect((await get(path)).status).toBe(422);
  });

  it('are linked to under the address that the caller knows', async () => {
    all = gridsOf(12);
    const answer = await get('grids?limit=5&street=b', { 'x-yange-outer-path': '/v1/districts/150302/grid/grids' });
    expect(linked(answer)).toBe(`/v1/districts/150302/grid/grids?limit=5&street=b&cursor=${(answer.body as Page).next}`);
  });

  it('are described by cursor and Link', async () => {
    const { paths } = (await sample.ask('GET', '/openapi.json', { as: '' })).body as { paths: Record<string, { get: { parameters: { name: string }[]; responses: { 200: { headers: object } } } }> };
    const operation = paths['/v1/districts/{district}/grids']?.get;
    expect([operation?.parameters.map(({ name }) => name).sort(), Object.keys(operation?.responses[200].headers ?? {})]).toEqual([['cursor', 'district', 'knownAt', 'limit', 'street'], ['Link']]);
  });
});
