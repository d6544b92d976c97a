/**
 * The database did not answer for as long as the log was willing to wait: the request may be stored or not. Asking again with the same
 * command id is safe and tells.
 */
export class OutcomeUnknown extends Error {
  constructor(readonly commandId: string, options: { readonly cause: unknown }) {
    super(`the outcome of command ${commandId} is unknown`, options);
    this.name = 'OutcomeUnknown';
  }
}

/** The log was closed before the request was sent; nothing is stored. */
export class LogClosed extends Error {
  constructor(readonly logId: string) {
    super(`${logId} is closed`);
    this.name = 'LogClosed';
  }
}

/** More requests wait than the log wants to hold; nothing is stored. To be answered with 503 and Retry-After. */
export class LogBusy extends Error {
  constructor(readonly logId: string) {
    super(`${logId}: too many requests are waiting`);
    this.name = 'LogBusy';
  }
}
