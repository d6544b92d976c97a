import type { LedgerName } from '../ledger/ledger.js';
import { reportFigure, said } from '../view/figure.fixture.js';
import { nameWithoutOrgan } from './name-without-organ.rule.js';
import { found } from './rule.fixture.js';

const known = (name: string): LedgerName => ({ name, standing: 'known', subjectId: 'o-1', category: 'town', eventId: 'e-1' });
const mentions = (...names: readonly string[]) => reportFigure('X1', [said('handed-over-in', '2020-03')], { mentions: names });

describe('name-without-organ', () => {
  it('finds a name that the report mentions and no record knows', () => {
    expect(found(nameWithoutOrgan, [mentions('某镇', '区某某局')], { names: [known('某镇')] })).toEqual([['X1']]);
  });

  it('finds a name that only an event behind the figure mentions', () => {
    const mentioned: LedgerName = { name: '某某局', standing: 'mentioned', subjectId: '', category: '', eventId: 'event-X1' };
    expect(found(nameWithoutOrgan, [mentions()], { names: [mentioned] })).toEqual([['X1']]);
    expect(found(nameWithoutOrgan, [mentions()], { names: [{ ...mentioned, eventId: 'another' }] })).toEqual([]);
  });

  it('finds nothing where every name is known, with or without 区 before it and 办事处 behind it', () => {
    expect(found(nameWithoutOrgan, [mentions('区某某局', '某街道办事处'), reportFigure('X2', [])], { names: [known('某某局'), known('某街道')] })).toEqual([]);
  });
});
