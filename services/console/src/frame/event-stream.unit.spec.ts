import { framesIn } from './event-stream.model.js';
import { pauseAfter } from './live-positions.js';

describe('server-sent events', () => {
  it('are read as far as they are whole; comments are none', () => {
    expect(framesIn(': here\n\nevent: moved\ndata: {"a":1}\n\ndata: {"b"')).toEqual({ data: ['{"a":1}'], rest: 'data: {"b"' });
    expect(framesIn('data: {"b":2}\r\n\r\n')).toEqual({ data: ['{"b":2}'], rest: '' });
    expect(framesIn('data: a\ndata: b\n\n').data).toEqual(['a\nb']);
    expect(framesIn('')).toEqual({ data: [], rest: '' });
  });

  it('are asked for again ever later, a minute later at most, and not by all pages at once', () => {
    expect([1, 2, 3, 9].map((failed) => pauseAfter(failed, 1))).toEqual([1_000, 2_000, 4_000, 60_000]);
    expect(pauseAfter(3, 0)).toBe(2_000);
  });
});
