/** The part of a text that cannot be read, in the clerk's words. */
export class NotationError extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
    this.name = 'NotationError';
  }
}
