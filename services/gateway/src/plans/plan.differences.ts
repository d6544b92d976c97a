import type { WhatIf } from './plan.shapes.js';

type Tried = Omit<WhatIf, 'since'>;
type Difference = NonNullable<WhatIf['since']>['differences'][number];
type About = Difference['about'];

/** From what to what; where neither is known, by how much. */
const moveOf = ({ before, after, change }: WhatIf['movements']['accounts'][number]['approved']): string =>
  before === null && after === null && change !== 0 ? `${change > 0 ? '+' : ''}${change}` : `${before ?? '—'}→${after ?? '—'}`;

/** What one and the same plan leads to, line by line: two try-outs of it differ where a line does. */
const linesOf = (tried: Tried): ReadonlyMap<string, string> => {
  const lines = new Map<string, string>();
  const line = (about: About, what: string, told: unknown): void => void lines.set(JSON.stringify([about, what]), typeof told === 'string' ? told : JSON.stringify(told));
  for (const { step, title, command, outcome, violations } of tried.steps) line('step', `${step}`, `${title?.zh ?? command} ${outcome}${violations.map(({ rule, zh }) => ` · ${rule}：${zh}`).join('')}`);
  for (const { reaction, label, title, command, outcome, violations } of tried.followUps) line('follow-up', `${reaction} ${label} ${title?.zh ?? command}`, `${outcome}${violations.map(({ rule, zh }) => ` · ${rule}：${zh}`).join('')}`);
  for (const { figureId, words, before, after } of tried.figures.then) line('figure', `${figureId} ${words}`, [before?.derived.map(({ value }) => value), after?.derived.map(({ value }) => value)]);
  for (const { organ, kind, management, funding, approved, actual } of tried.movements.accounts) line('movement', `${organ} ${kind} ${management} ${funding}`, `核定 ${moveOf(approved)}，实有 ${moveOf(actual)}`);
  for (const { organ, level, principal, deputy } of tried.movements.posts) line('movement', `${organ} ${level}`, `正职 ${moveOf(principal)}，副职 ${moveOf(deputy)}`);
  for (const { personId, from, to } of tried.movements.people) line('movement', personId, `${from?.organ ?? '—'}→${to?.organ ?? '—'}`);
  for (const { name, from, to, persons } of tried.movements.batches) line('movement', name, `${from?.organ ?? '—'}→${to?.organ ?? '—'} ${persons} 人`);
  for (const { rule, text } of tried.findings.opened) line('finding', `${rule} ${text.zh}`, '新增');
  for (const { rule, text } of tried.findings.closed) line('finding', `${rule} ${text.zh}`, '消除');
  return lines;
};

/** What changed since: where the same plan leads to something else than it did. */
export const planDifferences = (then: Tried, now: Tried): readonly Difference[] => {
  const [before, after] = [linesOf(then), linesOf(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [about, what] = JSON.parse(key) as [About, string];
    const [was, is] = [before.get(key) ?? null, after.get(key) ?? null];
    return was === is ? [] : [{ about, what, before: was, after: is }];
  });
};
