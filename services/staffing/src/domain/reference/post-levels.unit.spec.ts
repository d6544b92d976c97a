import { heightOf, levelIn, levelSpelt, postLevels, rankWords } from './post-levels.js';

const levels = postLevels.shipped;
const height = (words: string): number | null => heightOf(levels, words);

describe('领导职务层次', () => {
  it('stand in the order of their table, however they are written', () => {
    expect(['副股级', 'unit', '副科级', '正科级', '县处级副', '正处级', '副厅级', '正厅级', '省部级副', '正省级'].map(height)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(['section-principal', '乡科级正', '科级', '乡科级', 'section', 'section-deputy', '副局级', '厅局级副职'].map(height)).toEqual([3, 3, 3, 3, 3, 2, 6, 6]);
  });

  it.each(['', '正', '级', '其他', '未列明', '科极', '主任科员'])('do not tell how high “%s” stands', (words) => expect(height(words)).toBeNull());

  it('are said to a clerk in words, not in codes', () => {
    expect(['section-principal', 'division-deputy', '副科级'].map((rank) => rankWords(levels, rank))).toEqual(['正乡科级', '副县处级', '副科级']);
  });

  it('are found as papers write them; one that counts for no height is an entry all the same', () => {
    expect(['科级', '处级', '厅级', '局级', '股级', '未列明', 'unstated', '科极'].map((words) => levelIn(levels, words)?.code)).toEqual(['section', 'division', 'bureau', 'bureau', 'unit', 'unstated', 'unstated', undefined]);
  });

  it('have one spelling each, which spelt again stays; a district\'s own stay as they are', () => {
    const spelt = ['section', '乡科级', '正科级', '科级', 'division', '处级', '局级', '部级', 'unit', 'unstated', '功能区级'].map(levelSpelt);
    expect(spelt).toEqual(['科级', '科级', '科级', '科级', '县处级', '县处级', '厅局级', '省部级', '股级', '未列明', '功能区级']);
    expect(spelt.map(levelSpelt)).toEqual(spelt);
    expect(levels.map(({ code }) => levelSpelt(code)).filter((words) => /[a-z]/.test(words))).toEqual([]);
  });
});
