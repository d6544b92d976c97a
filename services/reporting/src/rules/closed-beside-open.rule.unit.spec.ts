import type { AspectName } from '../language/figure.language.js';
import { reportFigure, said } from '../view/figure.fixture.js';
import { closedBesideOpen } from './closed-beside-open.rule.js';
import { found } from './rule.fixture.js';

const on = (id: string, aspect: AspectName, measures: Parameters<typeof reportFigure>[1], topic = '整改') => reportFigure(id, measures, { topics: [{ topic, aspect }] });
const ledger = on('X1', 'ledger', [said('over-quota-rows', 20)]);
const allClosed = on('X2', 'closed', [said('closed-rows', 20), said('closing-rate', 100, { unit: '%' })]);
const open = (value: number, topic?: string) => on('X3', 'open', [said('remaining-leaders', value)], topic);

describe('closed-beside-open', () => {
  it('finds what is wholly done with and yet remains', () => {
    expect(found(closedBesideOpen, [ledger, allClosed, open(4)])).toEqual([['X1', 'X2', 'X3']]);
  });

  it('knows completeness from the ledger as well as from the rate', () => {
    expect(found(closedBesideOpen, [ledger, on('X2', 'closed', [said('closed-rows', 20)]), open(4)])).toEqual([['X1', 'X2', 'X3']]);
  });

  it('finds nothing where nothing remains, where some are not closed, or where the topics differ', () => {
    expect(found(closedBesideOpen, [ledger, allClosed, open(0)])).toEqual([]);
    expect(found(closedBesideOpen, [ledger, on('X2', 'closed', [said('closed-rows', 16), said('closing-rate', 80, { unit: '%' })]), open(4)])).toEqual([]);
    expect(found(closedBesideOpen, [ledger, allClosed, open(4, '别的')])).toEqual([]);
  });
});
