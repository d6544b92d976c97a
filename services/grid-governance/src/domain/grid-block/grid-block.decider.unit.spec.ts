import { onDay, Timeline } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { abolishCountedGridsUseCase } from '../../commands/grids/abolish-counted-grids.use-case.js';
import { createGridsUseCase } from '../../commands/grids/create-grids.use-case.js';
import { nameGridUseCase } from '../../commands/grids/name-grid.use-case.js';
import { grid, type OneGridEvent } from '../grid/grid.aggregate.js';
import { block, created, drawn, first, sized, standard, unit } from '../grid/grid.fixture.js';
import { gridBlocks, type GridBlockEvent } from './grid-block.aggregate.js';

const naming = { ...first, drawnFrom: '网格' };
const factsOf = (given: readonly GivenEvent[], stream: RegExp) =>
  given.filter((one) => stream.test(one.stream)).map((one, position) => ({ event: one.event as never, eventId: `e${position}`, effective: one.effective ?? onDay('2018-01-01'), position, order: 0, supersedes: null }));

/** Named and counted together, of one unit's names and one owner's blocks. */
const totalOn = (given: readonly GivenEvent[], date: string): number => {
  const blocks = [...Timeline.of<ReadonlyMap<string, { count: number }>, GridBlockEvent>(gridBlocks, factsOf(given, /^grid-block/)).at(date).values()];
  return blocks.reduce((sum, { count }) => sum + count, Timeline.of<{ count: number }, OneGridEvent>(grid as never, factsOf(given, /^grid\//)).at(date).count);
};

describe('grids that are only counted', () => {
  it('are a block of the district or of one street or town', () => {
    const data = { type: 'GridsCreated', data: { grids: { named: [], blocks: [{ label: '网格', count: 444 }] } } };
    expect(decideGiven([], createGridsUseCase, { label: '网格', count: 444 }).events).toMatchObject([{ event: data }]);
    const body = { label: '网格', count: 444, unit };
    expect(decideGiven([block(444, '2019-02-01')], createGridsUseCase, body).events).toMatchObject([{ event: data }]);
    expect(createGridsUseCase.streams(body, {} as never)).toMatchObject({ blocks: { streamId: `grid-block/${unit.id}` } });
  });

  it('are drawn from that block once they are named: the total stays', () => {
    const given = [standard, block(444, '2019-01-01')];
    const { events, rules } = decideGiven(given, nameGridUseCase, naming);
    expect(rules).toEqual([]);
    expect(events).toMatchObject([
      { stream: 'grid', event: { type: 'GridsCreated', data: { grids: { named: [{ name: '第一网格', drawnFrom: 'b-district' }] } } } },
      { stream: 'grid', event: { type: 'GridSized', data: { households: 350 } } },
      { stream: 'districtBlocks', event: { type: 'GridDrawn', data: { blockId: 'b-district', label: '网格', name: '第一网格' } } },
    ]);
    const after = [...given, ...events.map(({ stream, event }) => ({ stream: stream === 'grid' ? 'grid/1' : 'grid-block/district', event, effective: onDay('2019-02-01') }))];
    expect([totalOn(after, '2019-01-31'), totalOn(after, '2019-02-01')]).toEqual([444, 444]);
  });

  it("are drawn from the unit's own block where it has one, else from the district's", () => {
    const both = [block(9, '2019-01-01'), block(9, '2019-01-01', { owner: unit.id })];
    expect(decideGiven(both, nameGridUseCase, naming).events.map(({ stream }) => stream)).toEqual(['grid', 'grid', 'blocks']);
    const used = [block(9, '2019-01-01'), block(1, '2019-01-01', { owner: unit.id }), drawn('第零网格', '2019-01-02', unit.id)];
    expect(decideGiven(used, nameGridUseCase, naming).events.map(({ stream }) => stream)).toEqual(['grid', 'grid', 'districtBlocks']);
  });

  it('are not drawn from a block that is empty, or not there yet', () => {
    const used = [block(1, '2019-01-01'), drawn('第零网格', '2019-01-02')];
    expect(() => decideGiven(used, nameGridUseCase, naming)).toThrow('block-overdrawn');
    expect(() => decideGiven([block(9, '2019-03-01')], nameGridUseCase, naming)).toThrow('unknown-grid');
  });

  it('add nothing for a repeated command', () => {
    expect(decideGiven([block(444, '2019-02-01')], createGridsUseCase, { label: '网格', count: 444 }, { commandId: 'another' }).events).toEqual([]);
    const said = [block(1, '2019-01-01'), drawn('第一网格', '2019-02-01'), created('第一网格', '2019-02-01', 'b-district'), sized('第一网格', 350, '2019-02-01')];
    expect(decideGiven(said, nameGridUseCase, naming, { commandId: 'another' }).events).toEqual([]);
  });

  it('find by a late abolition that a later day is overdrawn', () => {
    const given = [block(2, '2018-01-01'), drawn('甲', '2020-01-01'), drawn('乙', '2020-01-01')];
    expect(decideGiven(given, abolishCountedGridsUseCase, { block: '网格', count: 1 }).rules).toEqual(['grids-overdrawn']);
    expect(decideGiven([block(3, '2018-01-01'), ...given.slice(1)], abolishCountedGridsUseCase, { block: '网格', count: 1 }).rules).toEqual([]);
    expect(() => decideGiven(given, abolishCountedGridsUseCase, { block: '网格', count: 3 })).toThrow('block-overdrawn');
    expect(() => decideGiven(given, abolishCountedGridsUseCase, { block: '网格', count: 1, unit })).toThrow('unknown-grid');
  });

  it('count by the corrected number', () => {
    const given = [block(444, '2018-01-01', { eventId: 'first' }), block(44, '2018-01-01', { supersedes: 'first' })];
    expect(() => decideGiven(given, abolishCountedGridsUseCase, { block: '网格', count: 45 })).toThrow('block-overdrawn');
  });
});
