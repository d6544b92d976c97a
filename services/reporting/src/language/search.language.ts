import { pinyin, polyphonic } from 'pinyin-pro';

/** What can be found, and what it is called. Never a person. */
export const searchKinds = {
  organ: { zh: '机构', en: 'organ' },
  plate: { zh: '牌子', en: 'plate' },
  'organ-group': { zh: '机构组', en: 'group of organs' },
  document: { zh: '文件', en: 'document' },
  reform: { zh: '改革', en: 'reform' },
  motion: { zh: '动议', en: 'motion' },
  region: { zh: '区划', en: 'division' },
  team: { zh: '执法队伍', en: 'enforcement team' },
  'power-list': { zh: '赋权清单', en: 'power list' },
  'power-item': { zh: '权力事项', en: 'power' },
  grid: { zh: '网格', en: 'grid' },
  'service-item': { zh: '服务事项', en: 'service item' },
  figure: { zh: '汇报数据', en: 'figure' },
  event: { zh: '事件', en: 'event' },
} as const;

export type SearchKind = keyof typeof searchKinds;

/** What is compared: no case, no width, no blanks, no brackets or marks. `内党办发 [2019] 22号` and `内党办发〔2019〕22号` are one. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');

const mostReadings = 24;

/** Every way to read the text, the likeliest first: a character of several readings (行, 长, 重, 区) has all of them, up to a limit of combinations. */
const readingsOf = (text: string): readonly (readonly string[])[] => {
  const likely = pinyin(text, { toneType: 'none', type: 'array', v: true });
  const all = polyphonic(text, { toneType: 'none', type: 'array', v: true });
  return likely.reduce<readonly (readonly string[])[]>(
    (known, syllable, index) => {
      const readings = [...new Set([syllable, ...(all[index] ?? [])])];
      return readings.flatMap((reading) => known.map((before) => [...before, reading])).slice(0, mostReadings);
    },
    [[]],
  );
};

export interface Spoken {
  /** readings without tones, a blank before each: ` haibeijiedao` */
  readonly pinyin: string;
  /** the same by first letters: ` hbjd` */
  readonly initials: string;
}

const han = /\p{Script=Han}/u;

/** How a name is typed by its sound; nothing for a text without Chinese characters. */
export const spoken = (text: string): Spoken => {
  const shown = [...comparable(text)].slice(0, 60).join('');
  if (!han.test(shown)) return { pinyin: '', initials: '' };
  const readings = readingsOf(shown);
  const joined = (part: (syllable: string) => string): string => [...new Set(readings.map((syllables) => syllables.map(part).join('')))].map((one) => ` ${one}`).join('');
  return { pinyin: joined((syllable) => syllable), initials: joined((syllable) => syllable.slice(0, 1)) };
};
