import { validators } from './checkers/validators.js';
import { spawnedPlay } from './spawned-play.fixture.js';

interface Told {
  readonly operations: { readonly ok: number; readonly unknown: number };
  readonly outages: Readonly<Record<string, number>>;
  readonly restarted: readonly string[];
  readonly settled: boolean;
  readonly wrong: readonly string[];
  readonly violations: Readonly<Record<string, number>>;
}

const none = (names: readonly string[]): Readonly<Record<string, number>> => Object.fromEntries(names.map((name) => [name, 0]));

describe('a database that fails over under load, the services being processes of their own', () => {
  it('to a synchronous standby loses nothing that was answered, and nothing has to be started again', async () => {
    const told = await spawnedPlay<Told>('failover/failover.ts', '--seconds', '3');
    expect(told).toMatchObject({ settled: true, restarted: [], wrong: [], operations: { unknown: 0 }, violations: none(Object.keys(validators)) });
    // While there was nobody to write: come again, in so many seconds. Nothing else of 5xx.
    expect(Object.keys(told.outages).filter((one) => !/^503 [a-z-]+$/u.test(one))).toEqual([]);
  }, 900_000);
});
