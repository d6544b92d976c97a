import { CommanderError } from 'commander';
import { CommandFailed, exitCode } from './exit-code.js';
import type { Act } from './client.verb.js';
import { program } from './program.js';
import { answerFailure } from './terminal/answer.js';
import { say } from './terminal/progress.js';

/** The command line of Yange: runs one verb and ends the process with its exit code. */
export const runYange = async (argv: readonly string[]): Promise<void> => {
  // `yange events … | head`: whoever read has read enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? exitCode.ok : exitCode.failure));
  let code: number = exitCode.ok;
  const run =
    <F>(act: Act<F>) =>
    async (...passed: unknown[]): Promise<void> => {
      const words = passed.slice(0, -2) as string[];
      code = await act(passed.at(-2) as F, ...words);
    };
  try {
    await program(run).parseAsync([...argv]);
  } catch (error) {
    const failure = failureOf(error);
    code = failure.code;
    if (!failure.said) say(failure.message);
    if (code !== exitCode.ok && argv.includes('--json')) answerFailure(code, failure.message);
  }
  process.exitCode = code;
  // Keep-alive sockets and timers of libraries must not hold the process once the verb is done.
  await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
  process.exit(code);
};

interface Failure {
  readonly code: number;
  readonly message: string;
  /** commander has told the user */
  readonly said: boolean;
}

const failureOf = (error: unknown): Failure => {
  if (error instanceof CommanderError) return { code: error.exitCode === 0 ? exitCode.ok : exitCode.usage, message: error.message, said: true };
  if (error instanceof CommandFailed) return { code: error.code, message: error.message, said: false };
  if (!(error instanceof Error)) return { code: exitCode.failure, message: String(error), said: false };
  return { code: exitCode.failure, message: process.env['YANGE_DEBUG'] ? (error.stack ?? error.message) : error.message, said: false };
};
