import fc from 'fast-check';
import { parseJsonBody } from './json.body.js';
import { duplicateKeyIn } from './json.duplicate-keys.js';
import { Problem } from '../problem/problem.js';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

const codeOf = (body: Uint8Array): string => {
  try {
    parseJsonBody(body);
    return 'accepted';
  } catch (error) {
    return error instanceof Problem ? `${error.status} ${error.code}` : String(error);
  }
};

const nested = (depth: number, open = '[', close = ']'): string => open.repeat(depth) + close.repeat(depth);

describe('a JSON body', () => {
  it.each<readonly [string, Uint8Array, string]>([
    ['an object', bytes('{"名称":"区财政局","数":[1,2.5,-3e2,null,true]}'), 'accepted'],
    ['32 levels', bytes(nested(32)), 'accepted'],
    ['brackets in a string, escaped quotes too', bytes(`"${'[{'.repeat(50)}\\"${'['.repeat(50)}"`), 'accepted'],
    ['an escaped pair of surrogates', bytes('"\\ud83d\\ude00"'), 'accepted'],
    ['nothing', bytes(''), '400 malformed'],
    ['blanks', bytes('  '), '400 malformed'],
    ['half an object', bytes('{"a":'), '400 malformed'],
    ['a comma too many', bytes('[1,]'), '400 malformed'],
    ['what JavaScript would take', bytes("{a:'b'}"), '400 malformed'],
    ['two documents', bytes('{}{}'), '400 malformed'],
    ['NaN', bytes('NaN'), '400 malformed'],
    ['33 levels', bytes(nested(33)), '400 too-deep'],
    ['33 levels of objects', bytes(`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`), '400 too-deep'],
    ['100,000 levels', bytes(nested(100_000)), '400 too-deep'],
    ['100,000 levels that never close', bytes('['.repeat(100_000)), '400 too-deep'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), '400 encoding'],
    ['an overlong form', Buffer.from([0x22, 0xc0, 0x80, 0x22]), '400 encoding'],
    ['GBK', Buffer.from([0x22, 0xc7, 0xf8, 0x22]), '400 encoding'],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le'), '400 malformed'],
    ['a byte order mark', bytes('\ufeff{}'), '400 malformed'],
    ['a NUL', bytes('{"a":"x\\u0000"}'), '400 encoding'],
    ['a NUL in a key', bytes('{"x\\u0000":1}'), '400 encoding'],
    ['a lone surrogate', bytes('{"a":["\\ud800"]}'), '400 encoding'],
    ['a lone surrogate in a key', bytes('{"\\udc00":1}'), '400 encoding'],
    ['a prototype', bytes('{"__proto__":{"right":"all"}}'), '400 malformed'],
    ['a prototype deep inside', bytes('{"a":[{"b":{"__proto__":1}}]}'), '400 malformed'],
    ['a field twice', bytes('{"a":1,"b":2,"a":3}'), '400 duplicate-key'],
    ['a field twice, once escaped', bytes('{"name":1,"n\\u0061me":2}'), '400 duplicate-key'],
    ['a field twice deep inside', bytes('{"a":[{"b":1},{"b":1,"c":{},"b":2}]}'), '400 duplicate-key'],
    ['the empty name twice', bytes('{"":1,"":1}'), '400 duplicate-key'],
    ['a name once in each of several objects', bytes('{"a":{"a":[{"a":"a"},{"a":"a:,{"}]},"b":{"a":1}}'), 'accepted'],
    ['an escaped prototype', bytes('{"\\u005f_proto__":1}'), '400 malformed'],
  ])('%s', (_what, body, expected) => expect(codeOf(body)).toBe(expected));

  it('is what JSON.parse says of every JSON document that can be stored', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__') && !/\\u0000/.test(JSON.stringify(value)));
        expect(parseJsonBody(bytes(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('finds every field that comes twice, and says where', () => {
    const doubled = fc.tuple(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 3 }), { minKeys: 1, maxKeys: 5 }), fc.nat({ max: 4 }));
    fc.assert(
      fc.property(doubled, ([fields, chosen]) => {
        const names = Object.keys(fields).filter((name) => name !== '__proto__' && !name.includes('\u0000'));
        const name = names[chosen % Math.max(names.length, 1)];
        fc.pre(name !== undefined && !/__proto__|\\u0000/.test(JSON.stringify(fields)));
        const text = `[0,{"outer":${JSON.stringify(fields).slice(0, -1)},${JSON.stringify(name)}:null}}]`;
        expect(JSON.stringify(JSON.parse(text))).not.toBe(text);
        expect(codeOf(bytes(text))).toBe('400 duplicate-key');
        expect(duplicateKeyIn(text)).toBe(`/1/outer/${(name ?? '').replaceAll('~', '~0').replaceAll('/', '~1')}`);
        expect(duplicateKeyIn(JSON.stringify(fields))).toBeNull();
      }),
    );
  });

  it('never ends in another error than a problem, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (body) => expect(codeOf(body)).toMatch(/^(accepted|400 (malformed|encoding|too-deep|duplicate-key))$/)));
  });
});
