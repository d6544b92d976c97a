/** Where the next page begins: nothing for the first. */
export interface FromCursor {
  readonly cursor?: string;
}

interface CursorPage {
  readonly next: string | null;
}

/** Page by page, as long as there are more: `for await (const { organs } of pages((from) => answer(api.GET(path, { params: { path, query: { ...from } } }))))`. */
export async function* pages<P extends CursorPage>(ask: (from: FromCursor) => Promise<P>): AsyncGenerator<P, void, undefined> {
  for (let from: FromCursor = {}; ; ) {
    const page = await ask(from);
    yield page;
    if (page.next === null) return;
    from = { cursor: page.next };
  }
}

interface LogPage {
  readonly head?: number;
  readonly scannedTo?: number;
}

/** The same of a log, which goes by position: up to what was its head when the last page was read. */
export async function* logPages<P extends LogPage>(ask: (from: { readonly after: number }) => Promise<P>, after = 0): AsyncGenerator<P, void, undefined> {
  for (let from = after; ; ) {
    const page = await ask({ after: from });
    yield page;
    const { scannedTo, head } = page;
    if (scannedTo === undefined || head === undefined || scannedTo >= head || scannedTo <= from) return;
    from = scannedTo;
  }
}
