import { foundIn } from './group-milestones.reading.js';

/** declared of the group, recorded of named organs, organs without a name */
const found = (declared: number | null, named: number, unnamed: number) => foundIn('seal-filed', declared, named, unnamed)?.rule ?? null;

describe('what is declared of a group beside its organs', () => {
  it('is kept where it lies between what named organs have and what all could have', () => {
    expect(found(3, 2, 4)).toBeNull();
    expect(found(null, 2, 4)).toBeNull();
  });

  it('breaks milestone-exceeds-organs above all that there are: the last organ is the edge', () => {
    expect([found(6, 2, 4), found(7, 2, 4)]).toEqual([null, 'milestone-exceeds-organs']);
  });

  it('breaks milestone-falls-short below what is recorded of named organs: as many is the edge', () => {
    expect([found(2, 2, 4), found(1, 2, 4)]).toEqual([null, 'milestone-falls-short']);
  });

  it('says what was declared and what is there, in both languages', () => {
    expect(foundIn('seal-filed', 7, 2, 4)).toMatchObject({ zh: expect.stringContaining('印章备案声明 7 个'), en: expect.stringContaining('seals filed: 7 are declared') });
  });
});
