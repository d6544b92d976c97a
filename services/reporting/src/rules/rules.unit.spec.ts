import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportFigure, said } from '../view/figure.fixture.js';
import { thresholdAt, thresholds } from '../thresholds/thresholds.js';
import { measureOf } from '../measures/measures.js';
import { findingsOf, rules } from './rules.js';

describe('the rules', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.rule.ts'));

  it('are one file each, all of them in use', () => {
    expect(files).toHaveLength(rules.length);
  });

  it('are general: none mentions a figure by its id', () => {
    for (const file of [...files, 'rule.ts', 'rules.ts']) {
      expect(readFileSync(join(import.meta.dirname, file), 'utf8').match(/\b[A-Z][1-9]\d{0,2}\b/g)).toBeNull();
    }
  });

  it('find nothing in a report without contradictions', () => {
    const figures = [reportFigure('X1', [said('grids', 300)]), reportFigure('X2', [said('windows', 12)], { place: '二' })];
    expect(findingsOf({ figures, references: [], names: [], thresholds })).toEqual([]);
  });
});

describe('the thresholds', () => {
  it('speak of measures that exist', () => {
    for (const { numerator, denominator } of thresholds.ratios) expect([measureOf(numerator), measureOf(denominator)]).not.toContain(undefined);
  });

  it('are asked for a date', () => {
    const table = { single: [{ id: 'same-number-from', value: 50, from: null, to: '2019-12-31', why: { zh: '', en: '' } }, { id: 'same-number-from', value: 100, from: '2020-01-01', to: null, why: { zh: '', en: '' } }], ratios: [] } as const;
    expect([thresholdAt(table, 'same-number-from', '2019-06-30'), thresholdAt(table, 'same-number-from', '2020-06-30')]).toEqual([50, 100]);
    expect(() => thresholdAt(table, 'equal-share-multiple', '2020-06-30')).toThrow('equal-share-multiple');
  });
});
