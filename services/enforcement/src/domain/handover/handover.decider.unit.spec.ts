import { enforcementContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { handOverPowersUseCase } from '../../commands/handover/hand-over-powers.use-case.js';
import { issueEquipmentUseCase } from '../../commands/handover/issue-equipment.use-case.js';
import { returnEquipmentUseCase } from '../../commands/handover/return-equipment.use-case.js';
import type { HandoverEvent } from './handover.events.js';

const unit = { id: derivedId('organ', '千里山镇'), name: '千里山镇' };
const uniforms = { unit, recipient: '镇综合执法局执法人员', item: '制式服装', measureWord: '套', count: 48 };
const past = (event: unknown, on: string): GivenEvent => ({ stream: `handover/${unit.id}`, event: event as HandoverEvent, effective: onDay(on) });
const issued = (count: number, on: string) =>
  past(enforcementContract.make('EquipmentIssued', { ...uniforms, count, unit: { organId: unit.id, name: unit.name, count: 1, each: false } }), on);

describe('a handover', () => {
  it('keeps the name of the other side as text and makes no organ of it', () => {
    const { events } = decideGiven([], handOverPowersUseCase, { unit, counterpartName: '区综合行政执法局', matter: '权责事项' });
    expect(events).toMatchObject([{ event: { data: { unit: { organId: unit.id }, counterpartName: '区综合行政执法局', matter: '权责事项' } } }]);
  });

  it('names items of a list, with the equipment that goes along', () => {
    const wanted = { unit, counterpartName: '区城市管理局', matter: '城市管理权责事项', listId: derivedId('list'), items: ['占道经营', '占道经营', '乱贴乱画'], count: 5, equipment: [{ recipient: '执法人员', item: '执法记录仪', measureWord: '台', count: 4 }] };
    const { events, rules } = decideGiven([], handOverPowersUseCase, wanted);
    expect([rules, events.map(({ event }) => event.type)]).toEqual([[], ['PowersHandedOver', 'EquipmentIssued']]);
    expect(events[0]?.event.data).toMatchObject({ items: [{ name: '占道经营' }, { name: '乱贴乱画' }], count: 5 });
    expect(() => decideGiven([], handOverPowersUseCase, { ...wanted, count: 1 })).toThrow('more-named-than-counted');
    const first = events.map(({ event }) => past(event, '2019-02-01'));
    expect(decideGiven(first, handOverPowersUseCase, wanted, { commandId: 'again' }).events).toEqual([]);
    const back = (count: number) => decideGiven(first, returnEquipmentUseCase, { unit, item: '执法记录仪', measureWord: '台', count }, { effective: onDay('2019-03-01') }).rules;
    expect([back(4), back(5)]).toEqual([[], ['equipment-overdrawn']]);
  });

  it('goes to no organ that has ended: rule handover-to-ended-organ, from that day on', () => {
    const ended: GivenEvent = { stream: `organ-end/${unit.id}`, event: enforcementContract.make('PowerHolderEnded', { organId: unit.id, name: unit.name, endedOn: '2020-06-01', successors: [] }) as never, effective: onDay('2020-06-01') };
    const on = (day: string) =>
      [() => decideGiven([ended], handOverPowersUseCase, { unit, counterpartName: '甲', matter: '乙' }, { effective: onDay(day) }), () => decideGiven([ended], issueEquipmentUseCase, uniforms, { effective: onDay(day) })].map((decide) => decide().rules);
    expect([on('2020-05-31'), on('2020-06-01')]).toEqual([[[], []], [['handover-to-ended-organ'], ['handover-to-ended-organ']]]);
  });

  it('adds nothing for a repeated command', () => {
    const first = decideGiven([], handOverPowersUseCase, { unit, counterpartName: '甲', matter: '乙' }).events.map(({ event }) => past(event, '2019-02-01'));
    expect(decideGiven(first, handOverPowersUseCase, { unit, counterpartName: '甲', matter: '乙' }, { commandId: 'again' }).events).toEqual([]);
    expect(decideGiven([issued(48, '2019-02-01')], issueEquipmentUseCase, uniforms).events).toEqual([]);
  });

  it('issues equipment line by line and takes back no more than it issued, on any day', () => {
    const { recipient: _recipient, ...line } = uniforms;
    const given = [issued(48, '2018-01-01')];
    expect(decideGiven(given, returnEquipmentUseCase, { ...line, count: 48 }).rules).toEqual([]);
    expect(decideGiven(given, returnEquipmentUseCase, { ...line, count: 49 }).rules).toEqual(['equipment-overdrawn']);
    expect(decideGiven([issued(48, '2020-01-01')], returnEquipmentUseCase, { ...line, count: 1 }).rules).toEqual(['equipment-overdrawn']);
  });
});
