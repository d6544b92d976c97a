import type { components, paths } from '@yange/api-client';

export type Plan = paths['/v1/districts/{district}/what-ifs']['post']['requestBody']['content']['application/json'];
export type WhatIf = components['schemas']['WhatIf'];
export type Moved = { readonly before: number | null; readonly after: number | null };

/** What a file holds, where it is a plan; what its steps may be the service says. */
export const planOf = (text: string): Plan | null => {
  try {
    const read = JSON.parse(text) as Partial<Plan> | null;
    return typeof read?.title === 'string' && Array.isArray(read.steps) && read.steps.length > 0 ? (read as Plan) : null;
  } catch {
    return null;
  }
};

export const movedText = ({ before, after }: Moved): string => (before === after ? textOf(before) : `${textOf(before)} → ${textOf(after)}`);

const textOf = (value: number | null): string => (value === null ? '—' : String(value));
