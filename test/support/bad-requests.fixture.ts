import type { Call } from './gateway.fixture.js';
import type { JsonSchema, Operation } from './openapi.fixture.js';

export interface BadRequest extends Call {
  /** what is wrong with it */
  readonly what: string;
  readonly method: string;
  readonly path: string;
}

type Random = () => number;

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

const uuid = (random: Random): string => {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
};

/** A value that a schema would take, as far as it says what it takes. */
export const sampleOf = (schema: JsonSchema, random: Random): unknown => {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return pick(random, schema.enum);
  if (schema.anyOf !== undefined) return sampleOf(pick(random, schema.anyOf), random);
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => (schema.required?.includes(name) === true || random() < 0.3 ? [[name, sampleOf(inner, random)]] : [])));
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, 1) }, () => sampleOf(schema.items ?? {}, random));
    case 'integer':
    case 'number':
      return (schema.minimum ?? 0) + Math.floor(random() * 3);
    case 'boolean':
      return random() < 0.5;
    case 'null':
      return null;
    default:
      return schema.format === 'uuid' ? uuid(random) : schema.format === 'date' ? '2021-03-02' : '示例'.padEnd(schema.minLength ?? 0, '例');
  }
};

const odd: readonly unknown[] = [null, true, -1, 1.5, 1e300, '', ' ', '\u202e', '2019-02-30', "' or 1=1 --", '<script>', '${7*7}', '../../etc/passwd', '=cmd()', 'x'.repeat(100_000), [], {}, [[]], { a: { b: [] } }, Array.from({ length: 5_000 }, () => 0)];

/** The body with one of its fields, at any depth, taken away or made odd. */
const bent = (value: unknown, random: Random): unknown => {
  if (Array.isArray(value) && value.length > 0 && random() < 0.8) return value.map((item, index) => (index === 0 ? bent(item, random) : item));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return pick(random, odd);
  const name = pick(random, Object.keys(value));
  if (name === undefined) return pick(random, odd);
  const entries = Object.entries(value).flatMap(([key, inner]) => (key !== name ? [[key, inner]] : random() < 0.2 ? [] : [[key, bent(inner, random)]]));
  return Object.fromEntries(entries) as unknown;
};

const oddSegments = ['%00', '%2e%2e', '..%2f..', 'a%2Fb', '%E0%A4%A', '%ff', "'--", 'x'.repeat(301), 'x'.repeat(5_000), '%F0%9F%8F%9B', '-', '*', '%0d%0aX-A:1', 'null', '00000000-0000-4000-8000-000000000000'];
const oddQueries = ['limit=-1', 'limit=1e3', 'on=2019-02-30', 'on=', 'type=a&type=b', 'on[]=1', '__proto__=1', 'constructor[prototype]=1', 'stream=%00', 'after=%ff', 'sort=actor', `x=${'y'.repeat(4_000)}`, '%', '&&&==', 'dryRun=perhaps', 'policy=', 'limit=9007199254740993', `stream=organ/${'x'.repeat(400)}`, "type=' or 1=1 --"];

/** Path of an operation with plausible parameters, or with one that is odd. */
const pathOf = (operation: Operation, random: Random, isOdd: boolean): string => {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const bad = isOdd ? pick(random, names) : undefined;
  return operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => (name === bad ? pick(random, oddSegments) : name === 'district' ? '150302' : name === 'context' ? 'staffing' : uuid(random)));
};

const json = { 'content-type': 'application/json' };

/** What no JSON door takes, whatever it is for. */
const unreadable = (body: string, key: string): readonly (readonly [string, Call])[] => [
  ['cut off', { bytes: body.slice(0, -1), headers: json }],
  ['empty', { bytes: '', headers: json }],
  ['a list', { bytes: `[${body}]`, headers: json }],
  ['null', { bytes: 'null', headers: json }],
  ['a word', { bytes: '"body"', headers: json }],
  ['two of it', { bytes: body + body, headers: json }],
  ['33 levels', { bytes: `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`, headers: json }],
  ['no UTF-8', { bytes: Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]), headers: json }],
  ['UTF-16', { bytes: Buffer.from(body, 'utf16le'), headers: json }],
  ['a byte order mark', { bytes: `\ufeff${body}`, headers: json }],
  ['a NUL', { bytes: body.replace('{', '{"a":"\\u0000",'), headers: json }],
  ['half a surrogate pair', { bytes: body.replace('{', '{"a":"\\ud800",'), headers: json }],
  ['a prototype', { bytes: body.replace('{', '{"__proto__":{},'), headers: json }],
  ['a field twice', { bytes: body.replace('{', '{"a":1,"a":2,'), headers: json }],
  ['text', { bytes: body, headers: { 'content-type': 'text/plain' } }],
  ['of no type', { bytes: Buffer.from(body) }],
  ['of a type that is none', { bytes: body, headers: { 'content-type': 'json' } }],
  ['in GBK', { bytes: body, headers: { 'content-type': 'application/json; charset=gbk' } }],
  ['packed', { bytes: body, headers: { ...json, 'content-encoding': 'br' } }],
  ['a form', { bytes: new FormData() }],
  ['without a token', { bytes: body, headers: json, authorization: null }],
  ['with a token that is none', { bytes: body, headers: json, authorization: `Bearer ${key}.${key}.${key}` }],
  ['of nobody', { bytes: body, headers: json, authorization: 'Basic eDp5' }],
];

const keyless = (body: string): readonly (readonly [string, Call])[] => [
  ['without a key', { bytes: body, headers: json, key: null }],
  ['with an empty key', { bytes: body, headers: json, key: '' }],
  ['with a key of blanks', { bytes: body, headers: json, key: 'a b' }],
  ['with a key without end', { bytes: body, headers: json, key: 'k'.repeat(10_000) }],
  ['with a key of other letters', { bytes: body, headers: json, key: 'é' }],
];

/** A form is what an import takes, and a rebuild and what is parked tried again read neither body nor query. */
const fits = (operationId: string, what: string): boolean => (operationId === 'start-import' && what === 'a form') || (['rebuild', 'retry-parked'].includes(operationId) && !/token|nobody|odd path/.test(what));

/** Some of many, others each time: over all operations each comes often. */
const some = <T>(random: Random, all: readonly T[], count: number): readonly T[] => {
  const start = Math.floor(random() * all.length);
  return Array.from({ length: count }, (_, index) => all[(start + index * 5) % all.length] as T);
};

/** Many requests to one operation, of which a POST can never be right, and none may be a fault of ours. */
export const badRequestsTo = (operation: Operation, as: string, random: Random): readonly BadRequest[] => {
  const method = operation.method.toUpperCase();
  const made = (what: string, path: string, call: Call): BadRequest => ({ as, ...call, what, method, path });
  const plain = pathOf(operation, random, false);
  const asking = [
    ...Array.from({ length: 3 }, () => made('an odd path', pathOf(operation, random, true), method === 'GET' ? {} : { json: {}, key: null })),
    ...Array.from({ length: 3 }, () => made('an odd query', `${plain}?${pick(random, oddQueries)}`, method === 'GET' ? {} : { json: { unknown: 1 }, key: null })),
    made('odd headers', plain, { ...(method === 'GET' ? {} : { json: [] }), headers: { 'accept-language': ';;q=,*;q=x', accept: 'image/png', traceparent: '00-zz', range: 'bytes=0-', 'if-match': '*', 'x-http-method-override': 'DELETE' } }),
  ];
  if (method === 'GET') return [...asking, made('without a token', plain, { authorization: null }), made('packed', plain, { headers: { 'content-encoding': 'gzip' } })];
  if (operation.body === null) return [...asking, ...unreadable('{"a":1}', 'x').map(([what, call]) => made(what, plain, call))].filter(({ what }) => !fits(operation.operationId, what));
  const sample = (): Record<string, unknown> => sampleOf(operation.body ?? {}, random) as Record<string, unknown>;
  const text = JSON.stringify({ ...sample(), unknown: 1 });
  const isCommand = operation.parameters.some(({ name }) => name === 'Idempotency-Key');
  const corrected = { corrects: uuid(random), effective: '2021-03-02', documents: [{ number: '海党编发〔2021〕3号', issuer: '区委编委', issuedOn: '2021-03-01' }] };
  return [
    ...asking,
    ...some(random, unreadable(text, 'x'), 8).map(([what, call]) => made(what, plain, call)),
    made('an unknown field', plain, { json: { ...sample(), unknown: 1 } }),
    ...Array.from({ length: 6 }, () => made('bent', plain, { json: { ...(bent(sample(), random) as object), unknown: 1 } })),
    ...(isCommand ? [...keyless(text).map(([what, call]) => made(what, plain, call)), ...Array.from({ length: 3 }, () => made('a correction of nothing', plain, { json: { ...sample(), ...corrected } }))] : []),
  ];
};
