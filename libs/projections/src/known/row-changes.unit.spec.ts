import { Timeline, type Aggregate } from '@yange/kernel';
import fc from 'fast-check';
import { datedRows, type DatedRow } from '../state-history/state-history.fold.js';
import { amountFold, dayOf, freshlyFolded, histories, type AmountEvent, type AmountFact } from './random-history.fixture.js';
import { rowChanges, type RowsByTable } from './row-changes.js';


const pairs = 10_000;
const pairsOfOne = 20;

const stateless: Aggregate<null, AmountEvent> = { initial: () => null, apply: () => null };
const rowsAt = (facts: readonly AmountFact[], position: number): RowsByTable => {
  const known = facts.filter((fact) => fact.position <= position);
  return known.length === 0 ? {} : Object.fromEntries(Map.groupBy(datedRows(amountFold, Timeline.of(stateless, known).facts, ''), ({ table }) => table));
};

interface Kept {
  readonly table: string;
  readonly hash: string;
  readonly cells: DatedRow;
  readonly from: number;
  readonly to: number | null;
}

/** What the tables hold when the history came in batches of these sizes. */
const kept = (facts: readonly AmountFact[], sizes: readonly number[]): readonly Kept[] => {
  let rows: readonly Kept[] = [];
  for (let [at, turn] = [0, 0]; at < facts.length; turn += 1) {
    const batch = facts.slice(at, at + (sizes[turn % sizes.length] ?? 1));
    const { born, gone, brief } = rowChanges(rowsAt(facts, (facts[at - 1]?.position ?? 0)), batch.map(({ position }) => ({ position, rows: rowsAt(facts, position) })));
    const ended = rows.map((row) => ({ ...row, to: row.to ?? gone.find(({ hash }) => hash === row.hash)?.to ?? null }));
    rows = [...ended, ...brief.map((row) => ({ ...row, cells: row.cells as DatedRow })), ...born.map((row) => ({ ...row, cells: row.cells as DatedRow, to: null }))];
    at += batch.length;
  }
  return rows;
};

const asked = (rows: readonly Kept[], asOf: string, knownAt: number): readonly string[] =>
  rows
    .filter(({ from, to }) => from <= knownAt && (to === null || to > knownAt))
    .filter(({ cells }) => cells.validFrom <= asOf && (cells.validTo === null || cells.validTo > asOf))
    .map(({ table, cells }) => `${table} ${cells.key} ${String(cells.cells[table === 'amounts' ? 'amount' : 'thing'])}`)
    .sort();

describe('rows with the positions between which they were known', () => {
  it(`answer for any day as known at any position what a fresh fold of the log answers (${pairs} pairs)`, () => {
    let compared = 0;
    const moments = fc.array(fc.tuple(fc.integer({ min: -25, max: 70 }), fc.integer({ min: 0, max: 90 })), { minLength: pairsOfOne, maxLength: pairsOfOne });
    fc.assert(
      fc.property(histories, fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }), moments, (facts, sizes, all) => {
        const rows = kept(facts, sizes);
        for (const [day, knownAt] of all) {
          expect(asked(rows, dayOf(day), knownAt)).toEqual(freshlyFolded(facts, dayOf(day), knownAt));
          compared += 1;
        }
      }),
      { numRuns: Math.ceil(pairs / pairsOfOne) },
    );
    expect(compared).toBeGreaterThanOrEqual(pairs);
  }, 900_000);

  it('are the same whatever batches the events came in', () => {
    const sorted = (rows: readonly Kept[]): readonly string[] => rows.map((row) => JSON.stringify([row.table, row.hash, row.from, row.to])).sort();
    fc.assert(fc.property(histories, fc.integer({ min: 2, max: 50 }), (facts, size) => expect(sorted(kept(facts, [size]))).toEqual(sorted(kept(facts, [1])))));
  });

  it('leave what was known before a late correction as it was, and change what is known after it', () => {
    const fact = (position: number, amount: number, day: number, supersedes: string | null = null): AmountFact => ({ event: { type: 'Set', data: { thing: 'a', amount } }, eventId: `e${position}`, effective: { from: dayOf(day), to: dayOf(day), precision: 'day', text: '' }, position, order: 0, supersedes });
    const before = [fact(1, 5, 10), fact(2, 7, 20)];
    const after = [...before, fact(9, 6, 10, 'e1')];
    const everyMoment = (rows: readonly Kept[], last: number) => Array.from({ length: 40 }, (_, day) => Array.from({ length: last + 1 }, (_one, knownAt) => asked(rows, dayOf(day), knownAt)));
    expect(JSON.stringify(everyMoment(kept(after, [1]), 8))).toBe(JSON.stringify(everyMoment(kept(before, [1]), 8)));
    expect([asked(kept(after, [1]), dayOf(15), 8), asked(kept(after, [1]), dayOf(15), 9), asked(kept(after, [1]), dayOf(25), 9)]).toEqual([['amounts a 5'], ['amounts a 6'], ['amounts a 7']]);
  });
});
