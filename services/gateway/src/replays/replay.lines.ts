/** What reporting answers to `replay`. */
export interface ReplayPage {
  readonly steps: readonly object[];
  /** to be asked for next; null at the end */
  readonly next: string | null;
  readonly moment: { readonly knownAt: string };
}

/**
 * A step a line. The last line tells how many steps there were; a stream without it is not whole.
 * @param knownAt positions at which all pages are read: what is recorded while the stream goes on is in none
 */
export async function* replayLines(knownAt: string, page: (cursor: { readonly cursor?: string }) => Promise<ReplayPage>): AsyncGenerator<string> {
  let told = 0;
  let next: string | null | undefined;
  do {
    const { steps, next: after } = await page(typeof next === 'string' ? { cursor: next } : {});
    for (const step of steps) yield `${JSON.stringify(step)}\n`;
    told += steps.length;
    next = after;
  } while (next !== null);
  yield `${JSON.stringify({ end: true, total: told, knownAt })}\n`;
}
