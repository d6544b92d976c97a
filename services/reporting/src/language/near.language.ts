import { comparable, spoken, type Spoken } from './search.language.js';

/** Names are cut to their first so many characters. */
const longest = 200;

const latin = /^[a-zü]+$/u;

const charactersOf = (text: string): readonly string[] => [...text].slice(0, longest);

const runs = (text: string, length: number): readonly string[] => {
  const characters = charactersOf(text);
  return Array.from({ length: Math.max(0, characters.length - length + 1) }, (_, index) => characters.slice(index, index + length).join(''));
};

const pairs = (text: string): readonly string[] => runs(text, 2);
const apart = (text: string): readonly string[] => runs(text, 3).map((three) => `${[...three][0]}·${[...three][2]}`);
const heard = (reading: string): readonly string[] => runs(reading, 3).map((part) => `~${part}`);
const initialed = (initials: string): readonly string[] => runs(initials, 3).map((part) => `@${part}`);

/** Readings of a name, the likeliest first. */
const each = (readings: string): readonly string[] => readings.split(' ').filter((one) => one !== '');
const usual = (readings: string): string => each(readings)[0] ?? '';

/**
 * Pieces of a name by which an index finds it: pairs that stand side by side and with one character between, threes of its sounds and of their first letters. Who holds all pieces of a
 * text may hold the text; who holds those of a part of it may be nearly the same.
 */
export const gramsOf = (text: string, { pinyin, initials }: Spoken): readonly string[] => {
  const name = comparable(text);
  return [...new Set([...pairs(name), ...apart(name), ...each(pinyin).flatMap(heard), ...each(initials).flatMap(initialed)])];
};

/** Sets of pieces, of which a name that holds the text holds one whole; null where the text is too short for any, so that all names have to be looked at. */
export const piecesOf = (asked: string): readonly (readonly string[])[] | null => {
  const sounds = latin.test(asked);
  if ([...asked].length < (sounds ? 3 : 2)) return null;
  return sounds ? [pairs(asked), heard(asked), initialed(asked)] : [pairs(asked)];
};

/** The text in so many parts of about one length. */
const partsOf = (text: string, count: number): readonly string[] => {
  const characters = charactersOf(text);
  return Array.from({ length: count }, (_, index) => characters.slice(Math.round((index * characters.length) / count), Math.round(((index + 1) * characters.length) / count)).join(''));
};

/** How many edits still are the same word: none of two characters, one up to nine, two beyond; letters are shorter than what they spell. */
const allowed = (asked: string): number => {
  const { length } = [...asked];
  const [one, two] = latin.test(asked) ? [5, 16] : [3, 10];
  return length < one ? 0 : length < two ? 1 : 2;
};

/**
 * Sets of pieces, of which a name that is nearly the same holds one whole: so many edits leave one of one more parts as it was. Of three to five characters any pair will do.
 * @see Wu and Manber 1992: a pattern with k errors in k + 1 parts
 */
export const nearPieces = (asked: string): readonly (readonly string[])[] => {
  const sound = latin.test(asked) ? asked : usual(spoken(asked).pinyin);
  const bySound = sound.length < 5 ? [] : partsOf(sound, allowed(sound) + 1).map((part, index, all) => heard(part.length >= 3 ? part : index === 0 ? sound.slice(0, 3) : sound.slice(all.slice(0, index).join('').length - 1)));
  const written = latin.test(asked) || allowed(asked) === 0 ? [] : [...asked].length < 6 ? [...pairs(asked), ...apart(asked)].map((pair) => [pair]) : partsOf(asked, allowed(asked) + 1).map(pairs);
  return [...written, ...bySound].filter((set) => set.length > 0);
};

/**
 * Fewest edits – a character wrong, missing, too many, or two in each other's place – that turn what was typed into some part of a name.
 * @see Sellers 1980 for the part, Damerau 1964 for the exchange
 */
export const editsWithin = (asked: string, name: string): number => {
  const [typed, target] = [[...asked], [...name]];
  // Three rows of the table take turns: thousands of names are compared for one question.
  let [before, last, now] = [0, 1, 2].map(() => new Uint16Array(target.length + 1)) as [Uint16Array, Uint16Array, Uint16Array];
  for (let row = 0; row < typed.length; row += 1) {
    now[0] = row + 1;
    for (let column = 0; column < target.length; column += 1) {
      const same = typed[row] === target[column] ? 0 : 1;
      let fewest = Math.min((last[column] ?? 0) + same, (last[column + 1] ?? 0) + 1, (now[column] ?? 0) + 1);
      if (row > 0 && column > 0 && typed[row] === target[column - 1] && typed[row - 1] === target[column]) fewest = Math.min(fewest, (before[column - 1] ?? 0) + 1);
      now[column + 1] = fewest;
    }
    [before, last, now] = [last, now, before];
  }
  return last.reduce((fewest, edits) => Math.min(fewest, edits), Infinity);
};

export interface Written {
  readonly comparable: string;
  readonly pinyin: string;
}

/**
 * How far names are from what was typed, as they are written or as they sound; null of one that is another.
 * @param asked comparable
 */
export const distanceFrom = (asked: string): ((name: Written) => number | null) => {
  const isSound = latin.test(asked);
  const reading = isSound ? asked : usual(spoken(asked).pinyin);
  const within = (edits: number, most: number): readonly number[] => (edits <= most ? [edits] : []);
  return ({ comparable: name, pinyin }) => {
    const byHand = isSound ? [] : within(editsWithin(asked, name), allowed(asked));
    // Of Chinese that sounds the same at least one character was chosen wrongly: that alone is one edit.
    const byEar = isSound ? within(editsWithin(reading, usual(pinyin)), allowed(reading)) : reading.length < 5 ? [] : within(editsWithin(reading, usual(pinyin)) + 1, Math.max(1, allowed(asked)));
    const found = [...byHand, ...byEar];
    return found.length === 0 ? null : Math.min(...found);
  };
};
