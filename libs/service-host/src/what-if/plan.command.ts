import { Rejected } from '@yange/kernel';
import type { AnyUseCase, CommandMeta } from '@yange/use-case';
import { effectiveOf, readContent, type CommandContent } from '../command.request.js';
import type { PreparedCommands } from '../drafts/prepared.commands.js';
import { resolved, type PlanStep, type PlanIds } from './plan.js';

/** A step as the service reads it: its command, with what its body says. */
export interface PlanCommand {
  readonly useCase: AnyUseCase;
  readonly body: unknown;
  readonly said: Pick<CommandMeta, 'effective' | 'citations' | 'corrects' | 'reason'>;
}

/**
 * The command of a step by its name, or by its door.
 * @throws {Rejected} `unknown-command`, `plan-reference`, `step-refused` @throws {ZodError} @throws {Problem} what its door would refuse
 */
export const planCommand = (commands: PreparedCommands, step: PlanStep, ids: PlanIds): PlanCommand => {
  const { useCase, inPath } = commandOf(commands, resolved(step.command.split('/'), ids));
  const { effective, corrects, correctionReason, documents } = step;
  const fields = { effective, corrects: corrects === undefined ? undefined : resolved(corrects, ids), correctionReason, documents };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const content: CommandContent = readContent({ ...resolved(step.body, ids), ...inPath, ...given }, useCase);
  return {
    useCase,
    body: content.body,
    said: {
      effective: effectiveOf(effective, useCase),
      citations: content.fields.documents as CommandMeta['citations'],
      corrects: content.fields.corrects ?? null,
      ...(correctionReason === undefined ? {} : { reason: correctionReason }),
    },
  };
};

const commandOf = (commands: PreparedCommands, words: readonly string[]): { readonly useCase: AnyUseCase; readonly inPath: Readonly<Record<string, string>> } => {
  const named = words.length === 1 ? commands.get(words[0] ?? '') : undefined;
  if (named !== undefined) return { useCase: named, inPath: {} };
  for (const useCase of commands.values()) {
    const inPath = match(useCase.path.split('/'), words);
    if (inPath !== null) return { useCase, inPath };
  }
  const command = words.join('/');
  throw new Rejected('unknown-command', `方案中没有可办理的操作“${command}”`, `there is no command "${command}" for a plan`, { command });
};

const match = (pattern: readonly string[], words: readonly string[]): Readonly<Record<string, string>> | null => {
  if (pattern.length !== words.length || !pattern.every((word, index) => word.startsWith(':') || word === words[index])) return null;
  return Object.fromEntries(pattern.flatMap((word, index) => (word.startsWith(':') ? [[word.slice(1), words[index] ?? ''] as const] : [])));
};
