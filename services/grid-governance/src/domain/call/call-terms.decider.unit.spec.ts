import { onDay } from '@yange/kernel';
import { decideGiven } from '@yange/use-case';
import { reportStreetCaseloadUseCase } from '../../commands/calls/report-street-caseload.use-case.js';
import { setCallTermsUseCase } from '../../commands/calls/set-call-terms.use-case.js';
import { organ, terms } from './call.fixture.js';

describe('what calls are measured by', () => {
  it('are terms, in which nobody answers before signing', () => {
    expect(decideGiven([], setCallTermsUseCase, { signDays: 1, handleDays: 1, warnDays: 0 }).events).toHaveLength(1);
    expect(() => decideGiven([], setCallTermsUseCase, { signDays: 2, handleDays: 1, warnDays: 0 })).toThrow('terms-order');
    expect(decideGiven([terms], setCallTermsUseCase, { signDays: 1, handleDays: 5, warnDays: 2 }, { effective: onDay('2026-01-01') }).events).toEqual([]);
  });

  it('are the matters of a street, each period once', () => {
    const unit = organ('海北街道');
    const report = (periodFrom: string, periodTo: string, matters = 40) => ({ unit, periodFrom, periodTo, matters });
    const known = { stream: `street-caseload/${unit.id}`, event: decideGiven([], reportStreetCaseloadUseCase, report('2026-01-01', '2026-01-31')).events[0]?.event as never, effective: onDay('2026-02-01') };
    expect(decideGiven([known], reportStreetCaseloadUseCase, report('2026-01-01', '2026-01-31'), { effective: onDay('2026-02-01') }).events).toEqual([]);
    expect(() => decideGiven([known], reportStreetCaseloadUseCase, report('2026-01-31', '2026-02-28'))).toThrow('caseload-exists');
    expect(() => decideGiven([known], reportStreetCaseloadUseCase, report('2026-03-31', '2026-03-01'))).toThrow('wrong-period');
    const on = (today: string) => () => decideGiven([known], reportStreetCaseloadUseCase, report('2026-02-01', '2026-02-28'), { mode: 'live', today });
    expect(on('2026-02-27')).toThrow('period-not-over');
    expect(on('2026-02-28')().events).toHaveLength(1);
    expect(decideGiven([known], reportStreetCaseloadUseCase, report('2026-02-01', '2026-02-28')).events).toHaveLength(1);
  });
});
