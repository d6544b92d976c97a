import { logger } from './logger.js';

describe('the logger', () => {
  let lines: Record<string, unknown>[];
  const stream = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  beforeEach(() => {
    lines = [];
  });

  it('writes one JSON line with service, level in words and time in UTC', () => {
    logger('staffing', { stream, level: 'info' }).info({ rows: 3 }, 'imported');
    expect(lines).toEqual([{ level: 'info', time: expect.stringMatching(/^\d{4}-.+Z$/) as string, service: 'staffing', rows: 3, msg: 'imported' }]);
  });

  it.each([
    ['authorization'], ['Authorization'], ['cookie'], ['set-cookie'], ['password'], ['name'], ['idNumber'], ['id_number'], ['phone'],
  ])('withholds %s at every depth', (key) => {
    const canary = '张三-110105194912310021';
    const secret = { [key]: canary };
    logger('staffing', { stream, level: 'info' }).child({ who: secret }).info({ ...secret, a: { ...secret, b: { ...secret, c: { ...secret, d: [secret] } } } }, 'x');
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain(canary);
    expect(lines[0]?.[key]).toBe('[withheld]');
  });

  it('writes an error with its kind, message and stack, but not what it carries along', () => {
    const error = Object.assign(new TypeError('no such organ'), { code: 'unknown-organ', headers: { authorization: 'Bearer canary' } });
    logger('staffing', { stream, level: 'info' }).error({ err: new Error('outer', { cause: error }) }, 'failed');
    expect(lines[0]).toMatchObject({ err: { type: 'Error', message: 'outer', cause: { type: 'TypeError', message: 'no such organ', code: 'unknown-organ' } } });
    expect(JSON.stringify(lines)).not.toContain('canary');
    lines = [];
    logger('staffing', { stream, level: 'info' }).error(error);
    expect(lines[0]).toMatchObject({ msg: 'no such organ', err: { type: 'TypeError', code: 'unknown-organ' } });
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it('writes of a request and a reply only what is no secret', () => {
    const req = { id: 'r1', method: 'GET', url: '/organs?phone=canary', headers: { authorization: 'canary' }, body: 'canary' };
    logger('staffing', { stream, level: 'info' }).child({ req }).info({ req, res: { statusCode: 200, headers: { 'set-cookie': 'canary' } } }, 'done');
    expect(lines[0]).toMatchObject({ req: { id: 'r1', method: 'GET', path: '/organs' }, res: { statusCode: 200 } });
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it('survives a value that contains itself', () => {
    const self: Record<string, unknown> = {};
    self['self'] = self;
    logger('staffing', { stream, level: 'info' }).info({ self }, 'x');
    expect(lines).toHaveLength(1);
  });

  it('keeps a line a line, whatever a value contains', () => {
    const raw: string[] = [];
    logger('staffing', { stream: { write: (line) => void raw.push(line) }, level: 'info' }).info({ organ: '局\r\n{"level":"fatal"}\u001b[31m' }, 'a\nb');
    expect(raw).toHaveLength(1);
    expect(raw[0]?.trimEnd()).not.toMatch(/[\r\n\u001b]/);
  });
});
