/** Letters of the language; numbers, measure words beside them, brackets and blanks say nothing about what is counted. */
const plain = (text: string): string => text.replaceAll(/[^\p{Script=Han}A-Za-z]+/gu, ' ');

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(
    plain(text)
      .split(' ')
      .flatMap((word) => (word.length === 1 ? [word] : [...word].slice(1).map((_, at) => word.slice(at, at + 2)))),
  );

/**
 * How well phrases fit into a text: the share of a phrase's pairs of characters that the text holds, each weighed by how few phrases hold it (inverse document
 * frequency, as in any index of texts): 编制 and 机构 say little here, 网格 says much.
 */
export class PhraseLikeness {
  private readonly pairs = new Map<string, ReadonlySet<string>>();
  private readonly weights = new Map<string, number>();

  constructor(phrases: readonly string[]) {
    const distinct = [...new Set(phrases)];
    const holders = new Map<string, number>();
    for (const phrase of distinct) {
      const pairs = pairsOf(phrase);
      this.pairs.set(phrase, pairs);
      for (const pair of pairs) holders.set(pair, (holders.get(pair) ?? 0) + 1);
    }
    for (const [pair, count] of holders) this.weights.set(pair, Math.log(1 + distinct.length / count));
  }

  /** @returns from 0, nothing of the phrase is there, to 1, all of it */
  of(phrase: string, text: string): number {
    const pairs = this.pairs.get(phrase) ?? pairsOf(phrase);
    const there = pairsOf(text);
    const weigh = (some: Iterable<string>): number => [...some].reduce((sum, pair) => sum + (this.weights.get(pair) ?? 1), 0);
    const whole = weigh(pairs);
    return whole === 0 ? 0 : weigh([...pairs].filter((pair) => there.has(pair))) / whole;
  }
}
