import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { doorOfThing } from './version-seen.model.js';

interface Door {
  readonly parameters?: readonly { readonly name?: string; readonly required?: boolean }[];
  readonly responses?: Readonly<Record<string, { readonly headers?: Readonly<Record<string, unknown>> }>>;
}

const { paths } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../gateway/openapi.json'), 'utf8')) as { paths: Readonly<Record<string, Readonly<Record<string, Door>>>> };

describe('the version that a form has seen', () => {
  it('is asked of the door of the thing, and there is one for every command that does not go without', () => {
    const wanting = Object.entries(paths).filter(([, { post }]) => post?.parameters?.some(({ name, required }) => name === 'If-Match' && required === true) === true).map(([path]) => path);
    expect(wanting.length).toBeGreaterThan(5);
    const doors = new Set(wanting.map((path) => doorOfThing({ path })));
    for (const door of doors) expect([door, Object.keys(paths[door ?? '']?.['get']?.responses?.['200']?.headers ?? {})]).toEqual([door, expect.arrayContaining(['ETag'])]);
  });

  it('is nobody\'s where a command begins something', () => {
    expect([doorOfThing({ path: '/v1/districts/{district}/organisations/organs' }), doorOfThing({ path: '/v1/districts/{district}/grid/calls/{callId}/answers' })]).toEqual([null, '/v1/districts/{district}/grid/calls/{callId}']);
  });
});
