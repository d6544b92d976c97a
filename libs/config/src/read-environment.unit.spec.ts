import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { brokers, flag, httpUrl, port, postgresUrl, wholeNumber } from './environment-types.js';
import { EnvironmentError, readEnvironment } from './read-environment.js';

const schema = z.object({
  PORT: port(),
  DATABASE_URL: postgresUrl(),
  KAFKA_BROKERS: brokers().optional(),
  TRACING: flag().default(false),
  FEED: z.enum(['log', 'kafka']).default('log'),
  BATCH: wholeNumber(1, 5_000).default(1_000),
  GATEWAY: httpUrl().optional(),
  SIGNING_KEY: z.string().min(32).optional(),
});
const good = { PORT: '8080', DATABASE_URL: 'postgres://me:hush-hush@127.0.0.1:5432/log' };

function errorOf(environment: NodeJS.ProcessEnv): EnvironmentError {
  try {
    readEnvironment(schema, environment);
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
  }
  throw new Error('It was accepted.');
}

describe('reading the environment', () => {
  it('gives typed values with defaults, and nothing that the schema does not name', () => {
    const read = readEnvironment(schema, { ...good, KAFKA_BROKERS: 'a:9092,b:9093', TRACING: 'true', HOME: '/home/me' });
    expect(read).toEqual({ PORT: 8080, DATABASE_URL: good.DATABASE_URL, KAFKA_BROKERS: ['a:9092', 'b:9093'], TRACING: true, FEED: 'log', BATCH: 1_000 });
    expect(Object.isFrozen(read)).toBe(true);
  });

  it('names every wrong variable at once', () => {
    expect(errorOf({ PORT: '80a', FEED: 'carrier-pigeon', TRACING: 'yes', BATCH: '0' }).problems).toEqual([
      { variable: 'PORT', problem: 'must be a whole number in digits' },
      { variable: 'DATABASE_URL', problem: 'is missing' },
      { variable: 'TRACING', problem: 'must be one of true, false' },
      { variable: 'FEED', problem: 'must be one of log, kafka' },
      { variable: 'BATCH', problem: 'must be at least 1' },
    ]);
  });

  it('takes an empty variable for a missing one', () => {
    expect(errorOf({ ...good, DATABASE_URL: '' }).problems).toEqual([{ variable: 'DATABASE_URL', problem: 'is missing' }]);
  });

  it('never repeats a value, however it is wrong', () => {
    const canary = 'geheim-4711';
    const wrong = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, canary]));
    const error = errorOf(wrong);
    expect(error.problems.map(({ variable }) => variable)).toEqual(Object.keys(schema.shape));
    expect(error.message).not.toContain(canary);
    expect(JSON.stringify(error)).not.toContain(canary);
    expect(error.stack).not.toContain(canary);
  });

  it.each(['65536', '-1', '1e3', ' 80', '0x50', '８０'])('refuses the port %j', (value) => {
    expect(errorOf({ ...good, PORT: value }).problems).toEqual([expect.objectContaining({ variable: 'PORT' })]);
  });

  it.each(['a', 'a:9092,', 'http://a:9092', 'a:9092 b:9092'])('refuses the brokers %j', (value) => {
    expect(errorOf({ ...good, KAFKA_BROKERS: value }).problems).toEqual([{ variable: 'KAFKA_BROKERS', problem: 'must be like host:9092,host:9092' }]);
  });

  it.each(['127.0.0.1:5432', 'mysql://a/b', 'postgres//a'])('refuses the database URL %j', (value) => {
    expect(errorOf({ ...good, DATABASE_URL: value }).problems).toEqual([expect.objectContaining({ variable: 'DATABASE_URL' })]);
  });

  describe('a variable that a file holds', () => {
    const held = async (text: string): Promise<string> => {
      const file = join(await mkdtemp(join(tmpdir(), 'yange-config-')), 'secret');
      await writeFile(file, text, { mode: 0o600 });
      return file;
    };
    const { DATABASE_URL: url, ...others } = good;

    it.each(['', '\n', '\r\n'])('is read without the line end after it: %j', async (end) => {
      expect(readEnvironment(schema, { ...others, DATABASE_URL_FILE: await held(`${url}${end}`) }).DATABASE_URL).toBe(url);
    });

    it('is not set twice', async () => {
      expect(errorOf({ ...good, DATABASE_URL_FILE: await held(url) }).problems).toEqual([{ variable: 'DATABASE_URL', problem: 'is set twice: by itself and by DATABASE_URL_FILE' }]);
    });

    it('is missing where the file is empty', async () => {
      expect(errorOf({ ...others, DATABASE_URL_FILE: await held('\n') }).problems).toEqual([{ variable: 'DATABASE_URL', problem: 'is missing' }]);
    });

    it('needs a file that is there; its name is not repeated', () => {
      expect(errorOf({ ...others, DATABASE_URL_FILE: '/nowhere/canary' }).problems).toEqual([{ variable: 'DATABASE_URL_FILE', problem: 'must name a file that can be read' }]);
    });
  });
});
