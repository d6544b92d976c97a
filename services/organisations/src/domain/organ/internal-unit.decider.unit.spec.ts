import { organisationsContract } from '@yange/contracts';
import { onDay, derivedId } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { abolishInternalUnitsUseCase } from '../../commands/organ-unit/abolish-internal-units.use-case.js';
import { addPlatesUseCase } from '../../commands/organ-unit/add-plates.use-case.js';
import { mergeOfficesUseCase } from '../../commands/organ-unit/merge-offices.use-case.js';
import { recordInternalUnitsUseCase } from '../../commands/organ-unit/record-internal-units.use-case.js';
import { removePlateUseCase } from '../../commands/organ-unit/remove-plate.use-case.js';
import { setUpByTemplateUseCase } from '../../commands/organ-unit/set-up-by-template.use-case.js';
import { setUpInternalUnitsUseCase } from '../../commands/organ-unit/set-up-internal-units.use-case.js';

const organId = derivedId('town');
const stream = `organ/${organId}`;
const given = (event: GivenEvent['event'], date = '2019-01-01', more: Partial<GivenEvent> = {}): GivenEvent => ({ stream, event, effective: onDay(date), ...more });
const town = given(organisationsContract.make('OrganRetained', { organId, name: '千里山镇', category: 'town' }), '2018-01-01');
const bureau = given(organisationsContract.make('OrganRetained', { organId, name: '某局', category: 'government-department' }), '2018-01-01');
const template = (offices: number, date = '2019-01-01'): GivenEvent => ({
  stream: 'unit-template/town',
  effective: onDay(date),
  event: organisationsContract.make('UnitTemplatePrescribed', { templateKind: 'town', words: '5办1局2中心', parts: [{ kind: 'office', count: offices }] }),
});
const offices = (kind: 'InternalUnitsRecorded' | 'InternalUnitsSetUp', names: readonly string[], rest = 0) =>
  organisationsContract.make(kind, { organId, kind: 'office', units: { named: names.map((name) => ({ id: `u-${name}`, name })), blocks: rest === 0 ? [] : [{ id: 'b-1', label: '办', count: rest }] } });

const later = { effective: onDay('2019-06-01') };

describe('offices of an organ', () => {
  it('are set up by name as far as they are named, the rest as a block', () => {
    const { events } = decideGiven([town], setUpInternalUnitsUseCase, { organId, kind: 'office', names: ['党政综合办公室'], count: 3, label: '办' }, later);
    expect(events[0]?.event).toMatchObject({ type: 'InternalUnitsSetUp', data: { organName: '千里山镇', units: { named: [{ name: '党政综合办公室' }], blocks: [{ label: '办', count: 2 }] } } });
  });

  it('are set up once', () => {
    const past = [town, given(offices('InternalUnitsSetUp', ['党政综合办公室'], 2))];
    expect(decideGiven(past, setUpInternalUnitsUseCase, { organId, kind: 'office', names: ['党政综合办公室'], count: 3, label: '办' }, later).events).toEqual([]);
  });

  it('cannot be named in greater number than they are counted, nor twice', () => {
    expect(() => decideGiven([town], recordInternalUnitsUseCase, { organId, kind: 'office', names: ['甲', '乙'], count: 1 })).toThrow('list-longer-than-count');
    expect(() => decideGiven([town], recordInternalUnitsUseCase, { organId, kind: 'office', names: ['甲', '甲'], count: 2 })).toThrow('named-twice');
  });

  it('keep to the template, on that day and on every later one', () => {
    const wanted = { organId, kind: 'office', names: ['甲', '乙'], count: 2, templateKind: 'town' };
    expect(decideGiven([town, template(2)], setUpInternalUnitsUseCase, wanted, later).rules).toEqual([]);
    expect(decideGiven([town, template(1)], setUpInternalUnitsUseCase, wanted, later).rules).toEqual(['exceeds-unit-template']);
    expect(decideGiven([town, template(2), template(1, '2020-01-01')], setUpInternalUnitsUseCase, wanted, later).rules).toEqual(['exceeds-unit-template']);
    expect(() => decideGiven([town], setUpInternalUnitsUseCase, wanted, later)).toThrow('unknown-template');
  });

  it('keep to the template of their organ’s category, also where none is named', () => {
    const wanted = { organId, kind: 'office', names: ['甲', '乙'], count: 2 };
    const set = (offices: number) => decideGiven([town, template(offices)], setUpInternalUnitsUseCase, wanted, later);
    expect([set(2).rules, set(1).rules]).toEqual([[], ['exceeds-unit-template']]);
    expect(set(2).events[0]?.event.data).toMatchObject({ templateKind: 'town' });
    expect(decideGiven([town], setUpInternalUnitsUseCase, wanted, later)).toMatchObject({ rules: [], events: [{ event: { data: { templateKind: '' } } }] });
    expect(decideGiven([bureau, template(1)], setUpInternalUnitsUseCase, wanted, later).rules).toEqual([]);
  });

  it('are not set up by the template of another category', () => {
    const streets: GivenEvent = { stream: 'unit-template/street', effective: onDay('2019-01-01'), event: organisationsContract.make('UnitTemplatePrescribed', { templateKind: 'street', words: '9办', parts: [{ kind: 'office', count: 9 }] }) };
    const wanted = { organId, kind: 'office', names: ['甲', '乙'], count: 2, templateKind: 'street' };
    expect(decideGiven([town, streets], setUpInternalUnitsUseCase, wanted, later).rules).toEqual(['unit-template-category']);
    expect(decideGiven([town, streets, template(1)], setUpInternalUnitsUseCase, wanted, later).rules).toEqual(['unit-template-category', 'exceeds-unit-template']);
    const both = (templateKind: string) => decideGiven([town, streets, template(9)], setUpInternalUnitsUseCase, { ...wanted, templateKind }, later).rules;
    expect([both('town'), both('street')]).toEqual([[], ['unit-template-category']]);
    expect(decideGiven([bureau, template(9)], setUpInternalUnitsUseCase, { ...wanted, templateKind: 'town' }, later).rules).toEqual(['unit-template-category']);
    expect(decideGiven([town, streets], setUpByTemplateUseCase, { organId, templateKind: 'street' }, later).rules).toEqual(['unit-template-category']);
    expect(decideGiven([town, template(9)], setUpByTemplateUseCase, { organId, templateKind: 'town' }, later).rules).toEqual([]);
  });

  it('that were there keep to it live, on that day and on later ones; history tells what was there before', () => {
    const wanted = { organId, kind: 'office', names: ['甲', '乙'], count: 2 };
    const record = (mode: 'live' | 'history', offices: number, day = '2019-06-01') => decideGiven([town, template(offices)], recordInternalUnitsUseCase, wanted, { mode, effective: onDay(day) }).rules;
    expect([record('live', 2), record('live', 1), record('live', 1, '2018-06-01')]).toEqual([[], ['exceeds-unit-template'], ['exceeds-unit-template']]);
    expect([record('history', 1), record('history', 1, '2018-06-01')]).toEqual([[], []]);
  });

  it('merged into more than there were keep to it', () => {
    const two = [town, template(2), given(offices('InternalUnitsRecorded', ['党建办', '党群办']))];
    const merged = (newNames: readonly string[]) => decideGiven(two, mergeOfficesUseCase, { organId, oldNames: ['党建办', '党群办'], newNames }, later).rules;
    expect([merged(['甲', '乙']), merged(['甲', '乙', '丙'])]).toEqual([[], ['exceeds-unit-template']]);
  });

  it('fit one of the templates where the district has several for a category', () => {
    const kinds: GivenEvent = { stream: 'reference-list/unit-template-kinds', effective: onDay('2019-01-01'), event: organisationsContract.make('ReferenceListSet', { list: 'unit-template-kinds', entries: [{ code: 'town', name: '镇', marks: ['for-town'] }, { code: 'big-town', name: '重点镇', marks: ['for-town'] }] }) };
    const big: GivenEvent = { stream: 'unit-template/big-town', effective: onDay('2019-01-01'), event: organisationsContract.make('UnitTemplatePrescribed', { templateKind: 'big-town', words: '2办', parts: [{ kind: 'office', count: 2 }] }) };
    const set = (count: number, templateKind?: string) => decideGiven([town, kinds, template(1), big], setUpInternalUnitsUseCase, { organId, kind: 'office', count, templateKind }, later).rules;
    expect([set(2), set(3), set(2, 'town'), set(2, 'big-town')]).toEqual([[], ['exceeds-unit-template'], ['exceeds-unit-template'], []]);
  });

  it('that end make room in the template', () => {
    const past = [town, template(2), given(offices('InternalUnitsRecorded', [], 3), '2018-06-01'), given(organisationsContract.make('InternalUnitsAbolished', { organId, kind: 'office', units: { blocks: [{ id: 'b-1', label: '办', count: 3 }] } }), '2019-05-01')];
    expect(decideGiven(past, setUpInternalUnitsUseCase, { organId, kind: 'office', names: ['甲', '乙'], count: 2, templateKind: 'town' }, later).rules).toEqual([]);
  });

  it('are named out of their block: the total stays', () => {
    const past = [town, given(offices('InternalUnitsSetUp', [], 2)), template(2)];
    const { events, rules } = decideGiven(past, setUpInternalUnitsUseCase, { organId, kind: 'office', names: ['甲', '乙'], count: 2, drawnFrom: '办', templateKind: 'town' }, later);
    expect(rules).toEqual([]);
    expect(events[0]?.event.data).toMatchObject({ units: { named: [{ name: '甲', drawnFrom: 'b-1' }, { name: '乙', drawnFrom: 'b-1' }] } });
    expect(() => decideGiven(past, setUpInternalUnitsUseCase, { organId, kind: 'office', names: ['甲', '乙', '丙'], count: 3, drawnFrom: '办' }, later)).toThrow('block-overdrawn');
  });
});

describe('abolishing offices', () => {
  const past = [town, given(offices('InternalUnitsRecorded', ['甲'], 2))];

  it('takes named ones by name and the rest out of the blocks', () => {
    const { events } = decideGiven(past, abolishInternalUnitsUseCase, { organId, kind: 'office', names: ['甲'], count: 3, reading: '33中心 读作 3办3中心' }, later);
    expect(events[0]?.event.data).toMatchObject({ reading: '33中心 读作 3办3中心', units: { named: [{ id: 'u-甲' }], blocks: [{ id: 'b-1', count: 2 }] } });
  });

  it('takes no more than there are on that day', () => {
    expect(() => decideGiven(past, abolishInternalUnitsUseCase, { organId, kind: 'office', count: 4 }, later)).toThrow('more-units-than-there-are');
    expect(() => decideGiven(past, abolishInternalUnitsUseCase, { organId, kind: 'office', count: 1 }, { effective: onDay('2018-06-01') })).toThrow('more-units-than-there-are');
    expect(() => decideGiven(past, abolishInternalUnitsUseCase, { organId, kind: 'office', names: ['丁'], count: 1 }, later)).toThrow('unknown-unit');
  });

  it('sees that a later ending already took them', () => {
    const ended = [...past, given(organisationsContract.make('InternalUnitsAbolished', { organId, kind: 'office', units: { blocks: [{ id: 'b-1', label: '办', count: 2 }] } }), '2020-01-01')];
    expect(() => decideGiven(ended, abolishInternalUnitsUseCase, { organId, kind: 'office', count: 2 }, later)).toThrow('block-overdrawn');
  });

  it('told again ends nothing twice', () => {
    const ended = [...past, given(organisationsContract.make('InternalUnitsAbolished', { organId, kind: 'office', units: { blocks: [{ id: 'b-1', label: '办', count: 1 }] } }), '2019-06-01')];
    expect(decideGiven(ended, abolishInternalUnitsUseCase, { organId, kind: 'office', count: 1 }, later).events).toEqual([]);
  });

  it('by merger keeps the lineage', () => {
    const two = [town, given(offices('InternalUnitsRecorded', ['党建办', '党群办']))];
    const { events } = decideGiven(two, mergeOfficesUseCase, { organId, oldNames: ['党建办', '党群办'], newNames: ['基层党的建设办公室'], selfSet: true }, later);
    expect(events.map(({ event }) => event.type)).toEqual(['InternalUnitsAbolished', 'InternalUnitsSetUp', 'OfficesMerged']);
  });
});

describe('plates', () => {
  const past = [town, given(offices('InternalUnitsSetUp', ['乡村振兴办公室']))];
  const plate = { organId, names: ['城市管理办公室'], unitName: '乡村振兴办公室', legalBasis: '内党办发〔2019〕22号', basisLevel: 'region' };
  const added = organisationsContract.make('PlateAdded', { organId, plateId: 'p-1', name: '城市管理办公室', unitId: 'u-乡村振兴办公室' });

  it('hang on an office of the organ and rest on a legal basis', () => {
    const { events, rules } = decideGiven(past, addPlatesUseCase, plate, later);
    expect(rules).toEqual([]);
    expect(events[0]?.event.data).toMatchObject({ unitId: 'u-乡村振兴办公室', name: '城市管理办公室' });
    expect(() => decideGiven(past, addPlatesUseCase, { ...plate, unitName: '综治办' }, later)).toThrow('unknown-unit');
  });

  it('without a basis, or demanded by anybody but Centre and Region, break a rule', () => {
    expect(decideGiven(past, addPlatesUseCase, { ...plate, legalBasis: '' }, later).rules).toEqual(['plate-without-basis']);
    expect(decideGiven(past, addPlatesUseCase, { ...plate, basisLevel: 'city' }, later).rules).toEqual(['plate-demanded-from-above']);
    const unsaid = (mode: 'live' | 'history') => decideGiven(past, addPlatesUseCase, { ...plate, basisLevel: undefined }, { ...later, mode }).rules;
    expect([unsaid('live'), unsaid('history')]).toEqual([['plate-demanded-from-above'], []]);
  });

  it('hang once, and come down once', () => {
    expect(decideGiven([...past, given(added)], addPlatesUseCase, plate, later).events).toEqual([]);
    const removal = { organId, name: '城市管理办公室' };
    const { events } = decideGiven([...past, given(added)], removePlateUseCase, removal, later);
    expect(events[0]?.event.data).toMatchObject({ plateId: 'p-1' });
    const down = [...past, given(added), given(organisationsContract.make('PlateRemoved', { organId, plateId: 'p-1', name: '城市管理办公室' }), '2019-06-01')];
    expect(decideGiven(down, removePlateUseCase, removal, later).events).toEqual([]);
    expect(() => decideGiven(past, removePlateUseCase, removal, later)).toThrow('unknown-plate');
  });
});

describe('an organ that is set up by its template', () => {
  const street = given(organisationsContract.make('OrganRetained', { organId, name: '新华街道', category: 'street-office' }), '2018-01-01');
  const plates = ['便民服务中心', '退役军人服务站', '新时代文明实践所'];
  const prescribed = (date: string, centre: string): GivenEvent => ({
    stream: 'unit-template/street',
    effective: onDay(date),
    event: organisationsContract.make('UnitTemplatePrescribed', { templateKind: 'street', words: '5办1中心', parts: [{ kind: 'office', count: 5, names: ['党政综合办公室', '城市管理办公室'] }, { kind: 'centre', count: 1, names: [centre], plates }] }),
  });
  const past = [street, prescribed('2019-01-01', '党群服务中心')];
  const wanted = { organId, templateKind: 'street', legalBasis: '内党办发〔2019〕22号', basisLevel: 'region' };
  const set = (some: readonly GivenEvent[], over: object = {}) => decideGiven(some, setUpByTemplateUseCase, { ...wanted, ...over }, later);

  it('has all that is prescribed that day, names, numbers and plates', () => {
    const { events, rules } = set(past);
    expect([rules, events.map(({ event }) => event.type)]).toEqual([[], ['InternalUnitsSetUp', 'InternalUnitsSetUp', 'PlateAdded', 'PlateAdded', 'PlateAdded']]);
    expect(events[0]?.event.data).toMatchObject({ kind: 'office', templateKind: 'street', units: { named: [{ name: '党政综合办公室' }, { name: '城市管理办公室' }], blocks: [{ count: 3 }] } });
    expect(events.slice(2).map(({ event }) => event.data)).toMatchObject(plates.map((name) => ({ name, unitName: '党群服务中心', legalBasis: '内党办发〔2019〕22号' })));
  });

  it('gets what is missing, and nothing twice', () => {
    const done = [...past, ...set(past).events.map(({ event }) => given(event as GivenEvent['event'], '2019-06-01'))];
    expect(set(done).events).toEqual([]);
    expect(set([...past, given(offices('InternalUnitsRecorded', ['党政综合办公室'], 3), '2019-02-01')]).events[0]?.event.data).toMatchObject({ units: { named: [{ name: '城市管理办公室' }], blocks: [] } });
  });

  it('follows the template of the day, and a plate its basis', () => {
    const newer = [...past, prescribed('2020-01-01', '综合服务中心')];
    const named = (date: string) => decideGiven(newer, setUpByTemplateUseCase, wanted, { effective: onDay(date) }).events[1]?.event.data;
    expect([named('2019-06-01'), named('2020-01-01')]).toMatchObject([{ units: { named: [{ name: '党群服务中心' }] } }, { units: { named: [{ name: '综合服务中心' }] } }]);
    expect(set(past, { legalBasis: '' }).rules).toEqual(['plate-without-basis', 'plate-without-basis', 'plate-without-basis']);
    expect(() => decideGiven(past, setUpByTemplateUseCase, wanted, { effective: onDay('2018-12-31') })).toThrow('unknown-template');
  });
});
