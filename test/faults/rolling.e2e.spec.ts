import { validators } from './checkers/validators.js';
import { spawnedPlay } from './spawned-play.fixture.js';

interface Told {
  readonly stages: readonly { readonly to: string }[];
  readonly operations: { readonly ok: number; readonly unknown: number };
  readonly reads: { readonly answered: number; readonly unanswered: number };
  readonly schemaVersions: readonly { readonly version: number; readonly events: number; readonly first: number; readonly last: number }[];
  readonly contracted: boolean;
  readonly crashes: readonly string[];
  readonly wrong: readonly string[];
  readonly violations: Readonly<Record<string, number>>;
}

describe('a rollout to the next version, back and forth again, under load', () => {
  it('loses nothing and never leaves a reader without an answer: version 2 of an event, a read model of the next version, a column under another name', async () => {
    const told = await spawnedPlay<Told>('rolling/rolling.ts', '--seconds', '1', '--json');
    expect(told).toMatchObject({
      stages: [{ to: 'next' }, { to: 'this' }, { to: 'next' }], operations: { unknown: 0 }, reads: { unanswered: 0 }, contracted: true, crashes: [], wrong: [],
      violations: Object.fromEntries(Object.keys(validators).map((name) => [name, 0])),
    });
    expect(told.reads.answered).toBeGreaterThan(0);
    const [first, second] = told.schemaVersions;
    expect(told.schemaVersions.map(({ version }) => version)).toEqual([1, 2]);
    // Both at once: version 1 was still written after the first of version 2.
    expect(first?.last).toBeGreaterThan(second?.first ?? Number.POSITIVE_INFINITY);
  }, 900_000);
});
