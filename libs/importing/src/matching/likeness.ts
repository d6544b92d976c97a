/** How alike two headers are, from 0 to 1: shared characters and shared pairs of them (Dice), so that 单位名称 is closer to 单位 than to 名单. */
export const likeness = (one: string, other: string): number => {
  if (one === '' || other === '') return 0;
  if (one === other) return 1;
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  const within = longer.includes(shorter) ? shorter.length / longer.length : 0;
  const [left, right] = [[...one], [...other]];
  return Math.max((dice(left, right) + dice(pairsOf(left), pairsOf(right))) / 2, within);
};

/** What `likeness` cannot exceed, by the lengths alone: rows of data are tried as headers too, and a paragraph need not be compared with a word. */
export const likenessAtMost = (one: string, other: string): number => {
  const [shorter, longer] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  // A character is one or two units of a string.
  const fewest = Math.max(shorter, Math.ceil(longer / 2));
  return shorter === 0 ? 0 : (2 * shorter) / (shorter + fewest);
};

const pairsOf = (characters: readonly string[]): string[] => characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);

const dice = (one: readonly string[], other: readonly string[]): number => {
  if (one.length + other.length === 0) return 0;
  const left = [...other];
  let shared = 0;
  for (const item of one) {
    const at = left.indexOf(item);
    if (at < 0) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / (one.length + other.length);
};
