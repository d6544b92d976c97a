import { Rejected } from '@yange/kernel';
import type { AnyUseCase, CheckContent, DraftState, Json } from '@yange/use-case';
import { z } from 'zod';
import { effectiveOf, readContent } from '../command.request.js';

export type PreparedCommands = ReadonlyMap<string, AnyUseCase>;

/** Commands that one may prepare and another sign: all but those that prepare something themselves, or keep the log. Doors for personal data are no use cases of a service. */
export const preparedCommands = (useCases: readonly AnyUseCase[]): PreparedCommands => new Map(useCases.filter(({ draft, administrative }) => draft === undefined && administrative === undefined).map((useCase) => [useCase.name, useCase]));

/** @throws {Rejected} `unknown-command` */
export const preparedCommand = (prepared: PreparedCommands, command: string): AnyUseCase => {
  const found = prepared.get(command);
  if (found === undefined) throw new Rejected('unknown-command', `没有可起草的操作“${command}”`, `there is no command "${command}" to prepare`, { command });
  return found;
};

/** What a slip's draft says: the words of the document that were misread, and the command that puts it right. */
export const slipContent = z.strictObject({ quote: z.string().max(2000).default(''), says: z.record(z.string(), z.unknown()) });

/** What the command of a draft would be sent to its door. @throws {ZodError} */
export const saidBy = ({ kind, contents }: Pick<DraftState, 'kind' | 'contents'>): { readonly quote: string; readonly says: object } => {
  const content = JSON.parse(contents.at(-1) ?? '{}') as Json;
  return kind === 'slip' ? slipContent.parse(content) : { quote: '', says: content as object };
};

/** What the door of the command would say of a content, before anybody is asked to sign it. */
export const contentCheck =
  (prepared: PreparedCommands): CheckContent =>
  (command, content) => {
    const useCase = preparedCommand(prepared, command);
    const isSlip = typeof content === 'object' && content !== null && 'says' in content;
    const { fields } = readContent(isSlip ? slipContent.parse(content).says : (content as object), useCase);
    if (!isSlip || fields.effective !== undefined) effectiveOf(fields.effective, useCase);
  };
