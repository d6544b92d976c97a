import { FirstLines } from './first-lines.js';

describe('the line at which a key came first', () => {
  it('is told for every key that comes again, among many', () => {
    const seen = new FirstLines();
    for (let line = 1; line <= 20_000; line += 1) expect(seen.before(`JG-${line}`, line)).toBeNull();
    for (let line = 1; line <= 20_000; line += 1) expect(seen.before(`JG-${line}`, line + 50_000)).toBe(line);
    expect(seen.before('JG-0', 99_999)).toBeNull();
  });
});
