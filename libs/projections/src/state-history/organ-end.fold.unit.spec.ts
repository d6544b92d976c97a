import { onDay } from '@yange/kernel';
import { organEndFold } from './organ-end.fold.js';
import { datedRows } from './state-history.fold.js';

const fold = organEndFold({ ended: 'Ended', lifted: 'Lifted', noted: 'Noted', withdrawn: 'Withdrawn' });
const fact = (type: string, position: number, on: string, data: object = {}) => ({ event: { type, data: { organId: 'o', ...data } }, eventId: `e${position}`, effective: onDay(on), position, order: 0, supersedes: null });
const ended = (position: number, on: string, more: object = {}) => fact('Ended', position, on, { name: '甲', endedOn: '2020-06-01', againFor: '', successors: [{ id: 's', name: '乙', more: '' }], ...more });
/** As the timeline gives them: by day, then by position. */
const known = (...facts: readonly ReturnType<typeof fact>[]) => {
  const ordered = facts.toSorted((a, b) => (a.effective.to < b.effective.to ? -1 : a.effective.to > b.effective.to ? 1 : a.position - b.position));
  const row = datedRows(fold, ordered as never, 'o').find(({ table, validTo }) => table === 'ended_organs' && validTo === null);
  return row === undefined ? null : [row.cells['name'], row.cells['ended_on'], row.cells['event_id'], row.cells['successors']];
};

describe('which organs ended', () => {
  it('is said by the note of the end, with who came after', () => {
    expect(known(ended(1, '2020-06-01'))).toEqual(['甲', '2020-06-01', 'e1', '[{"id":"s","name":"乙"}]']);
  });

  it('is said by what came last, of whatever day it is', () => {
    expect(known(ended(1, '2020-06-01'), fact('Lifted', 2, '2020-05-01'))?.[1]).toBe('');
    expect(known(ended(1, '2020-06-01'), fact('Lifted', 2, '2020-07-01'), ended(3, '2020-05-01', { endedOn: '2020-05-01' }))?.[1]).toBe('2020-05-01');
  });

  it('is not said anew by an end that is told again for something that came late', () => {
    expect(known(ended(1, '2020-06-01'), ended(2, '2020-05-20', { againFor: 'teams', successors: [] }))?.slice(2)).toEqual(['e1', '[{"id":"s","name":"乙"}]']);
  });

  it('does not say that it was annulled: that is said by the notes of its beginning, once none of them is left', () => {
    const noted = (position: number, source: string, corrected = '') => fact('Noted', position, '1949-10-01', { name: '甲', sourceEventId: source, supersedesEventId: corrected });
    const withdrawn = (position: number, source: string) => fact('Withdrawn', position, '1949-10-01', { sourceEventId: source });
    const record = (...facts: readonly ReturnType<typeof fact>[]) => datedRows(fold, facts as never, 'o').filter(({ table, validTo }) => table === 'organs_on_record' && validTo === null).map(({ cells }) => [cells['told_by'], cells['annulled']]);
    expect(record(noted(1, 'a'), noted(2, 'b', 'a'), noted(3, 'c'))).toEqual([['b c', '']]);
    expect(record(noted(1, 'a'), noted(2, 'c'), withdrawn(3, 'a'))).toEqual([['c', '']]);
    expect(record(noted(1, 'a'), withdrawn(2, 'a'))).toEqual([['', 'yes']]);
    expect(record(noted(1, 'a'), withdrawn(2, 'a'), withdrawn(3, 'a'))).toEqual([['', 'yes']]);
    expect(record(noted(1, 'a'), withdrawn(2, 'a'), noted(3, 'd'))).toEqual([['d', '']]);
    expect(known(noted(1, 'a'), ended(2, '2020-06-01'))?.[1]).toBe('2020-06-01');
  });
});
