import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, limitsGiven, type GivenEvent } from '@yange/use-case';
import { moveDutyUseCase } from '../../commands/sanding/move-duty.use-case.js';
import { addPlatesUseCase } from '../../commands/organ-unit/add-plates.use-case.js';
import { setUpInternalUnitsUseCase } from '../../commands/organ-unit/set-up-internal-units.use-case.js';
import { activateWorkItemUseCase } from '../../commands/work-item/activate-work-item.use-case.js';
import { workItem, workItemIdOf } from '../work-item/work-item.aggregate.js';
import { organ } from './organ.aggregate.js';

const make = organisationsContract.make.bind(organisationsContract);
const [organId, other, third] = [derivedId('organ'), derivedId('other'), derivedId('third')] as [string, string, string];
const on = (event: GivenEvent['event'], date: string, id = organId): GivenEvent => ({ stream: `organ/${id}`, event, effective: onDay(date) });
const begun = [organId, other, third].map((id, index) => on(make('OrganEstablished', { organId: id, name: `第${index}中心`, category: 'institution' }), '2018-01-01', id));
const office = (name: string, date: string, event: 'InternalUnitsSetUp' | 'InternalUnitsAbolished' = 'InternalUnitsSetUp', id = `u-${name}-${date}`): GivenEvent => on(make(event, { organId, kind: 'office', units: { named: [{ id, name }] } }), date);
const setUp = { organId, kind: 'office', names: ['办公室'], count: 1 };

describe('offices and plates of an organ: rule units-contradict', () => {
  const at = { effective: onDay('2019-06-01') };

  it('are there once on every day: one that begins earlier than it is on record meets the one that is', () => {
    const past = [...begun, office('办公室', '2021-01-01')];
    expect(decideGiven(past, setUpInternalUnitsUseCase, setUp, at).rules).toEqual(['units-contradict']);
    expect(decideGiven(past, setUpInternalUnitsUseCase, { ...setUp, names: ['法规股'] }, at).rules).toEqual([]);
    expect(decideGiven(past, setUpInternalUnitsUseCase, setUp, { effective: onDay('2021-01-01') })).toMatchObject({ rules: [], events: [] });
    const ended = office('办公室', '2020-01-01', 'InternalUnitsAbolished', 'specification');
    expect(limitsGiven(organ, [...past, ended], '2021-01-01')).toEqual([]);
  });

  it('bear names of their own, whatever their kind and however these are typed', () => {
    const past = [...begun, office('党政办', '2019-01-01')];
    const rules = (kind: string, name: string) => decideGiven(past, setUpInternalUnitsUseCase, { ...setUp, kind, names: [name] }, at).rules;
    expect(['bureau', 'centre', 'section'].map((kind) => rules(kind, '党政办'))).toEqual([['units-contradict'], ['units-contradict'], ['units-contradict']]);
    expect([rules('bureau', '党政局'), rules('office', '党　政办'), rules('office', '党政\u200b办')]).toEqual([[], ['units-contradict'], ['units-contradict']]);
  });

  it('so do plates', () => {
    const plate = { organId, names: ['区档案馆'], legalBasis: '档案法' };
    const past = [...begun, on(make('PlateAdded', { organId, plateId: 'p-1', name: '区档案馆', legalBasis: '档案法' }), '2021-01-01')];
    expect(decideGiven(past, addPlatesUseCase, plate, at).rules).toEqual(['units-contradict']);
    expect(decideGiven(past, addPlatesUseCase, { ...plate, names: ['区地方志馆'] }, at).rules).toEqual([]);
  });

  it('are no fewer than were counted: what is named out of a block goes with the block', () => {
    const block = on(make('InternalUnitsRecorded', { organId, kind: 'office', units: { blocks: [{ id: 'b', label: '原有', count: 1 }] } }), '2018-06-01');
    const drawn = (name: string): GivenEvent => on(make('InternalUnitsSetUp', { organId, kind: 'office', units: { named: [{ id: `u-${name}`, name, drawnFrom: 'b' }] } }), '2019-01-01');
    expect([limitsGiven(organ, [...begun, block, drawn('办公室')], '2019-01-01'), limitsGiven(organ, [...begun, drawn('办公室')], '2019-01-01')]).toEqual([[], ['units-contradict']]);
    expect(limitsGiven(organ, [...begun, block, drawn('办公室'), drawn('法规股')], '2019-01-01')).toEqual(['units-contradict']);
  });
});

describe('what is told late', () => {
  const sanding = on(make('SandingIssued', { subject: { organId, count: 1 }, version: 1, duties: ['监管'] }), '2018-06-01');
  const move = { organId, toId: third, duty: '监管', basis: '改革方案' };

  it('does not give a duty away a second time: rule duty-not-held, on the day of the move that stands', () => {
    const moved = [organId, other].map((id) => on(make('DutyMoved', { duty: '监管', fromOrganId: organId, toOrganId: other }), '2021-01-01', id));
    expect(decideGiven([...begun, sanding, ...moved], moveDutyUseCase, move, { effective: onDay('2019-01-01') }).rules).toEqual(['duty-not-held']);
    expect(decideGiven([...begun, sanding], moveDutyUseCase, move, { effective: onDay('2019-01-01') }).rules).toEqual([]);
  });

  it('knows whose duties they are before the organ is known to begin', () => {
    const late = on(make('OrganEstablished', { organId, name: '第一中心', category: 'institution' }), '2019-06-01');
    const moved = on(make('DutyMoved', { duty: '监管', fromOrganId: organId, toOrganId: other }), '2019-01-01');
    expect(limitsGiven(organ, [sanding, moved, late], '2019-06-01')).toEqual([]);
  });

  it('leaves no work item active that was not admitted: rule work-item-not-admitted', () => {
    const itemId = workItemIdOf('150302', '林草管护');
    const item = (event: GivenEvent['event'], date: string): GivenEvent => ({ stream: `work-item/${itemId}`, event, effective: onDay(date) });
    const [admitted, filed] = [item(make('WorkItemAdmitted', { itemId, name: '林草管护' }), '2019-01-01'), item(make('WorkItemFiled', { itemId, name: '林草管护' }), '2019-02-01')];
    expect(decideGiven([admitted, filed], activateWorkItemUseCase, { name: '林草管护' }, { effective: onDay('2019-02-01') }).rules).toEqual([]);
    const active = item(make('WorkItemActivated', { itemId, name: '林草管护' }), '2020-01-01');
    const endedBefore = item(make('WorkItemEnded', { itemId, name: '林草管护' }), '2019-06-01');
    expect([[admitted, filed, active], [filed, active], [admitted, active], [admitted, filed, active, endedBefore]].map((past) => limitsGiven(workItem, past, '2020-01-01'))).toEqual([[], ['work-item-not-admitted'], ['work-item-not-filed'], ['work-item-not-admitted']]);
  });
});
