import { dayInChina } from './today.clock.js';

it.each([
  ['2020-06-30T15:59:59Z', '2020-06-30'],
  ['2020-06-30T16:00:00Z', '2020-07-01'],
])('at %s it is %s in China', (at, day) => {
  expect(dayInChina(new Date(at))).toBe(day);
});
