/** Exit codes of every verb. */
export const exitCode = { ok: 0, failure: 1, usage: 2, conflict: 3, verificationFailed: 4 } as const;

/** Ends the command with a sentence for people and an exit code for programs. */
export class CommandFailed extends Error {
  constructor(
    message: string,
    readonly code: number = exitCode.failure,
  ) {
    super(message);
    this.name = 'CommandFailed';
  }
}
