export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Words;

/** The language that `Accept-Language` likes best of the two that we speak; Chinese where it says nothing about either. */
export const languageOf = (header: string | undefined): Language => {
  const liked = { zh: -1, en: -1 };
  for (const range of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const language = tag.split('-')[0];
    if (language === 'zh' || language === 'en') liked[language] = Math.max(liked[language], qualityOf(parameters));
  }
  return liked.en > 0 && liked.en > liked.zh ? 'en' : 'zh';
};

const qualityOf = (parameters: readonly string[]): number => {
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return quality === undefined ? 1 : /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(quality) ? Number(quality) : 0;
};
