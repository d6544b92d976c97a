import { movesOf, type Half } from './moves.model.js';

const half = (over: Partial<Half>): Half => ({
  eventId: 'e', district: '150303', direction: 'out', counterpart: '150304', words: '', what: 'persons', quotaKind: '', count: 3, day: '2020-04-01', when: '2020-04-01', documents: [], recordedAt: '', state: 'matched', other: 'f', openSince: null, finding: null, near: null, ...over,
});
const finding = { kind: 'half-without-counterpart', text: { zh: '', en: '' } };

describe('moves between districts', () => {
  it('are told once by the side that they left, with where they went', () => {
    expect(movesOf([half({}), half({ eventId: 'f', direction: 'in', district: '150304', counterpart: '150303', other: 'e' })]).map(({ eventId, from, to }) => [eventId, from, to])).toEqual([['e', '150303', '150304']]);
  });

  it('stand first where the other side tells nothing, each with the side that it names', () => {
    const open = half({ eventId: 'o', state: 'open', direction: 'in', district: '150304', counterpart: null, other: null, finding });
    expect(movesOf([half({}), open]).map(({ eventId, from, to }) => [eventId, from, to])).toEqual([['o', '', '150304'], ['e', '150303', '150304']]);
  });
});
