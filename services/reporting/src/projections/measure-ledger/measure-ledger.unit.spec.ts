import { createHash } from 'node:crypto';
import { askedMeasures, isAsked } from '../../figures/asked.measures.js';
import { measureLedgerOf } from './measure-ledger.projection.js';

const measureLedger = measureLedgerOf(isAsked);

describe('the rows of the measure ledger', () => {
  it('say what known definitions ask for: who changes the questions rebuilds the rows, by a new version', () => {
    const digest = createHash('sha256').update(JSON.stringify(askedMeasures)).digest('hex').slice(0, 16);
    expect([measureLedger.version, digest]).toEqual([14, '52d6826a3aceef80']);
  });

  it('are asked where some figure may select them, also by a dimension that another row of the key brings', () => {
    expect([isAsked('organs', { category: 'party-organ' }), isAsked('organs', { category: 'institution' }), isAsked('organs', {}), isAsked('windows', {}), isAsked('pilots', {})]).toEqual([true, false, true, true, false]);
  });
});
