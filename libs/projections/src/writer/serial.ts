/** Runs what it is given one after the other, whatever becomes of each. */
export class Serial {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work, work);
    this.#last = next;
    next.catch(() => undefined);
    return next;
  }
}
