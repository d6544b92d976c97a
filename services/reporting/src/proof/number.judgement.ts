import type { Claim, LogValue } from './claim.js';
import type { FoundNumber } from '../language/found.number.js';
import { numbersIn } from '../language/number.finder.js';
import type { Surroundings } from './number.surroundings.js';
import type { PhraseLikeness } from './phrase.likeness.js';
import { quoteIn, type FoundQuote } from './quote.finder.js';
import { mayCountTheSame } from './unit.kin.js';

/**
 * What the log says to a number of a draft:
 * - `agrees`: it gives the same
 * - `differs`: it gives something else for what the words speak of
 * - `garbled`: the words are those of a report whose characters were lost; the log has the number as they are read
 * - `not-derivable`: the words are known, and the events do not give the value, for a reason
 * - `unsupported`: nothing that the log knows is spoken of
 * - `no-claim`: a formula
 */
export type ProofVerdict = 'agrees' | 'differs' | 'garbled' | 'not-derivable' | 'unsupported' | 'no-claim';

/** What is thought of one number. */
export interface Judged {
  readonly verdict: ProofVerdict;
  /** what is spoken of; null where nothing was recognised */
  readonly claim: Claim | null;
  readonly value: LogValue | null;
  /** how the claim was recognised: by the very words of a declared figure, or by what the words are like */
  readonly by: 'quote' | 'words' | null;
  /** of an unsupported number: what the words are most like, and not enough */
  readonly nearest: readonly Claim[];
}

/** From here on words are taken to speak of a measure, when the number agrees, and when it does not: to say "wrong" takes more than to say "right". */
const likeEnough = { agreeing: 0.4, differing: 0.6, spokenDiffering: 0.8 } as const;

export interface Quoted extends FoundQuote {
  readonly claim: Claim;
}

export const covers = ({ spans }: Quoted, number: FoundNumber): boolean => spans.some(({ from, to }) => from < number.to && to > number.from);

/** The longest first: a longer one knows better of what it speaks. */
export const quotedIn = (text: string, claims: readonly Claim[]): readonly Quoted[] =>
  claims
    .flatMap((claim) => {
      const found = claim.quote === '' ? null : quoteIn(text, claim.quote);
      return found === null ? [] : [{ claim, ...found }];
    })
    .sort((a, b) => Number(b.verbatim) - Number(a.verbatim) || b.claim.quote.length - a.claim.quote.length);

/**
 * The measure of the quoted figures that the log gives this number for. Where there is none: the one whose number stood at this place of the quote; then the number is
 * surely another one. A number that the quote shares with a garble is garbled.
 */
export const byQuote = (number: FoundNumber, quoted: readonly Quoted[], text: string): (Judged & { readonly sure: boolean }) | null => {
  const possible = quoted.filter(({ claim }) => canBe(number, claim));
  const agreeing = possible.find(({ claim }) => agrees(number, claim, claim.valueOn()));
  if (agreeing !== undefined) return { verdict: 'agrees', claim: agreeing.claim, value: agreeing.claim.valueOn(), by: 'quote', nearest: [], sure: true };
  const garbled = quoted.find((one) => one.verbatim && isGarbled(number, one.claim));
  if (garbled !== undefined) return { verdict: 'garbled', claim: garbled.claim, value: garbled.claim.valueOn(), by: 'quote', nearest: [], sure: true };
  const claim = possible.find((one) => placedAs(number, one, text))?.claim;
  return claim === undefined ? null : { ...contradicted(claim, claim.valueOn(), 'quote'), sure: true };
};

/** The reading of the quote has a number that the quote has not, and has not this one: characters beside it were lost (38副 is read 3正8副). */
const isGarbled = ({ kind, text }: FoundNumber, { quote, reading }: Claim): boolean =>
  kind === 'amount' && !reading.includes(text) && numbersIn(reading).some((one) => !quote.includes(one.text));

/** Whether the number stands where the quote has the number that the figure declares for this measure. */
export const placedAs = (number: FoundNumber, { claim, spans }: Quoted, text: string): boolean => {
  const inText = spans.flatMap(({ from, to }) => numbersIn(text.slice(from, to)).map((one) => one.from + from));
  const inQuote = claim.quote.split(/…+/u).flatMap((part) => numbersIn(part));
  const place = inQuote.findIndex(({ value }) => value === claim.declared);
  return place >= 0 && inText[place] === number.from;
};

interface Candidate {
  readonly claim: Claim;
  readonly score: number;
  /** of the phrase: 副镇长 holds 镇长, and the longer one is meant where it is there */
  readonly letters: number;
  /** null where the words are not like enough to ask */
  readonly value: LogValue | null;
  readonly agreeing: boolean;
}

export const byWords = (number: FoundNumber, around: Surroundings, claims: readonly Claim[], likeness: PhraseLikeness): Judged => {
  if (number.kind === 'formula') return none('no-claim');
  const candidates = claims.filter((claim) => canBe(number, claim)).map((claim) => candidateOf(number, around, claim, likeness)).sort((a, b) => b.score - a.score || b.letters - a.letters);
  const best = candidates.find(({ agreeing, score }) => agreeing && score >= likeEnough.agreeing && score >= (candidates[0]?.score ?? 0) - coincidence(number));
  if (best !== undefined) return { verdict: 'agrees', claim: best.claim, value: best.value, by: 'words', nearest: [] };
  const [first] = candidates;
  if (first === undefined || first.score < (spoken(number) ? likeEnough.spokenDiffering : likeEnough.differing)) return { ...none('unsupported'), nearest: candidates.slice(0, 3).filter(({ score }) => score >= likeEnough.agreeing / 2).map(({ claim }) => claim) };
  return contradicted(first.claim, first.value ?? first.claim.valueOn(), 'words');
};

const contradicted = (claim: Claim, value: LogValue, by: 'quote' | 'words'): Judged => ({ verdict: value.value === null ? 'not-derivable' : 'differs', claim, value, by, nearest: [] });

/** 两大, 四个: as often a way of speaking as a count. */
const spoken = ({ text }: FoundNumber): boolean => !/\d/u.test(text);

/** How much less like the words may be where the number agrees: hardly by chance that five digits do, often enough that one does. */
const coincidence = ({ value }: FoundNumber): number => (value.replace(/^0+|\D/gu, '').length > 1 ? 0.35 : 0.1);

export const none = (verdict: 'agrees' | 'no-claim' | 'unsupported'): Judged => ({ verdict, claim: null, value: null, by: null, nearest: [] });

const candidateOf = (number: FoundNumber, around: Surroundings, claim: Claim, likeness: PhraseLikeness): Candidate => {
  const likes = claim.phrases.map((phrase) => ({ phrase, like: 0.65 * likeness.of(phrase, around.near) + 0.2 * likeness.of(phrase, `${around.before} ${around.near}`) + 0.15 * likeness.of(phrase, around.sentence) }));
  const { like, phrase } = likes.reduce((best, one) => (one.like > best.like ? one : best), { like: 0, phrase: '' });
  const letters = phrase.length;
  const score = like * scopeFits(claim, around) * subjectFits(claim, around);
  if (score < likeEnough.agreeing / 2) return { claim, score, letters, value: null, agreeing: false };
  const dated = around.date === null ? [] : [claim.valueOn(lastDayOf(around.date.value))];
  const values = around.upToDate ? dated : [claim.valueOn(), ...dated];
  const agreeing = values.find((value) => agrees(number, claim, value));
  return { claim, score, letters, value: agreeing ?? values.findLast(({ value }) => value !== null) ?? null, agreeing: agreeing !== undefined };
};

/** What is of an organ has to be spoken of beside its name, the nearer the likelier; what was declared is likelier meant than what merely is. */
const subjectFits = ({ spokenOf, figureId }: Claim, { sentence, upToHere }: Surroundings): number => {
  if (spokenOf.length === 0) return figureId === '' ? 0.9 : 1;
  if (spokenOf.some((name) => sentence.includes(name))) return 0.95;
  return spokenOf.some((name) => upToHere.includes(name)) ? 0.85 : 0.5;
};

const lower = /镇|街道|苏木|嘎查|社区/u;

/** A number beside a town or street is none of the district, unless the words of the claim name such as well. */
export const mayBeOf = ({ scope, title, quote }: Claim, { near, before }: Surroundings): boolean => !lower.test(`${before}${near}`) || lower.test(`${scope}${title.zh}${quote}`);

const scopeFits = (claim: Claim, around: Surroundings): number => {
  if (!mayBeOf({ ...claim, quote: '' }, around)) return 0.55;
  return lower.test(`${claim.scope.split('·')[0] ?? ''}${claim.title.zh}`) && !lower.test(around.sentence) ? 0.7 : 1;
};

const canBe = (number: FoundNumber, claim: Claim): boolean => {
  const dated = claim.unit === '' && /-on$|-in$/u.test(claim.measure);
  if (number.kind === 'date') return dated || claim.measure === 'document-year';
  return !dated && mayCountTheSame(number.unit, claim.unit) && (!/[正副]/u.test(number.unit) || claim.title.zh.includes(number.unit));
};

const agrees = (number: FoundNumber, claim: Claim, { value }: LogValue): boolean => {
  if (value === null) return false;
  if (number.kind === 'date') return number.value === value || value.startsWith(`${number.value}-`);
  if (number.value === value) return true;
  return (number.approximate || claim.tolerance > 0) && Math.abs(Number(number.value) - Number(value)) <= (Math.abs(Number(value)) * claim.tolerance) / 100;
};

/** 2019-02 → 2019-02-28 */
const lastDayOf = (date: string): string => {
  const [year = '', month = '12', day] = date.split('-');
  return day === undefined ? new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10) : date;
};
