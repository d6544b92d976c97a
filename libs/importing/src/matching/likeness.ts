/** How alike two headers are, from 0 to 1: shared characters and shared pairs of them (Dice), so that 单位名称 is closer to 单位 than to 名单. */
export const likeness = (one: string, other: string): number => {
  if (one === '' || other === '') return 0;
  if (one === other) return 1;
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  const within = longer.includes(shorter) ? shorter.length / longer.length : 0;
  return Math.max((dice([...one], [...other]) + dice(pairsOf(one), pairsOf(other))) / 2, within);
};

const pairsOf = (text: string): string[] => [...text].slice(1).map((character, index) => `${[...text][index] ?? ''}${character}`);

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
