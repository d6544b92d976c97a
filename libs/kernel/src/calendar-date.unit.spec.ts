import fc from 'fast-check';
import { calendarDate, earlier, isCalendarDate, lastDayOfMonth, later } from './calendar-date.js';

/** The platform's own proleptic Gregorian calendar, asked in numbers: it moves a day that does not exist, and so tells. */
const exists = (year: number, month: number, day: number): boolean => {
  const moved = new Date(Date.UTC(2000, 0, 1));
  moved.setUTCFullYear(year, month - 1, day);
  return moved.getUTCFullYear() === year && moved.getUTCMonth() === month - 1 && moved.getUTCDate() === day;
};

const year = fc.integer({ min: 1900, max: 2199 });
const written = (y: number, m: number, d: number): string => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;

describe('a calendar date', () => {
  it('exists when the calendar of the platform has it', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }), (y, m, d) => {
        expect(isCalendarDate(written(y, m, d))).toBe(exists(y, m, d));
        expect(calendarDate(y, m, d)).toBe(exists(y, m, d) ? written(y, m, d) : null);
      }),
      { numRuns: 2000 },
    );
  });

  it('is right on every day around every February', () => {
    for (let y = 1900; y < 2200; y += 1) for (const d of [28, 29, 30]) expect([y, d, isCalendarDate(written(y, 2, d))]).toEqual([y, d, exists(y, 2, d)]);
  });

  it.each(['2023-02-29', '1900-02-29', '2023-02-30', '2023-13-01', '2023-00-10', '2023-01-00', '0000-01-01', '1899-12-31', '2200-01-01', '10000-01-01', '2023-1-01', '2023-01-01 ', ' 2023-01-01', '2023-01-01T00:00:00Z', '2023-01-01\n', '２023-01-01', 'infinity', ''])('is not %j', (text) =>
    expect(isCalendarDate(text)).toBe(false));

  it.each(['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('is %s', (text) => expect(isCalendarDate(text)).toBe(true));

  it('ends its month on the day before the next one', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), (y, m) => {
        const last = Number(lastDayOfMonth(y, m)?.slice(8));
        expect([exists(y, m, last), exists(y, m, last + 1)]).toEqual([true, false]);
      }),
    );
    expect([lastDayOfMonth(2019, 13), lastDayOfMonth(2019, 0), lastDayOfMonth(1899, 1)]).toEqual([null, null, null]);
  });

  it('compares as text', () => {
    expect([earlier('2019-02-01', '2018-12-31'), later('2019-02-01', '2018-12-31')]).toEqual(['2018-12-31', '2019-02-01']);
  });
});
