import type { Claim } from './claim.js';
import type { FoundNumber } from '../language/found.number.js';
import { byQuote, byWords, covers, mayBeOf, none, placedAs, quotedIn, type Judged } from './number.judgement.js';
import { numbersIn } from '../language/number.finder.js';
import { surroundingsOf } from './number.surroundings.js';
import { PhraseLikeness } from './phrase.likeness.js';

/** A number of a draft beside what the log gives. */
export interface ProvenNumber extends Judged {
  /** index of the paragraph, from 0 */
  readonly paragraph: number;
  readonly number: FoundNumber;
  /** of a document number: the document that events cite by it */
  readonly document: KnownDocument | null;
  /** of a date that no figure claims: how many events take effect by the end of it and not before; null of all else */
  readonly effects: number | null;
}

/** A document that events rest on, as they cite it. */
export interface KnownDocument {
  /** 内党办发〔2019〕22号 */
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  /** `YYYY-MM-DD`; empty where unknown */
  readonly issuedOn: string;
}

/** What the log knows by name and by day, whatever figure it is of. */
export interface KnownFacts {
  /** all that events cite by number */
  readonly documents: readonly KnownDocument[];
  /** last day of effect, `YYYY-MM-DD` → number of events */
  readonly days: ReadonlyMap<string, number>;
}

/** Every number of a draft, in order. @param claims all that the log can answer */
export const proofOf = (paragraphs: readonly string[], claims: readonly Claim[], facts: KnownFacts): readonly ProvenNumber[] => {
  const likeness = new PhraseLikeness(claims.flatMap(({ phrases }) => phrases));
  return paragraphs.flatMap((text, paragraph) => {
    const numbers = numbersIn(text);
    if (numbers.length === 0) return [];
    const quoted = quotedIn(text, claims);
    const spoken = claims.filter(({ spokenOf }) => spokenOf.length === 0 || spokenOf.some((name) => text.includes(name)));
    return numbers.map((number): ProvenNumber => {
      if (number.kind === 'document') return documentProof(paragraph, number, facts.documents);
      const around = surroundingsOf(text, number, numbers);
      // The words of a report with other numbers may be said of something else.
      const said = byQuote(number, quoted.filter((one) => covers(one, number) && (one.verbatim || mayBeOf(one.claim, around))), text);
      const others = quoted.filter((one) => covers(one, number) && one.claim.declared !== '' && !placedAs(number, one, text)).map(({ claim }) => claim);
      const like = said?.sure === true ? null : byWords(number, around, spoken.filter((claim) => !others.includes(claim)), likeness);
      const judged = like === null || (said !== null && like.verdict !== 'agrees') ? said : like;
      const { verdict, claim, value, by, nearest } = judged ?? none('unsupported');
      if (number.kind === 'date' && claim === null) return dateProof(paragraph, number, facts.days);
      return { paragraph, number, verdict, claim, value, by, nearest, document: null, effects: null };
    });
  });
};

/** By mark, year and serial, however the brackets are typed; words before the mark are not of the number. */
const documentProof = (paragraph: number, number: FoundNumber, documents: readonly KnownDocument[]): ProvenNumber => {
  const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const document = documents.find((one) => one.number !== '' && letters(number.text).endsWith(letters(one.number))) ?? null;
  return { paragraph, number, ...none(document === null ? 'unsupported' : 'agrees'), document, effects: null };
};

/** A date that says when: supported where something took effect then. */
const dateProof = (paragraph: number, number: FoundNumber, days: KnownFacts['days']): ProvenNumber => {
  const effects = [...days].reduce((sum, [day, count]) => (day === number.value || day.startsWith(`${number.value}-`) ? sum + count : sum), 0);
  return { paragraph, number, ...none(effects === 0 ? 'unsupported' : 'agrees'), document: null, effects };
};
