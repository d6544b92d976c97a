import { distanceFrom, editsWithin, gramsOf, nearPieces, piecesOf } from './near.language.js';
import { comparable, spoken } from './search.language.js';

const name = (text: string) => ({ comparable: comparable(text), ...spoken(text) });
const known = new Map<string, ReadonlySet<string>>();
const grams = (text: string): ReadonlySet<string> => {
  const found = known.get(text) ?? new Set(gramsOf(text, spoken(text)));
  known.set(text, found);
  return found;
};
const holdsOne = (sets: readonly (readonly string[])[] | null, text: string): boolean => sets === null || sets.some((set) => set.every((gram) => grams(text).has(gram)));
const partsOf = (whole: string): readonly string[] => Array.from({ length: whole.length }, (_, from) => Array.from({ length: whole.length - from }, (_end, more) => whole.slice(from, from + more + 1))).flat();
const distanceOf = (asked: string, text: string): number | null => distanceFrom(asked)(name(text));

describe('the pieces of a name', () => {
  const names = ['文体局', '海北街道办事处', '区重点项目银行办', '内党办发201922号', '综合行政执法大队', 'abc科技园管委会'];

  it('hold those of every part of it, as it is written, as it sounds and by first letters', () => {
    for (const text of names) {
      const { pinyin, initials } = spoken(text);
      // What is typed by its sound is letters alone.
      const sounds = [...pinyin.split(' '), ...initials.split(' ')].flatMap(partsOf).filter((part) => /^[a-zü]+$/u.test(part));
      expect([...partsOf(comparable(text)), ...new Set(sounds)].filter((part) => !holdsOne(piecesOf(part), text))).toEqual([]);
    }
  });

  it('do not hold those of another', () => {
    expect([holdsOne(piecesOf('文旅'), '文体局'), holdsOne(piecesOf('wenlv'), '文体局'), holdsOne(piecesOf('文'), '旅游局')]).toEqual([false, false, true]);
  });

  it('hold some of what is one edit away, wherever in it that is', () => {
    const text = '海北街道办事处';
    const typed = [...text];
    const wrong = typed.map((_, index) => typed.map((character, at) => (at === index ? '艾' : character)).join(''));
    const missing = typed.map((_, index) => typed.filter((_character, at) => at !== index).join(''));
    for (const asked of [...wrong, ...missing]) expect([asked, holdsOne(nearPieces(asked), text), distanceOf(asked, text)]).toEqual([asked, true, expect.any(Number)]);
    for (const asked of ['艾体局', '文艾局', '文体艾']) expect(holdsOne(nearPieces(asked), '文体局')).toBe(true);
    for (const asked of ['haibeijeidao', 'haibeijiedo', 'haibijiedao', 'aibeijiedao']) expect([asked, holdsOne(nearPieces(asked), '海北街道')]).toEqual([asked, true]);
  });
});

describe('what is nearly the same', () => {
  it('counts what is wrong, missing, too many and exchanged, against any part of a name', () => {
    const away = (asked: string, text: string): number => editsWithin(asked, text);
    expect([away('文体局', '区文体局办公室'), away('文休局', '区文体局办公室'), away('文局', '区文体局'), away('文体育局', '区文体局'), away('体文局', '区文体局'), away('甲乙', '文体局')]).toEqual([0, 1, 1, 1, 1, 2]);
    expect([away('', '文体局'), away('文体局', '')]).toEqual([0, 3]);
  });

  it('allows one edit of three characters and two of ten, and none of two', () => {
    expect([distanceOf('文休局', '文体局'), distanceOf('文化旅遊体肓广播电视局', '文化旅游体育广播电视局'), distanceOf('文化旅遊体肓局', '文化旅游体育局'), distanceOf('甲乙局', '文体局'), distanceOf('文艾', '文体')]).toEqual([1, 2, null, null, null]);
  });

  it('takes characters that sound the same for one that was chosen wrongly, and knows the sound by letters', () => {
    expect([distanceOf('海贝接到', '海北街道'), distanceOf('haibeijeidao', '海北街道'), distanceOf('haibo', '海北街道')]).toEqual([1, 1, 1]);
    expect([distanceOf('abc', '海北街道'), distanceOf('wuhaishi', '海北街道')]).toEqual([null, null]);
  });
});
