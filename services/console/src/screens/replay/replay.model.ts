import type { components } from '@yange/api-client';

export type Step = components['schemas']['ReplayStep'];
export type Moved = components['schemas']['MovedFigure'];

/** Lines of JSON that arrive in pieces: whole lines, and what is left of the last one. */
export const linesOf = (held: string, piece: string): readonly [lines: readonly string[], rest: string] => {
  const parts = (held + piece).split('\n');
  return [parts.slice(0, -1).filter((line) => line.trim() !== ''), parts.at(-1) ?? ''];
};

type Line = Step | { readonly end: true; readonly total: number };

/** A line is a step, or the last one that says how many there are. */
export const lineOf = (text: string): { readonly step: Step } | { readonly total: number } => {
  const line = JSON.parse(text) as Line;
  return 'end' in line ? { total: line.total } : { step: line };
};

/** Every figure that has moved up to a step, as it stands then, the last moved first. */
export const standingAt = (steps: readonly Step[], at: number): readonly Moved[] => {
  const last = new Map<string, Moved>();
  for (const { figures } of steps.slice(0, at + 1)) {
    for (const moved of figures) {
      const key = `${moved.id} ${moved.measure}`;
      last.delete(key);
      last.set(key, moved);
    }
  }
  return [...last.values()].reverse();
};
