import { InvalidToken, KeysUnavailable } from '@yange/auth';
import { InvalidAppend, LogBusy, LogClosed, OutcomeUnknown } from '@yange/event-log';
import { Rejected } from '@yange/kernel';
import { CommandIdReused, NotEntitled, TooContended } from '@yange/use-case';
import { BadRequestException, InternalServerErrorException, NotFoundException } from '@nestjs/common';
import pg from 'pg';
import { z } from 'zod';
import { languageOf } from './problem.language.js';
import { problemBody, problemFrom, Problem } from './problem.js';
import { problemOf } from './problem.mapping.js';

const databaseError = (code: string): pg.DatabaseError => Object.assign(new pg.DatabaseError('duplicate key in "secret_table"', 1, 'error'), { code, detail: 'Key (name)=(张三)', table: 'secret_table', where: 'SQL statement "insert into …"' });
const zodError = (): unknown => z.strictObject({ count: z.number(), list: z.array(z.strictObject({ 'a/b~c': z.string() })) }).safeParse({ count: 'x', list: [{ 'a/b~c': 1 }], extra: 1 }).error;
const withStatus = (statusCode: number): Error => Object.assign(new Error('FST_ERR at /srv/app/node_modules/fastify'), { statusCode });

describe('what went wrong and what the client is told', () => {
  it.each<readonly [string, unknown, number, string]>([
    ['a problem itself', new Problem(404, 'unknown-district'), 404, 'unknown-district'],
    ['a rule that refuses', new Rejected('over-quota', '超编', 'over quota', { approved: '5' }), 409, 'over-quota'],
    ['a body that is not valid', zodError(), 422, 'schema'],
    ['no token', new InvalidToken('token-missing'), 401, 'token-missing'],
    ['an old token', new InvalidToken('token-expired'), 401, 'token-expired'],
    ['an issuer whose keys cannot be read', new KeysUnavailable({ cause: new Error('fetch failed') }), 503, 'keys-unavailable'],
    ['a correction by somebody who may not give the command', new NotEntitled('staffing.record'), 403, 'not-entitled'],
    ['a key used for another content', new CommandIdReused('c-1'), 422, 'command-id-reused'],
    ['what no log could hold', new InvalidAppend('streamId', 'too long'), 422, 'not-storable'],
    ['streams that never stand still', new TooContended('s'), 409, 'contended'],
    ['an append whose outcome is unknown', new OutcomeUnknown('c-1', { cause: new Error('x') }), 503, 'log-unavailable'],
    ['a log with too many waiting', new LogBusy('150302/grid'), 503, 'log-unavailable'],
    ['a log that is closing', new LogClosed('150302/grid'), 503, 'log-unavailable'],
    ['a database that refuses connections', Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }), 503, 'log-unavailable'],
    ['a database that shuts down', databaseError('57P01'), 503, 'log-unavailable'],
    ['a database that became a replica', databaseError('25006'), 503, 'log-unavailable'],
    ['a name of a database that is not found while it moves', Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }), 503, 'log-unavailable'],
    ['a pool that waits too long', new Error('timeout exceeded when trying to connect'), 503, 'log-unavailable'],
    ['a body too large', withStatus(413), 413, 'too-large'],
    ['a media type that nobody reads', withStatus(415), 415, 'media-type'],
    ['headers too large', withStatus(431), 431, 'header-too-large'],
    ['a path too long', withStatus(414), 414, 'uri-too-long'],
    ['a route that is not there', new NotFoundException('Cannot GET /secret'), 404, 'not-found'],
    ['a method that is not there', withStatus(405), 405, 'method-not-allowed'],
    ['what the framework refuses', new BadRequestException(), 400, 'malformed'],
    ['another 4xx of the framework', withStatus(499), 499, 'malformed'],
    ['a fault of the framework', new InternalServerErrorException('stack'), 500, 'internal'],
    ['a constraint of the database', databaseError('23505'), 500, 'internal'],
    ['a fault of ours', new TypeError("Cannot read properties of undefined (reading 'x')"), 500, 'internal'],
    ['what is no error', 'a string', 500, 'internal'],
    ['nothing', undefined, 500, 'internal'],
  ])('%s', (_what, error, status, code) => {
    const problem = problemOf(error);
    expect([problem.status, problem.code]).toEqual([status, code]);
    const told = JSON.stringify(problemBody(problem, '/v1/x', 'en'));
    expect(told).not.toMatch(/secret|insert into|张三|node_modules|\bat \/|Cannot read|ECONN|127\.0\.0\.1|stack/i);
    if (status === 503) expect(problem.more.retryAfterSeconds).toBeGreaterThan(0);
    expect(JSON.parse(told)).toMatchObject({ type: `urn:yange:problem:${code}`, title: expect.stringMatching(/^[\x20-\x7e]+$/), detail: expect.stringMatching(/./), status, code, instance: '/v1/x' });
  });

  it('points into the body, by RFC 6901', () => {
    expect(problemOf(zodError()).more.errors).toEqual([
      expect.objectContaining({ pointer: '/count', code: 'invalid_type' }),
      expect.objectContaining({ pointer: '/list/0/a~1b~0c' }),
      { pointer: '/extra', code: 'unknown-field', detail: { zh: '没有这个字段', en: 'unknown field' } },
    ]);
  });

  it('does not repeat a body without end: fifty errors, twenty unknown fields', () => {
    const many = z.array(z.number()).safeParse(Array.from({ length: 1000 }, () => 'x')).error;
    const unknown = z.strictObject({}).safeParse(Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, 1]))).error;
    expect([problemOf(many).more.errors?.length, problemOf(unknown).more.errors?.length]).toEqual([50, 20]);
  });

  it('says what is wrong with a field in both languages, and never its value', () => {
    const schema = z.strictObject({ kind: z.enum(['a', 'b']), name: z.string().min(2).max(3), day: z.iso.date(), code: z.string().regex(/^\d{6}$/), list: z.array(z.string()).max(1), count: z.number().max(5), own: z.string().refine(() => false, '不行 · not so'), plain: z.string().refine(() => false, 'no such day') });
    const found = schema.safeParse({ kind: 'secret', name: 's', day: 'secret', code: 'secret', list: ['secret', 'secret'], count: 7, own: 'secret', plain: 'secret' }).error;
    const { errors = [] } = problemBody(problemOf(found), '/x', 'zh');
    expect(errors.map(({ pointer, words }) => [pointer, words?.zh, words?.en])).toEqual([
      ['/kind', '应为下列之一：a、b', 'must be one of: a, b'],
      ['/name', '字数不得少于 2', 'the length must be at least 2'],
      ['/day', '格式应为 date', 'must have the format date'],
      ['/code', '格式不符，应为 /^\\d{6}$/', 'must match /^\\d{6}$/'],
      ['/list', '个数不得多于 1', 'the number of items must be at most 1'],
      ['/count', '数值不得多于 5', 'must be at most 5'],
      ['/own', '不行', 'not so'],
      ['/plain', '内容不合要求（no such day）', 'no such day'],
    ]);
    expect(problemBody(problemOf(schema.safeParse({ kind: 'a' }).error), '/x', 'en').errors?.[0]).toEqual({ pointer: '/name', code: 'invalid_type', detail: 'is required', words: { zh: '必填', en: 'is required' } });
    expect(JSON.stringify(errors)).not.toContain('secret');
  });

  it.each([['zh', '不合规则', '超编'], ['en', 'Refused by a rule', 'over quota']] as const)('keeps the words and facts of the rule, in %s', (language, title, detail) => {
    const words = { title: { zh: '不合规则', en: 'Refused by a rule' }, detail: { zh: '超编', en: 'over quota' } };
    expect(problemBody(problemOf(new Rejected('over-quota', '超编', 'over quota', { approved: '5' })), '/x', language)).toEqual({ type: 'urn:yange:problem:over-quota', title, status: 409, detail, instance: '/x', code: 'over-quota', words, facts: { approved: '5' } });
  });

  it('is passed on by another service whole', () => {
    const body = problemBody(problemOf(zodError()), '/inner', 'en');
    expect(problemBody(problemFrom(422, JSON.parse(JSON.stringify(body))), '/outer', 'en')).toEqual({ ...body, instance: '/outer' });
    expect(problemFrom(502, '<html>')).toMatchObject({ status: 502, code: 'service-failed' });
  });
});

describe('the language of an answer', () => {
  it.each([
    [undefined, 'zh'], ['', 'zh'], ['*', 'zh'], ['en', 'en'], ['en-GB,en;q=0.9', 'en'], ['EN', 'en'], ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'], ['en;q=0.8,zh;q=0.9', 'zh'], ['fr,en;q=0.1', 'en'], ['fr', 'zh'],
    ['en;q=0', 'zh'], ['en;q=7', 'zh'], ['en;q=,', 'zh'], ['en,zh', 'zh'], ['x'.repeat(5000), 'zh'], ['zh;q=0,en;q=0.5', 'en'],
  ] as const)('asked for as %j is %s', (header, language) => expect(languageOf(header)).toBe(language));
});
