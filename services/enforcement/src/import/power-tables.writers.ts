import type { EnforcementEvent } from '@yange/contracts';
import { rowWriters, wordFor } from '@yange/use-case';
import { bodyMark, grounds, linesOf, type TableLine } from './powers.words.js';

/** A bar inside a name would read as another part. */
const tableRow = (title: string, lines: readonly TableLine[]) => (lines.some(({ name }) => /[|｜\n]/.test(name)) ? null : { 代码表: title, 条目: linesOf(lines) });

export const powerTableWriters = rowWriters<EnforcementEvent>({
  PowerKindsSet: ({ kinds }) => tableRow('权力类型', kinds.map(({ code, name, needsEnforcementBody }) => ({ code, name, marks: needsEnforcementBody ? [bodyMark] : [] }))),
  DeclineReasonsSet: ({ reasons }) => tableRow('不认领原因', reasons.map(({ code, name, standsOn }) => ({ code, name, marks: standsOn.map((ground) => wordFor(grounds, ground)) }))),
});
