import { setImmediate as turn } from 'node:timers/promises';
import { inLanes } from './import.lanes.js';
import type { DecidedRow } from './import.row.js';

/** `a` may be written, `a?` is only read. */
const row = (id: string, ...streams: readonly string[]): DecidedRow =>
  ({ row: { id }, useCase: { streams: () => Object.fromEntries(streams.map((name, index) => [index, { streamId: name.replace('?', ''), aggregate: {}, ...(name.endsWith('?') ? { reads: true } : {}) }])) } }) as unknown as DecidedRow;

/** Which rows had begun, and which were done, whenever one began. */
const traced = async (rows: readonly DecidedRow[]): Promise<{ readonly doneBefore: Readonly<Record<string, readonly string[]>>; readonly most: number }> => {
  const doneBefore: Record<string, readonly string[]> = {};
  const done: string[] = [];
  let [running, most] = [0, 0];
  await inLanes(rows, 24, async ({ row: { id } }) => {
    doneBefore[id] = [...done];
    most = Math.max(most, (running += 1));
    for (let turns = 0; turns < 5; turns += 1) await turn();
    running -= 1;
    done.push(id);
  });
  return { doneBefore, most };
};

describe('rows side by side', () => {
  it('go at once where they only read what they share', async () => {
    const { doneBefore, most } = await traced([row('1', 'table?', 'a'), row('2', 'table?', 'b'), row('3', 'table?', 'c')]);
    expect([most, doneBefore]).toEqual([3, { 1: [], 2: [], 3: [] }]);
  });

  it('keep their order where one of them may write it: readers after writers, writers after readers', async () => {
    const { doneBefore } = await traced([row('1', 'table?'), row('2', 'table?'), row('3', 'table'), row('4', 'table?'), row('5', 'table?'), row('6', 'table')]);
    expect(doneBefore['3']).toEqual(['1', '2']);
    expect([doneBefore['4'], doneBefore['5']]).toEqual([['1', '2', '3'], ['1', '2', '3']]);
    expect(doneBefore['6']).toEqual(['1', '2', '3', '4', '5']);
  });

  it('keep it in every stream that they share', async () => {
    const { doneBefore } = await traced([row('1', 'a', 'b'), row('2', 'b', 'c?'), row('3', 'c'), row('4', 'a?')]);
    expect([doneBefore['2'], doneBefore['3']]).toEqual([['1'], expect.arrayContaining(['1', '2'])]);
    expect(doneBefore['4']).toContain('1');
  });
});
