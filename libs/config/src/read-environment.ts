import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** What is wrong with one variable. */
export interface EnvironmentProblem {
  readonly variable: string;
  /** Never contains the value that was given. */
  readonly problem: string;
}

/** The environment does not fit: the process must not start. The message names every variable at once and no value. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  constructor(readonly problems: readonly EnvironmentProblem[]) {
    super(`The environment does not fit:\n${problems.map(({ variable, problem }) => `  ${variable}: ${problem}`).join('\n')}`);
  }
}

/**
 * Reads the variables that the schema names, once at start; the rest of the environment is not looked at. A variable that is set but empty counts as not
 * set, as shells and compose files cannot tell the two apart. Instead of a variable, the file that `<variable>_FILE` names may hold its value (secrets that
 * are mounted): read once, without the line end after it.
 * @throws EnvironmentError naming every wrong variable
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>, environment: NodeJS.ProcessEnv = process.env,
): Readonly<z.output<z.ZodObject<Shape>>> {
  const problems: EnvironmentProblem[] = [];
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, valueOf(name, environment, problems)]));
  if (problems.length > 0) throw new EnvironmentError(problems);
  const result = schema.safeParse(given);
  if (result.success) return Object.freeze(result.data);
  throw new EnvironmentError(
    result.error.issues.map((issue) => {
      const variable = String(issue.path[0] ?? '(several)');
      return { variable, problem: given[variable] === undefined && issue.path.length > 0 ? 'is missing' : wordsOf(issue) };
    }),
  );
}

function valueOf(name: string, environment: NodeJS.ProcessEnv, problems: EnvironmentProblem[]): string | undefined {
  const [value, file] = [environment[name] || undefined, environment[`${name}_FILE`] || undefined];
  if (file === undefined) return value;
  if (value !== undefined) problems.push({ variable: name, problem: `is set twice: by itself and by ${name}_FILE` });
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '') || undefined;
  } catch {
    problems.push({ variable: `${name}_FILE`, problem: 'must name a file that can be read' });
    return undefined;
  }
}

/** Zod's own sentences can quote the input or a part of it; these are made from what the schema asks for. */
function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      // A pattern says nothing to people: its author's words do (they are the schema's, not the input's).
      return issue.format === 'regex' ? issue.message : `must be a ${issue.format}`;
    case 'too_small':
      return `must be at least ${issue.minimum}${issue.origin === 'string' ? ' characters long' : ''}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters long' : ''}`;
    case 'invalid_type':
      return `must be a ${issue.expected}`;
    case 'custom':
      return issue.message;
    default:
      return `is not valid (${issue.code ?? 'unknown'})`;
  }
}
