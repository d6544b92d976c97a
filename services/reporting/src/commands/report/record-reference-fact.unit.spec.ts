import { decideGiven } from '@yange/use-case';
import { recordReferenceFactUseCase } from './record-reference-fact.use-case.js';

const body = (over: object = {}) => ({ factId: 'CK-001', measure: 'population', value: '560200', unit: '人', area: '某市', districts: 3, asOf: '2022年底', source: '某网页', approximate: true, ...over });
const past = () => decideGiven([], recordReferenceFactUseCase, body()).events.map(({ event }) => ({ stream: 'reference/CK-001', event }));

describe('recording a reference fact', () => {
  it('records it with its own source and year', () => {
    expect(past()).toMatchObject([{ event: { type: 'ReferenceFactRecorded', data: { value: '560200', districts: 3, asOf: { to: '2022-12-31' }, source: '某网页' } } }]);
  });

  it('adds nothing when it is recorded again, and refuses another content', () => {
    expect(decideGiven(past(), recordReferenceFactUseCase, body()).events).toEqual([]);
    expect(() => decideGiven(past(), recordReferenceFactUseCase, body({ value: '1' }))).toThrow('reference-fact-recorded');
  });

  it('stands outside the window of history: it is no fact of the district', () => {
    expect(recordReferenceFactUseCase.administrative).toBe(true);
  });
});
