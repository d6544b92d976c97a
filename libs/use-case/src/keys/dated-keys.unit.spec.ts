import { firstShared, openEnd, without } from './dated-keys.js';

const span = (from: string, to: string = openEnd) => ({ from, to });

describe('days on which a key is held', () => {
  it('are what is left of them without others', () => {
    expect(without([span('2020', '2025')], [])).toEqual([span('2020', '2025')]);
    expect(without([span('2020')], [span('2021', '2023')])).toEqual([span('2020', '2021'), span('2023')]);
    expect(without([span('2020', '2025')], [span('2019', '2021'), span('2024')])).toEqual([span('2021', '2024')]);
    expect(without([span('2020', '2025')], [span('2020', '2025')])).toEqual([]);
    expect(without([span('2020', '2021')], [span('2021', '2022')])).toEqual([span('2020', '2021')]);
  });

  it('are shared from the first day that both have; the day of an end is the next one’s', () => {
    expect(firstShared([span('2020', '2022')], [span('2022')])).toBeNull();
    expect(firstShared([span('2020', '2022')], [span('2021')])).toBe('2021');
    expect(firstShared([span('2024'), span('2020', '2021')], [span('2019')])).toBe('2020');
    expect(firstShared([], [span('2019')])).toBeNull();
  });
});
