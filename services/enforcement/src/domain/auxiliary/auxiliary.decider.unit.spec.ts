import { AuxiliaryKind, enforcementContract } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { engageAuxiliaryStaffUseCase } from '../../commands/auxiliary/engage-auxiliary-staff.use-case.js';
import { releaseAuxiliaryStaffUseCase } from '../../commands/auxiliary/release-auxiliary-staff.use-case.js';

const engaged = (count: number, on: string, more: Partial<GivenEvent> = {}): GivenEvent => ({
  stream: 'auxiliary-force',
  event: enforcementContract.make('AuxiliaryStaffEngaged', { kind: AuxiliaryKind.HIRED, staff: { id: 'b', label: '稽查员', count } }),
  effective: onDay(on),
  ...more,
});
const hire = { kind: 'hired', label: '稽查员', count: 15 };

describe('auxiliary staff outside every quota', () => {
  it('is counted by kind and label; more of the same join their block', () => {
    expect(decideGiven([], engageAuxiliaryStaffUseCase, hire).events).toMatchObject([{ event: { data: { kind: AuxiliaryKind.HIRED, staff: { label: '稽查员', count: 15 } } } }]);
    expect(decideGiven([engaged(5, '2018-01-01')], engageAuxiliaryStaffUseCase, hire).events).toMatchObject([{ event: { data: { staff: { id: 'b', count: 15 } } } }]);
  });

  it('adds nothing for a repeated command', () => {
    expect(decideGiven([engaged(15, '2019-02-01')], engageAuxiliaryStaffUseCase, hire).events).toEqual([]);
  });

  it('cannot leave before it was there', () => {
    expect(() => decideGiven([engaged(15, '2019-02-02')], releaseAuxiliaryStaffUseCase, { label: '稽查员', count: 1 })).toThrow('unknown-auxiliary');
  });

  it('cannot leave in greater number than is there, on that day or on a later one', () => {
    const leave = (count: number) => decideGiven([engaged(15, '2018-01-01')], releaseAuxiliaryStaffUseCase, { label: '稽查员', count }).rules;
    expect(leave(15)).toEqual([]);
    expect(leave(16)).toEqual(['auxiliary-overdrawn']);
  });

  it('counts by the corrected number', () => {
    const given = [engaged(15, '2018-01-01', { eventId: 'first' }), engaged(10, '2018-01-01', { supersedes: 'first' })];
    expect(decideGiven(given, releaseAuxiliaryStaffUseCase, { label: '稽查员', count: 11 }).rules).toEqual(['auxiliary-overdrawn']);
  });
});
