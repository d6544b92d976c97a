import type { components } from '@yange/api-client';

export type LimitedGroup = components['schemas']['organisations.OrganLimits']['groups'][number];
type Category = LimitedGroup['categories'][number];
export type Limit = Pick<Category, 'limit' | 'counted' | 'remaining'>;

/** How full a limit is, in whole percent: 100 where it is full or exceeded, and never 100 while there is room. Null where no limit is set: an empty bar would say that there is room. */
export const fullness = ({ limit, counted }: Limit): number | null => {
  if (limit === null) return null;
  if (counted >= limit) return 100;
  return Math.min(99, Math.round((counted / limit) * 100));
};

export type LimitState = 'noLimit' | 'overLimit' | 'atLimit' | 'withinLimit';

/** In words beside any colour. */
export const limitState = ({ remaining }: Limit): LimitState => (remaining === null ? 'noLimit' : remaining < 0 ? 'overLimit' : remaining === 0 ? 'atLimit' : 'withinLimit');
