/** What reporting answers to `replay`. */
export interface ReplayPage {
  readonly steps: readonly object[];
  /** to be asked for next; null at the end */
  readonly next: string | null;
  readonly moment: { readonly knownAt: string };
}

/**
 * A step a line. The last line tells how many steps there were; a stream without it is not whole. A page is asked for when the one before was taken: whoever stops reading stops the asking.
 * @param first its moment is that of all pages: what is recorded while the stream goes on is in none
 */
export async function* replayLines({ moment: { knownAt }, ...first }: ReplayPage, page: (cursor: string) => Promise<ReplayPage>): AsyncGenerator<string> {
  let told = 0;
  for (let { steps, next }: Pick<ReplayPage, 'steps' | 'next'> = first; ; { steps, next } = await page(next)) {
    // A chunk for each page: a line by itself costs more to hand on than to tell.
    if (steps.length > 0) yield steps.map((step) => `${JSON.stringify(step)}\n`).join('');
    told += steps.length;
    if (next === null) break;
  }
  yield `${JSON.stringify({ end: true, total: told, knownAt })}\n`;
}
