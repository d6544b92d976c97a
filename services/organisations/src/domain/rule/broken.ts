import type { Violation } from '@yange/kernel';

/** Violations that apply; null stands for a rule that is kept. */
export const broken = (...rules: readonly (Violation | null)[]): readonly Violation[] => rules.filter((rule) => rule !== null);
