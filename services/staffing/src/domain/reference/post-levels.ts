import { Rejected } from '@yange/kernel';
import { defineReferenceList, type ReferenceEntry, type ReferenceListTimeline } from '@yange/use-case';

const civilServants = '公务员法（2018年修订）第十八条';
const ours = '股级非法定领导职务层次，依地方惯例';

/** 领导职务层次, from above: the place of an entry is its height. 正 stands over 副 of the same level, and 副 over 正 of the next. */
export const postLevels = defineReferenceList({
  list: 'post-levels',
  title: { zh: '领导职务层次', en: 'levels of leadership posts' },
  marks: { 'no-height': { zh: '不论高低（未列明层次）', en: 'says nothing of how high a post stands' } },
  shipped: [
    { code: 'province', name: '省部级', marks: [], source: civilServants },
    { code: 'bureau', name: '厅局级', marks: [], source: civilServants },
    { code: 'division', name: '县处级', marks: [], source: civilServants },
    { code: 'section', name: '乡科级', marks: [], source: civilServants },
    { code: 'unit', name: '股级', marks: [], source: ours },
    { code: 'unstated', name: '未列明', marks: ['no-height'], source: '报告只给出总数' },
  ],
});

/** What is left of a level or rank without 正 or 副 and the word 级: 正科级 → 科, section-deputy → section. */
const coreOf = (words: string): string => words.replace(/-(principal|deputy)$/, '').replace(/[正副级职]/g, '');

/**
 * The level that the words name, as papers write it: by code, by name, or by a part of the name (科级 for 乡科级, 局级 for 厅局级).
 * @param levels the table of a day
 */
export const levelIn = (levels: readonly ReferenceEntry[], words: string): ReferenceEntry | undefined => {
  const core = coreOf(words);
  if (core === '') return undefined;
  return levels.find(({ code, name }) => code === core || coreOf(name) === core) ?? levels.find(({ name }) => coreOf(name).includes(core));
};

/**
 * How high words stand: from below, 副 under 正 of a level.
 * @param words of a rank or a level (`正科级`, `县处级副`, `section-deputy`); what says neither 正 nor 副 is 正
 * @returns null where they name no level, or one without a height: nothing is judged by them
 */
export const heightOf = (levels: readonly ReferenceEntry[], words: string): number | null => {
  const rising = levels.filter(({ marks }) => !marks.includes('no-height')).reverse();
  const level = levelIn(rising, words);
  return level === undefined ? null : rising.indexOf(level) * 2 + (/副|deputy/.test(words) ? 0 : 1);
};

/** A rank as a clerk reads it: 正乡科级 for section-principal; what is no code stays as it is. */
export const rankWords = (levels: readonly ReferenceEntry[], words: string): string =>
  /[a-z]/.test(words) ? `${/deputy/.test(words) ? '副' : '正'}${levelIn(levels, words)?.name ?? words}` : words;

/** How papers write the levels that come along; a level that a district adds is written by its name. */
const inPapers: Readonly<Record<string, string>> = { province: '省部级', bureau: '厅局级', division: '县处级', section: '科级', unit: '股级', unstated: '未列明' };

/**
 * One spelling for all that name the same level (乡科级, 科级, 正科级 and section are 科级), so that an owner has one allotment at it, whoever writes it how.
 * What is no level that comes along stays as it is.
 */
export const levelSpelt = (words: string): string => inPapers[levelIn(postLevels.shipped, words)?.code ?? ''] ?? words;

/**
 * The levels of a day, of which the given one has to be one.
 * @throws {Rejected} `unknown-code` with the entries of that day; `level-spelling` for a level of the district that is not written by its name
 */
export const levelsHolding = (timeline: ReferenceListTimeline, date: string, level: string): readonly ReferenceEntry[] => {
  const levels = postLevels.on(timeline, date);
  const entry = levelIn(levels, level);
  if (entry === undefined) postLevels.find(timeline, date, level);
  else if (entry.name !== level && levelSpelt(level) === level && !(entry.code in inPapers))
    throw new Rejected('level-spelling', `层级请写作“${entry.name}”`, `the level is written ${entry.name}`, { level, written: entry.name });
  return levels;
};
