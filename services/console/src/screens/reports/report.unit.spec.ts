import { figureOf, piecesOf, settlementsOf, toSettle, type Entry, type ProofNumber } from './report.model.js';

const entry = (number: string | null, blocks: boolean): Entry => ({ number, blocks }) as Entry;
const at = (from: number, to: number): ProofNumber => ({ place: { paragraph: 0, from, to } }) as ProofNumber;

describe('a report', () => {
  it('leads from a number to its figure, where it is one', () => {
    expect(['A9·行政编制', 'B34', 'administrative-quota', 'A9x'].map(figureOf)).toEqual(['A9', 'B34', '', '']);
  });

  it('is frozen once everything that keeps it is settled with a choice and a reason', () => {
    const entries = [entry('B34', true), entry('B34', true), entry('B43', true), entry('E2', false), entry(null, true)];
    expect(toSettle({ entries }).map(({ number }) => number)).toEqual(['B34', 'B43']);
    expect(settlementsOf(toSettle({ entries }), { B34: { choice: 'declared', reason: ' 依原文 ' }, B43: { choice: 'declared', reason: ' ' }, E2: { choice: 'derived', reason: 'x' } })).toEqual([{ number: 'B34', choice: 'declared', reason: '依原文' }]);
  });
});

describe('a draft that is proof-read', () => {
  it('is cut at its numbers and loses nothing', () => {
    const text = '共36个机构、461名编制。';
    const pieces = piecesOf(text, [at(7, 11), at(1, 4)]);
    expect(pieces.map((piece) => [piece.text, piece.at !== null])).toEqual([['共', false], ['36个', true], ['机构、', false], ['461名', true], ['编制。', false]]);
    expect(piecesOf(text, [at(1, 4), at(2, 5), at(0, 1)]).map((piece) => piece.text).join('')).toBe(text);
    expect(piecesOf('', [])).toEqual([]);
  });
});
