/** The one shape of what is shown: Chinese first, English beside it. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Language = 'zh' | 'en';

/** The words of a language; where there are no English ones, the Chinese: a name has no English. */
export const say = (words: Words | undefined, language: Language): string => (words === undefined ? '' : language === 'en' && words.en !== '' ? words.en : words.zh);
