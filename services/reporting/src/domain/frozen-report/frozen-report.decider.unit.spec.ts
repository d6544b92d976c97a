import { create } from '@bufbuild/protobuf';
import { NumberChoice, ReportFrozenSchema } from '@yange/contracts';
import { freezeReport, type OpenNumber } from './frozen-report.decider.js';

const open = (kind: OpenNumber['kind'], settled = false): OpenNumber => ({ number: 'S1', kind, settled, zh: '“S1”有矛盾', en: '"S1" is contradicted' });
const frozen = (...settled: readonly string[]) => create(ReportFrozenSchema, { reportId: 'r-1', templateId: 't-1', templateVersion: 2, settled: settled.map((number) => ({ number, choice: NumberChoice.DERIVED, reason: '以推算为准' })) });
const held = { version: 2 };

describe('a report is frozen', () => {
  it('as it was generated, from the version that holds: template-changed', () => {
    expect(freezeReport(held, frozen(), [])).toMatchObject([{ type: 'ReportFrozen', data: { reportId: 'r-1' } }]);
    expect(() => freezeReport({ version: 3 }, frozen(), [])).toThrow('template-changed');
    expect(() => freezeReport(null, frozen(), [])).toThrow('template-changed');
  });

  it('when every number of it is settled that has to be: report-unsettled', () => {
    for (const kind of ['contradiction', 'not-derivable'] as const) {
      expect(() => freezeReport(held, frozen(), [open(kind)])).toThrow('report-unsettled');
      expect(freezeReport(held, frozen('S1'), [open(kind, true)])).toHaveLength(1);
    }
  });

  it('with nothing settled that the check sheet does not ask about: nothing-to-settle', () => {
    expect(() => freezeReport(held, frozen('S2'), [open('contradiction', true)])).toThrow('nothing-to-settle');
    expect(() => freezeReport(held, frozen('S1'), [open('missing', true)])).toThrow('nothing-to-settle');
  });

  it('with no annex that denies its text, whatever was settled: annex-contradicts', () => {
    expect(() => freezeReport(held, frozen('S1'), [open('contradiction', true), open('annex')])).toThrow('annex-contradicts');
    expect(() => freezeReport(held, frozen('S1'), [open('annex')])).toThrow('nothing-to-settle');
    expect(freezeReport(held, frozen('S1'), [open('contradiction', true)])).toHaveLength(1);
  });

  it('with no number of it unknown: number-missing', () => {
    expect(() => freezeReport(held, frozen(), [open('missing', true)])).toThrow('number-missing');
  });
});
