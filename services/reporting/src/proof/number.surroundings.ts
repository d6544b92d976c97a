import type { FoundNumber } from '../language/found.number.js';

/** What stands around a number. */
export interface Surroundings {
  /** from the last comma, bracket or other number before it to the first after it */
  readonly near: string;
  /** the clause before it, other numbers included, back to the last comma or stop */
  readonly before: string;
  readonly sentence: string;
  /** the paragraph up to the end of the sentence */
  readonly upToHere: string;
  /** the last date that the paragraph gives before it or in its sentence; null where there is none */
  readonly date: FoundNumber | null;
  /** the sentence says "by the end of" that date, so that no other day can be meant */
  readonly upToDate: boolean;
}

const stop = /[。！？!?；;\n]/u;
const pause = /[。！？!?；;\n，,、：:（(）)“”"《》]/u;

export const surroundingsOf = (paragraph: string, number: FoundNumber, all: readonly FoundNumber[]): Surroundings => {
  const back = (from: number, until: RegExp): number => {
    let at = from;
    while (at > 0 && !until.test(paragraph[at - 1] ?? '')) at -= 1;
    return at;
  };
  const forth = (from: number, until: RegExp): number => {
    let at = from;
    while (at < paragraph.length && !until.test(paragraph[at] ?? '')) at += 1;
    return at;
  };
  const sentence = { from: back(number.from, stop), to: forth(number.to, stop) };
  const others = all.filter((one) => one !== number);
  const nearFrom = Math.max(back(number.from, pause), ...others.filter((one) => one.to <= number.from).map((one) => one.to));
  const nearTo = Math.min(forth(number.to, pause), ...others.filter((one) => one.from >= number.to).map((one) => one.from));
  const dates = others.filter((one) => one.kind === 'date' && (one.from < number.from || (one.from >= sentence.from && one.to <= sentence.to)));
  const before = dates.filter((one) => one.from < number.from);
  const near = `${paragraph.slice(nearFrom, number.from)} ${paragraph.slice(number.to, nearTo)}`;
  const clause = paragraph.slice(back(number.from, /[。！？!?；;\n，,]/u), number.from);
  const date = before.at(-1) ?? dates[0] ?? null;
  return {
    // 16人(4正12副): what a number in brackets is of stands before them.
    near: /\p{Script=Han}/u.test(near) ? near : clause,
    before: clause,
    sentence: paragraph.slice(sentence.from, sentence.to),
    upToHere: paragraph.slice(0, sentence.to),
    date,
    upToDate: date !== null && date.upTo && date.from >= sentence.from,
  };
};
