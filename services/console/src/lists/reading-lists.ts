import { pages, type components } from '@yange/api-client';
import type { Listed, Looked } from './list.model.js';

type Moment = components['schemas']['Moment'];
type Page<R> = R & { readonly next: string | null; readonly moment: Moment };

/** What a door is asked that answers in one piece. */
export const at = ({ district, query, signal }: Looked) => ({ params: { path: { district }, query }, signal });

/** What a door is asked that answers page by page. @param limit rows of a page, as many as the door gives */
export const fromPage = ({ district, query, signal }: Looked, from: { readonly cursor?: string }, limit = 500) => ({ params: { path: { district }, query: { limit, ...query, ...from } }, signal });

/** Every page of an answer, under the moment of the first. @param rows of one page */
export const everyPage = async <R, T>(ask: (from: { readonly cursor?: string }) => Promise<Page<R>>, rows: (page: R) => readonly T[]): Promise<Listed<T>> => {
  const found: T[] = [];
  let moment: Moment | undefined;
  for await (const page of pages(ask)) {
    found.push(...rows(page));
    moment ??= page.moment;
  }
  return { rows: found, moment };
};
