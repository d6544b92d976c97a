import { addDays, daysBetween, lastDayOfMonth, weekdayOf } from './calendar-date.js';
import { addWorkingDays, isWorkingDay, workingDaysBetween, type WorkCalendar } from './working-days.js';

/** 2020: 春节 until 2 February, National Day and 中秋 together; 27 September and 10 October were worked. */
const calendar: WorkCalendar = {
  years: new Set([2020]),
  holidays: new Set(['2020-10-01', '2020-10-02', '2020-10-05', '2020-10-06', '2020-10-07', '2020-10-08']),
  workdays: new Set(['2020-09-27', '2020-10-10']),
};

describe('days', () => {
  it.each([
    ['2019-12-31', 1, '2020-01-01'],
    ['2020-02-28', 1, '2020-02-29'],
    ['2019-02-28', 1, '2019-03-01'],
    ['2020-03-01', -1, '2020-02-29'],
    ['2020-01-01', 366, '2021-01-01'],
  ])('%s and %i more is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(days);
  });

  it.each([
    ['1970-01-01', 4],
    ['1969-12-31', 3],
    ['2020-10-01', 4],
    ['2026-11-22', 7],
  ])('%s is day %i of the week', (date, weekday) => {
    expect(weekdayOf(date)).toBe(weekday);
  });

  it('follow each other without a gap over three centuries', () => {
    let day = '1900-01-01';
    let count = 0;
    for (let year = 1900; year < 2200; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        const last = lastDayOfMonth(year, month)?.slice(8) ?? '';
        for (let of = 1; of <= Number(last); of += 1) {
          const date = `${year}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`;
          if (day !== date) throw new Error(`${day} where ${date} is due`);
          day = addDays(day, 1);
          count += 1;
        }
      }
    }
    expect(daysBetween('1900-01-01', '2200-01-01')).toBe(count);
  });
});

describe('working days', () => {
  it.each([
    ['2020-09-27', true],
    ['2020-09-26', false],
    ['2020-10-01', false],
    ['2020-10-09', true],
  ])('%s: %s', (date, working) => {
    expect(isWorkingDay(date, calendar)).toBe(working);
  });

  it.each([
    ['2020-09-25', 1, '2020-09-27'],
    ['2020-09-30', 1, '2020-10-09'],
    ['2020-09-30', 2, '2020-10-10'],
    ['2020-09-30', 0, '2020-09-30'],
    ['2020-10-01', 0, '2020-10-09'],
    ['2020-10-03', 1, '2020-10-09'],
  ])('%s and %i more is %s', (from, days, expected) => {
    expect(addWorkingDays(from, days, calendar)).toBe(expected);
  });

  it('between two days are counted without the first', () => {
    expect(workingDaysBetween('2020-09-30', '2020-10-10', calendar)).toBe(2);
    expect(workingDaysBetween('2020-10-10', '2020-09-30', calendar)).toBe(-2);
    expect(workingDaysBetween('2020-09-30', '2020-09-30', calendar)).toBe(0);
  });
});
