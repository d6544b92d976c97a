/** Twips (twentieths of a point) of so many millimetres. */
const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** GB/T 9704-2012, 5.1 and 5.2: A4; 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm. The foot of the page number is 7 mm below the text. */
export const page = {
  size: { width: twips(210), height: twips(297) },
  margin: { top: twips(37), right: twips(26), bottom: twips(35), left: twips(28), header: twips(15), footer: twips(25), gutter: 0 },
  textWidth: twips(156),
} as const;

/** 5.2.3: 22 lines of 28 characters a page. The pitch of the lines is rounded down, so that 22 of them surely fit. */
export const grid = {
  characters: 28,
  line: Math.floor(twips(225) / 22),
  /** by how many twips a character of 16 pt is set closer, so that 28 surely fit */
  closer: Math.floor(page.textWidth / 28 - 16 * 20),
} as const;

/** Half points: 2号 22 pt, 3号 16 pt, 4号 14 pt, 小五 9 pt. */
export const sizes = { mark: 88, title: 44, text: 32, imprint: 28, number: 28, note: 18 } as const;

/** What a machine without the face of the standard takes in its place stands in the table of fonts of the document. */
export const fallbacks: Readonly<Record<string, readonly string[]>> = {
  方正小标宋简体: ['方正小标宋_GBK', '华文中宋', '宋体', 'Noto Serif CJK SC'],
  仿宋_GB2312: ['仿宋', 'FangSong', '方正仿宋_GBK', 'Noto Serif CJK SC'],
  楷体_GB2312: ['楷体', 'KaiTi', '方正楷体_GBK', 'Noto Serif CJK SC'],
  黑体: ['SimHei', '方正黑体_GBK', 'Noto Sans CJK SC'],
  宋体: ['SimSun', 'Noto Serif CJK SC'],
};

const face = (name: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: name });

export const faces = { title: face('方正小标宋简体'), heading: face('黑体'), subheading: face('楷体_GB2312'), text: face('仿宋_GB2312'), number: { ...face('宋体'), ascii: '宋体', hAnsi: '宋体' } } as const;

export type Face = keyof typeof faces;

/** How wide a text is in characters: of what is no Chinese, two go into the place of one. */
export const charactersOf = (text: string): number => [...text].reduce((width, one) => width + (one.charCodeAt(0) < 0x2000 ? 0.5 : 1), 0);

export const twipsOfCharacters = (count: number): number => Math.round((count * page.textWidth) / grid.characters);

/** Two characters at the beginning of each paragraph. */
export const bodyIndent = { firstLine: twipsOfCharacters(2) } as const;
