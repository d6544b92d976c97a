import { gridContract } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { CommandExecutor, decideGiven, limitsGiven, setHistoryWindow, specificationMeta, type GivenEvent } from '@yange/use-case';
import { abolishGridsUseCase } from '../../commands/grids/abolish-grids.use-case.js';
import { createGridUseCase } from '../../commands/grids/create-grid.use-case.js';
import { resizeGridUseCase } from '../../commands/grids/resize-grid.use-case.js';
import { setGridStandardUseCase } from '../../commands/grids/set-grid-standard.use-case.js';
import { grid, gridIdOf } from './grid.aggregate.js';
import { abolished, created, first, sized, standard, standardBody, unit } from './grid.fixture.js';

const gridId = gridIdOf(unit.id, '第一网格');

describe('a grid by name', () => {
  it('has a stream of its own, known by its street or town and its name', () => {
    const { events, rules, decision } = decideGiven([standard], createGridUseCase, first);
    expect([rules, decision.answer]).toEqual([[], { gridId }]);
    expect(events).toMatchObject([
      { stream: 'grid', event: { type: 'GridsCreated', data: { grids: { named: [{ id: gridId, name: '第一网格', drawnFrom: '' }] }, unit: { organId: unit.id } } } },
      { stream: 'grid', event: { type: 'GridSized', data: { gridId, households: 350 } } },
    ]);
    expect(createGridUseCase.streams({ ...first, population: 0, deviationReason: '' }, specificationMeta())).toMatchObject({ grid: { streamId: `grid/${gridId}` }, standard: { streamId: 'grid-standard' } });
    expect(gridIdOf(derivedId('organ', '滨河街道'), '第一网格')).not.toBe(gridId);
  });

  it('adds nothing for a repeated command', () => {
    const given = [created('第一网格', '2019-02-01'), sized('第一网格', 350, '2019-02-01')];
    expect(decideGiven(given, createGridUseCase, first, { commandId: 'another' }).events).toEqual([]);
    expect(() => decideGiven(given, createGridUseCase, { ...first, households: 400 }, { commandId: 'another' })).toThrow('grid-exists');
  });

  it('is there once at a time, also where another day comes later', () => {
    for (const on of ['2018-02-01', '2020-02-01']) expect(() => decideGiven([created('第一网格', on)], createGridUseCase, first)).toThrow('grid-exists');
    const ended = [created('第一网格', '2018-01-01'), abolished('第一网格', '2019-06-01')];
    expect(() => decideGiven(ended, createGridUseCase, first)).toThrow('grid-exists');
    expect(decideGiven(ended, createGridUseCase, first, { effective: onDay('2019-06-01') }).events).toHaveLength(2);
  });

  it('is abolished with others or alone, once, and only where it is known', () => {
    const given = [created('第一网格', '2018-01-01'), created('第二网格', '2018-01-01')];
    const second = gridIdOf(unit.id, '第二网格');
    expect(decideGiven(given, abolishGridsUseCase, { gridIds: [gridId, second, gridId] }).events).toMatchObject([
      { stream: gridId, event: { type: 'GridsAbolished', data: { grids: { named: [{ id: gridId, name: '第一网格' }] } } } },
      { stream: second, event: { data: { grids: { named: [{ name: '第二网格' }] } } } },
    ]);
    expect(decideGiven([...given, abolished('第一网格', '2019-01-01')], abolishGridsUseCase, { gridIds: [gridId] }).events).toEqual([]);
    expect(() => decideGiven(given, abolishGridsUseCase, { gridIds: [gridId, derivedId('no', 'grid')] })).toThrow('unknown-grid');
  });

  it('cannot end twice, whatever the order in which it is told', () => {
    const given = [created('第一网格', '2018-01-01'), abolished('第一网格', '2019-06-01')];
    expect(decideGiven(given, abolishGridsUseCase, { gridIds: [gridId] }).rules).toEqual(['grids-overdrawn']);
  });
});

describe('the standard', () => {
  it('makes a grid outside it a broken rule, unless a reason is given', () => {
    expect(decideGiven([standard], createGridUseCase, { ...first, households: 299 }).rules).toEqual(['grid-size']);
    expect(decideGiven([standard], createGridUseCase, { ...first, households: 501 }).rules).toEqual(['grid-size']);
    expect(decideGiven([standard], createGridUseCase, { ...first, households: 500 }).rules).toEqual([]);
    expect(decideGiven([standard], createGridUseCase, { ...first, households: 120, deviationReason: '工业园区' }).rules).toEqual([]);
  });

  it('is the one in force at the effective date', () => {
    expect(decideGiven([standard], createGridUseCase, { ...first, households: 1 }, { effective: onDay('2017-12-31') }).rules).toEqual([]);
  });

  it('holds for a grid that is cut anew', () => {
    const given = [standard, created('第一网格', '2018-06-01')];
    const wider = { gridId, households: 900 };
    expect(decideGiven(given, resizeGridUseCase, wider)).toMatchObject({ rules: ['grid-size'], events: [{ stream: 'grid', event: { data: { name: '第一网格', households: 900 } } }] });
    expect(() => decideGiven([standard], resizeGridUseCase, wider)).toThrow('unknown-grid');
    expect(() => decideGiven([...given, abolished('第一网格', '2019-01-01')], resizeGridUseCase, wider)).toThrow('grid-gone');
  });

  it('is kept as a finding in history and refuses the command live', async () => {
    const log = new MemoryEventLogs('grid').forDistrict('150302');
    const executor = new CommandExecutor(gridContract);
    const citations = [{ number: '内党办发〔2019〕22号', issuer: '自治区党委办公厅', issuedOn: '2019-05-01' }];
    const meta = (commandId: string, mode: 'live' | 'history') => specificationMeta({ commandId, mode, citations, id: (label) => derivedId(commandId, label) });
    const body = (name: string) => createGridUseCase.body.parse({ name, unit, households: 10 });
    await executor.execute(log, setHistoryWindow(gridContract), { cutOver: '2020-07-01' }, meta('window', 'history'));
    await executor.execute(log, setGridStandardUseCase, standardBody, meta('standard', 'history'));
    const then = await executor.execute(log, createGridUseCase, body('甲'), meta('then', 'history'));
    expect(then).toMatchObject({ status: 'recorded', findings: [{ rule: 'grid-size' }] });
    await expect(executor.execute(log, createGridUseCase, body('乙'), meta('now', 'live'))).rejects.toThrow('grid-size');
  });

  it('has a lower bound below its upper bound, and is recorded once', () => {
    expect(() => decideGiven([], setGridStandardUseCase, { ...standardBody, householdsFrom: 501 })).toThrow('standard-range');
    expect(decideGiven([standard], setGridStandardUseCase, standardBody, { effective: onDay('2018-01-01') }).events).toEqual([]);
  });
});

describe('ten thousand grids', () => {
  it('are no harder than one: no command reads what the others wrote', async () => {
    const log = new MemoryEventLogs('grid').forDistrict('150302');
    let read = 0;
    const counted = Object.assign(Object.create(log) as typeof log, {
      readStream: async (streamId: string) => {
        const events = await log.readStream(streamId);
        read += events.length;
        return events;
      },
    });
    const executor = new CommandExecutor(gridContract);
    const run = async (name: string): Promise<number> => {
      read = 0;
      const body = createGridUseCase.body.parse({ ...first, name });
      await executor.execute(counted, createGridUseCase, body, specificationMeta({ commandId: name, id: (label) => derivedId(name, label) }));
      return read;
    };
    await executor.execute(log, setHistoryWindow(gridContract), { cutOver: '2020-07-01' }, specificationMeta({ commandId: 'window' }));
    await executor.execute(log, setGridStandardUseCase, standardBody, specificationMeta({ commandId: 'standard' }));
    await run('网格0');
    const reads = new Set<number>();
    for (let index = 1; index <= 300; index += 1) reads.add(await run(`网格${index}`));
    expect([...reads]).toEqual([1]);
  });

  it('is there once, whatever is taken back later (grid-created-twice)', () => {
    const rulesOn = (given: readonly GivenEvent[], day: string) => limitsGiven(grid, given, day);
    const again = created('第一网格', '2020-01-01');
    expect(rulesOn([created('第一网格', '2018-01-01'), abolished('第一网格', '2019-01-01'), again], '2020-01-01')).toEqual([]);
    expect(rulesOn([created('第一网格', '2018-01-01'), again], '2020-01-01')).toEqual(['grid-created-twice']);
  });
});
