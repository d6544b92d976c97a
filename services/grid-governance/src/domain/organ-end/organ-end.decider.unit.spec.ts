import { gridContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { raiseCallUseCase } from '../../commands/calls/raise-call.use-case.js';
import { setServiceItemUseCase } from '../../commands/cases/set-service-item.use-case.js';
import { createGridUseCase } from '../../commands/grids/create-grid.use-case.js';
import { organEndStream } from './organ-end.aggregate.js';

const organ = (name: string) => ({ id: derivedId('organ', name), name });
const street = organ('甲街道');
const department = organ('城管');

const ended = ({ id, name }: typeof street): GivenEvent => ({ stream: organEndStream(id).streamId, event: gridContract.make('GridOwnerEnded', { organId: id, name, endedOn: '2026-06-01', successors: [] }) });
const lifted = ({ id }: typeof street): GivenEvent => ({ stream: organEndStream(id).streamId, event: gridContract.make('GridOwnerEndLifted', { organId: id }) });
const on = (day: string) => ({ effective: onDay(day) });

const grid = (day: string, ...past: readonly GivenEvent[]) => decideGiven(past, createGridUseCase, { unit: street, name: '第一网格', households: 400 }, on(day)).rules.filter((rule) => rule.includes('ended'));
const call = (day: string, ...past: readonly GivenEvent[]) => decideGiven(past, raiseCallUseCase, { caller: street, matter: '占道经营', called: [department] }, on(day)).rules;

describe('an organ that ended', () => {
  it('gets grids up to its last day, and none from the first day without it', () => {
    expect([grid('2026-05-31', ended(street)), grid('2026-06-01', ended(street)), grid('2026-06-01', ended(street), lifted(street))]).toEqual([[], ['grid-of-ended-organ'], []]);
  });

  it('neither calls nor is called from then on', () => {
    expect(call('2026-05-31', ended(street), ended(department))).toEqual([]);
    expect(call('2026-06-01', ended(street))).toEqual(['work-of-ended-organ']);
    expect(call('2026-06-01', ended(department))).toEqual(['work-of-ended-organ']);
    expect(call('2026-06-01', ended(street), lifted(street))).toEqual([]);
  });

  it('answers for no service item any more', () => {
    const item = (day: string) => decideGiven([ended(department)], setServiceItemUseCase, { centre: '政务服务中心', name: '营业执照', department, workingDays: 5 }, on(day)).rules;
    expect([item('2026-05-31'), item('2026-06-01')]).toEqual([[], ['work-of-ended-organ']]);
  });
});
