import { momentParams } from './known.positions.js';

const day = (shift: number): string => new Date(Date.now() + (8 + 24 * shift) * 3_600_000).toISOString().slice(0, 10);
const faults = (knownAt: string): readonly unknown[] => momentParams.knownAt.safeParse(knownAt).error?.issues.map((issue) => (issue.code === 'custom' ? issue.params?.['rule'] : issue.code)) ?? [];

describe('what was known when', () => {
  it.each([day(0), day(-1), new Date().toISOString(), 'organisations:120,staffing:45', '2020-06-30T08:00:00+08:00'])('is asked for at %s', (knownAt) => expect(faults(knownAt)).toEqual([]));

  it.each([day(1), '2099-12-31', new Date(Date.now() + 600_000).toISOString()])('is not asked for at %s, which is still to come', (knownAt) => expect(faults(knownAt)).toEqual(['known-at-to-come']));

  it.each(['2019-02-30', 'yesterday', 'staffing:1;grid:2'])('is not asked for at %s, whatever that may be', (knownAt) => expect(faults(knownAt)).toEqual([undefined]));
});
