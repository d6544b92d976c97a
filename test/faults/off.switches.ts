/** What a decision names as broken under this prefix is taken for not broken, by these lines of a copy of the sources. */
export const offPrefix = 'off-';

export const offSwitches: readonly (readonly [file: string, is: string, becomes: string])[] = [
  ['libs/use-case/src/limit.check.ts', 'aggregate[asked]?.(timeline.at(date), date) ?? []', `(aggregate[asked]?.(timeline.at(date), date) ?? []).filter((one) => !one.rule.startsWith('${offPrefix}'))`],
  ['libs/use-case/src/correction.judgement.ts', 'const broken = decision.violations ?? [];', `const broken = (decision.violations ?? []).filter((one) => !one.rule.startsWith('${offPrefix}'));`],
  ['libs/use-case/src/correction.judgement.ts', '...added, ...standing]', `...added, ...standing.filter((one) => !one.rule.startsWith('${offPrefix}'))]`],
  ['libs/use-case/src/decision.given.ts', '...(decision.violations ?? [])', `...(decision.violations ?? []).filter((one) => !one.rule.startsWith('${offPrefix}'))`],
];
