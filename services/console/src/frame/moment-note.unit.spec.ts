import { uncertainEvents } from './moment-note.model.js';

describe('what a page leaves open', () => {
  it('names each event once, with its day in words where an answer gives it', () => {
    const told = [{ event_id: 'a', type: 'OrganRenamed', effective: '截至2019年2月' }];
    expect(uncertainEvents(told, ['a', 'b', 'b'])).toEqual([{ id: 'a', words: '截至2019年2月 OrganRenamed' }, { id: 'b', words: '' }]);
    expect(uncertainEvents([])).toEqual([]);
  });
});
