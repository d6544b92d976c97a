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
