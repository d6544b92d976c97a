import type { FastifyRequest } from 'fastify';
import { etagOf, ifMatchPattern, preconditionsOf } from './preconditions.js';

const asked = (headers: Record<string, string>) => () => preconditionsOf({ headers } as unknown as FastifyRequest);

describe('what a request says it has seen', () => {
  it.each<readonly [string, Record<string, string>, readonly object[]]>([
    ['nothing', {}, []],
    ['a version', { 'if-match': etagOf(17) }, [{ kind: 'versions', versions: [17] }]],
    ['one of several', { 'if-match': '"17",  "18"' }, [{ kind: 'versions', versions: [17, 18] }]],
    ['whichever there is', { 'if-match': ' * ' }, [{ kind: 'exists' }]],
    ['a weak tag, which matches nothing', { 'if-match': 'W/"17"' }, [{ kind: 'versions', versions: [] }]],
    ['a tag of somebody else, which matches nothing', { 'if-match': '"xyzzy", "3"' }, [{ kind: 'versions', versions: [3] }]],
    ['that there is nothing yet', { 'if-none-match': '*' }, [{ kind: 'absent' }]],
    ['both', { 'if-match': '"1"', 'if-none-match': '*' }, [{ kind: 'versions', versions: [1] }, { kind: 'absent' }]],
  ])('%s', (_what, headers, expected) => expect(asked(headers)()).toEqual(expected));

  it.each<readonly [string, Record<string, string>, string]>([
    ['a version without quotes', { 'if-match': '17' }, 'if-match'],
    ['nothing at all', { 'if-match': '' }, 'if-match'],
    ['a list that breaks off', { 'if-match': '"17",' }, 'if-match'],
    ['a star among tags', { 'if-match': '*, "17"' }, 'if-match'],
    ['another version than nothing', { 'if-none-match': '"17"' }, 'if-none-match'],
  ])('is no such header: %s', (_what, headers, code) => expect(asked(headers)).toThrow(expect.objectContaining({ status: 400, code })));

  it('is described as it is taken', () => {
    const described = new RegExp(ifMatchPattern);
    expect(['*', '"17"', '"17", "18"'].filter((text) => !described.test(text))).toEqual([]);
    expect(['17', 'W/"17"', '"17",', ''].filter((text) => described.test(text))).toEqual([]);
  });
});
