import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { mergeOrgansUseCase } from '../../commands/lineage/merge-organs.use-case.js';
import { splitOrganUseCase } from '../../commands/lineage/split-organ.use-case.js';
import { abolishOrganUseCase } from '../../commands/organ/abolish-organ.use-case.js';

const make = organisationsContract.make.bind(organisationsContract);
const [old, next, third] = [derivedId('old'), derivedId('next'), derivedId('third')] as [string, string, string];
const on = (organId: string, event: GivenEvent['event'], date = '2018-01-01'): GivenEvent => ({ stream: `organ/${organId}`, event, effective: onDay(date) });
const organ = (organId: string, name: string, category = 'government-department'): GivenEvent => on(organId, make('OrganEstablished', { organId, name, category }));
const plate = (plateId: string, name: string, over: object = {}): GivenEvent => on(old, make('PlateAdded', { organId: old, plateId, name, legalBasis: '内党发〔2018〕1号', basisLevel: 'region', ...over }));
const past = [organ(old, '区文化局'), organ(next, '区旅游局'), organ(third, '区体育局'), plate('p-1', '区文物局'), plate('p-2', '区版权局', { unitId: 'u', unitName: '办公室' })];
const typesOf = ({ events }: ReturnType<typeof decideGiven>) => events.map(({ stream, event }) => [stream, event.type]);
const later = { effective: onDay('2019-02-01') };
const heirs = (...organIds: readonly string[]) => organIds.map((organId) => ({ organId, name: '某局', how: 'absorbed' }));
const abolish = (plates: readonly object[], successors: readonly object[] = heirs(next), over: readonly GivenEvent[] = past) => decideGiven(over, abolishOrganUseCase, { organId: old, successors, plates }, later);

describe('plates of an organ that ends', () => {
  it('are carried on by a successor with what they rest on, or taken down', () => {
    const decided = abolish([{ name: '区文物局', toOrganId: next }, { name: '区版权局' }]);
    expect(typesOf(decided)).toEqual([['organ', 'PlateRemoved'], ['organ', 'PlateRemoved'], ['organ', 'OrganAbolished'], [`heir/${next}`, 'PlateAdded']]);
    expect(decided.rules).toEqual([]);
    expect(decided.events.map(({ event }) => event.data)).toMatchObject([
      { plateId: 'p-1', toOrganId: next, toOrganName: '区旅游局' }, { plateId: 'p-2', toOrganId: '', reason: '机构撤销' }, {},
      { organId: next, organName: '区旅游局', name: '区文物局', unitId: '', legalBasis: '内党发〔2018〕1号', basisLevel: 'region', fromOrganId: old, fromOrganName: '区文化局' },
    ]);
  });

  it('are told where nobody says what becomes of them: rule plates-left-behind', () => {
    expect(abolish([]).rules).toEqual(['plates-left-behind']);
    expect(abolish([{ name: '区文物局' }])).toMatchObject({ rules: ['plates-left-behind'], decision: { violations: [{ facts: { plates: '区版权局' } }] } });
    expect(abolish([], heirs(next), past.slice(0, 3)).rules).toEqual([]);
    const down = [...past, on(old, make('PlateRemoved', { organId: old, plateId: 'p-1' }), '2018-06-01'), on(old, make('PlateRemoved', { organId: old, plateId: 'p-2' }), '2018-06-01')];
    expect(abolish([], heirs(next), down).rules).toEqual([]);
  });

  it('go to a successor alone, and each one way', () => {
    expect(() => abolish([{ name: '区文物局', toOrganId: third }])).toThrow('plate-heir');
    expect(() => abolish([{ name: '区文物局', toOrganId: next }, { name: '区文物局' }])).toThrow('plate-twice');
    expect(() => abolish([{ name: '区档案局' }])).toThrow('unknown-plate');
  });

  it('stand with the successor as new ones would: rules plate-without-basis, plate-demanded-from-above', () => {
    const bare = [organ(old, '区文化局'), organ(next, '某街道办事处', 'street-office'), plate('p-1', '区文物局', { legalBasis: '' }), plate('p-2', '区版权局', { basisLevel: 'district' })];
    expect(abolish([{ name: '区文物局', toOrganId: next }, { name: '区版权局', toOrganId: next }], heirs(next), bare).rules).toEqual(['plate-without-basis', 'plate-demanded-from-above']);
    expect(abolish([{ name: '区文物局' }, { name: '区版权局' }], heirs(next), bare).rules).toEqual([]);
  });

  it('are settled once: told again, nothing is added', () => {
    const wanted = [{ name: '区文物局' }, { name: '区版权局' }];
    const ended = abolish(wanted).events.map(({ event }) => on(old, event, '2019-02-01'));
    expect(abolish(wanted, heirs(next), [...past, ...ended]).events).toEqual([]);
  });

  it('of a merger go on with the result, new or not', () => {
    const plates = [{ organId: old, name: '区文物局', becomes: 'carried-on' }, { organId: old, name: '区版权局', becomes: 'taken-down' }];
    const absorbed = decideGiven(past, mergeOrgansUseCase, { sources: [old, next], resultId: next, plates }, later);
    expect([absorbed.rules, typesOf(absorbed)]).toEqual([[], [[`organ/${old}`, 'PlateRemoved'], [`organ/${old}`, 'PlateRemoved'], [`organ/${old}`, 'OrganAbolished'], [`organ/${next}`, 'OrgansMerged'], [`organ/${next}`, 'PlateAdded']]]);
    const merged = decideGiven(past, mergeOrgansUseCase, { sources: [old, next], result: { name: '区文旅局', category: 'government-department' }, plates: plates.slice(0, 1) }, later);
    expect([merged.rules, merged.events.at(-1)?.event]).toMatchObject([['plates-left-behind'], { type: 'PlateAdded', data: { organName: '区文旅局', fromOrganName: '区文化局' } }]);
    expect(() => decideGiven(past, mergeOrgansUseCase, { sources: [old, next], resultId: old, plates }, later)).toThrow('plate-of-another');
  });

  it('of a split go with the parts; the organ that goes on keeps the others', () => {
    const part = (name: string, plates: readonly string[]) => ({ name, category: 'government-department', plates });
    const two = { organId: old, results: [part('甲局', ['区文物局']), part('乙局', [])] };
    expect(decideGiven(past, splitOrganUseCase, two, later).rules).toEqual(['plates-left-behind']);
    const whole = decideGiven(past, splitOrganUseCase, { ...two, platesRemoved: ['区版权局'] }, later);
    expect([whole.rules, whole.events.filter(({ event }) => event.type.startsWith('Plate')).map(({ event }) => event.type)]).toEqual([[], ['PlateRemoved', 'PlateRemoved', 'PlateAdded']]);
    const goesOn = decideGiven(past, splitOrganUseCase, { organId: old, continues: true, results: [part('甲局', ['区文物局'])] }, later);
    expect([goesOn.rules, goesOn.events.filter(({ event }) => event.type === 'PlateRemoved').length]).toEqual([[], 1]);
  });
});
