import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { activateWorkItemUseCase } from '../../commands/work-item/activate-work-item.use-case.js';
import { admitWorkItemUseCase } from '../../commands/work-item/admit-work-item.use-case.js';
import { endWorkItemUseCase } from '../../commands/work-item/end-work-item.use-case.js';
import { handOnWorkItemUseCase } from '../../commands/work-item/hand-on-work-item.use-case.js';
import { fileWorkItemUseCase } from '../../commands/work-item/file-work-item.use-case.js';
import { workItemIdOf } from './work-item.aggregate.js';

const make = organisationsContract.make.bind(organisationsContract);
const name = '老旧小区改造协助';
const itemId = workItemIdOf('150302', name);
const street = derivedId('street');
const item = (event: GivenEvent['event'], date = '2019-01-10'): GivenEvent => ({ stream: `work-item/${itemId}`, event, effective: onDay(date) });
const there: GivenEvent = { stream: `organ/${street}`, event: make('OrganRetained', { organId: street, name: '海北街道', category: 'street-office' }) };
const admitted = item(make('WorkItemAdmitted', { itemId, name }));
const filed = item(make('WorkItemFiled', { itemId, name }), '2019-01-20');
const admission = { name, unitIds: [street], basis: '自治区文件' };

describe('a work item for towns and streets', () => {
  it('is admitted once, for units that are on record, on a basis: rule admission-without-basis', () => {
    expect(decideGiven([there], admitWorkItemUseCase, admission)).toMatchObject({ rules: [], events: [{ event: { type: 'WorkItemAdmitted', data: { itemId, units: [{ name: '海北街道' }] } } }] });
    expect(decideGiven([there], admitWorkItemUseCase, { ...admission, basis: '' }).rules).toEqual(['admission-without-basis']);
    expect(decideGiven([there, admitted], admitWorkItemUseCase, admission).events).toEqual([]);
    expect(() => decideGiven([], admitWorkItemUseCase, admission)).toThrow('unknown-organ');
  });

  it('goes on with the successor of an organ that asked for it or does it', () => {
    const [bureau, next, two] = [{ organId: derivedId('bureau'), name: '区住建局' }, { organId: derivedId('next'), name: '区城建局' }, { organId: derivedId('two'), name: '区房产局' }] as const;
    const past = [item(make('WorkItemAdmitted', { itemId, name, requestedById: bureau.organId, requestedByName: bureau.name, units: [{ organId: street, name: '海北街道', count: 1 }] }))];
    const pass = (from: object, successors: readonly object[], over: readonly GivenEvent[] = past) => decideGiven(over, handOnWorkItemUseCase, { name, from, successors }, { effective: onDay('2019-06-01') });
    expect(pass(bureau, [next]).events).toMatchObject([{ event: { type: 'WorkItemHandedOn', data: { itemId, fromOrganName: '区住建局', toOrganId: next.organId } } }]);
    expect(pass({ organId: street, name: '海北街道' }, [next]).events).toHaveLength(1);
    const handed = [...past, item(make('WorkItemHandedOn', { itemId, name, fromOrganId: street, toOrganId: next.organId }), '2019-06-01')];
    expect([pass({ organId: street, name: '海北街道' }, [next], handed).events.length, pass(next, [two], handed).events.length, pass(two, []).events.length]).toEqual([0, 1, 0]);
    expect(() => pass(bureau, [next, two])).toThrow('successor-unclear');
    expect(() => pass(bureau, [])).toThrow('successor-missing');
    expect(pass(bureau, [], [...past, item(make('WorkItemEnded', { itemId, name }), '2019-02-01')]).events).toEqual([]);
  });

  it('is admitted before it is active: rule work-item-not-admitted', () => {
    expect(decideGiven([], activateWorkItemUseCase, { name }).rules).toEqual(['work-item-not-admitted']);
    // On the day of its admission it is not filed yet.
    expect(decideGiven([admitted, filed], activateWorkItemUseCase, { name }, { effective: onDay('2019-01-09') }).rules).toEqual(['work-item-not-admitted', 'work-item-not-filed']);
    expect(decideGiven([admitted, filed], activateWorkItemUseCase, { name })).toMatchObject({ rules: [], events: [{ event: { type: 'WorkItemActivated' } }] });
  });

  it('is taken on by organs that work: rule work-item-unit-not-open', () => {
    const forStreet = [item(make('WorkItemAdmitted', { itemId, name, units: [{ organId: street, name: '海北街道' }] })), filed];
    const begun: GivenEvent = { stream: `organ/${street}`, event: make('OrganEstablished', { organId: street, name: '海北街道', category: 'street-office' }) };
    const opened: GivenEvent = { stream: `organ/${street}`, event: make('OrganOpened', { organId: street }), effective: onDay('2019-02-01') };
    expect(decideGiven([...forStreet, begun], activateWorkItemUseCase, { name }).rules).toEqual(['work-item-unit-not-open']);
    expect(decideGiven([...forStreet, begun, opened], activateWorkItemUseCase, { name }).rules).toEqual([]);
    expect(decideGiven([...forStreet, begun, opened], activateWorkItemUseCase, { name }, { effective: onDay('2019-01-31') }).rules).toEqual(['work-item-unit-not-open']);
    expect(decideGiven([...forStreet, there], activateWorkItemUseCase, { name }).rules).toEqual([]);
  });

  it('is filed before it is active: rule work-item-not-filed', () => {
    expect(decideGiven([admitted], activateWorkItemUseCase, { name }).rules).toEqual(['work-item-not-filed']);
    expect(decideGiven([admitted, filed], activateWorkItemUseCase, { name }, { effective: onDay('2019-01-20') }).rules).toEqual([]);
    expect(decideGiven([admitted], fileWorkItemUseCase, { name, filedWith: '区委编办' }).events).toHaveLength(1);
    expect(decideGiven([admitted, filed], fileWorkItemUseCase, { name, filedWith: '区委编办' }).events).toEqual([]);
    expect(() => decideGiven([], fileWorkItemUseCase, { name, filedWith: '区委编办' })).toThrow('unknown-work-item');
  });

  it('once ended is admitted anew', () => {
    const past = [there, admitted, filed, item(make('WorkItemActivated', { itemId, name }), '2019-01-20')];
    expect(decideGiven(past, activateWorkItemUseCase, { name }).events).toEqual([]);
    expect(decideGiven(past, endWorkItemUseCase, { name }).events[0]?.event.type).toBe('WorkItemEnded');
    const ended = [...past, item(make('WorkItemEnded', { itemId, name }), '2019-02-01')];
    expect(decideGiven(ended, endWorkItemUseCase, { name }).events).toEqual([]);
    expect(decideGiven(ended, activateWorkItemUseCase, { name }, { effective: onDay('2019-03-01') }).rules).toEqual(['work-item-not-admitted']);
    expect(decideGiven(ended, admitWorkItemUseCase, admission, { effective: onDay('2019-03-01') }).events).toHaveLength(1);
    expect(() => decideGiven([], endWorkItemUseCase, { name })).toThrow('unknown-work-item');
  });
});
