import type { Violation } from '@yange/kernel';
import { matters } from './decisions/matter.js';
import type { AnyUseCase, CommandMeta, SupersededEvent } from './use-case.definition.js';

/** Right of the second person who signs what rewrites or takes back a fact of a matter of decisions. Who records does not hold it. */
export const correctionRight = 'correction.sign';

/** What a service's commands ask of their caller, and whether they stand under a decision, by name. */
export type CommandsOfService = Readonly<Record<string, Pick<AnyUseCase, 'right' | 'matter'>>>;

export const commandsByName = (useCases: readonly AnyUseCase[]): CommandsOfService => Object.fromEntries(useCases.map((useCase) => [useCase.name, useCase]));

/** Whether what a command of that name records is for a decision. */
export const standsUnderDecision = (command: string, commands: CommandsOfService): boolean => Object.hasOwn(commands, command) && commands[command]?.matter !== undefined;

/** Prepared by one person and signed by another who is entitled to it; that it is another is asked of every draft (`draft-second-person`). */
export const isSignedCorrection = (meta: CommandMeta): boolean => meta.prepared !== undefined && meta.may(correctionRight);

/** A correction or annulment, as far as its authority goes. */
export interface Rewriting {
  readonly asked: CommandMeta;
  /** under whose rules it is judged, and the decision that it stands under, named or that of the fact */
  readonly judged: Pick<CommandMeta, 'mode' | 'decision'>;
  readonly superseded: readonly SupersededEvent[];
  readonly commands: CommandsOfService;
}

/**
 * What a decision is asked for is not rewritten on one person's word, however long ago it was recorded: a correction stands under a decision that covers it
 * (which `coverOf` looks at), a correction of history without one and every annulment are signed by a second person. A slip of the pen needs no decision, and has a second person of its own (`slipByUnentitled`);
 * a row of an import comes as history, brought by who may sign corrections (`correction.policy.ts`); what is tried out takes the paper to be there; what follows from another service's change follows it.
 */
export const withoutAuthority = (useCase: AnyUseCase, body: unknown, { asked, judged, superseded, commands }: Rewriting): readonly Violation[] => {
  if (superseded.length === 0 || asked.mode === 'history' || asked.supposing || asked.actor.role === 'reaction' || isSignedCorrection(asked)) return [];
  const matter = useCase.matter?.(body);
  const command = superseded.find((event) => standsUnderDecision(event.command, commands))?.command ?? (matter === undefined ? undefined : useCase.name);
  if (useCase.slip) return [slipByUnentitled(command)];
  if (command === undefined) return [];
  // A plan is carried out under the decision on it, which saw this very step.
  const stands = useCase.annuls === undefined ? matter !== undefined && (judged.mode === 'live' || judged.decision !== null) : asked.plan !== undefined;
  if (stands) return [];
  const what = matter === undefined ? { zh: '该事项', en: 'This matter' } : { zh: `“${matters[matter.code].zh}”`, en: `"${matters[matter.code].en}"` };
  const ways = useCase.annuls === undefined ? { zh: '更正须注明包括该事项的决定，或', en: 'name a decision that covers the correction, or ' } : { zh: '撤销须', en: '' };
  return [{
    rule: 'correction-without-authority',
    zh: `${what.zh}须经决定，不能由一人更正或撤销：${ways.zh}凭文件起草送审，由起草人以外有签办更正权限的人签办；记录与文件不符的，按录入差错由有该权限的第二人确认`,
    en: `${what.en} is for a decision, and one person does not rewrite or take it back: ${ways.en}prepare it as a draft under its document for another person, entitled to sign corrections; what is not what its document says is a slip of the pen`,
    facts: { command, right: correctionRight, ...(matter === undefined ? {} : { matter: matter.code }) },
  }];
};

/**
 * A slip cites no document and no decision: all that stands for it is who confirms it. Two clerks who agree are one desk; so it is somebody who answers for corrections, and for a fact of a decision
 * no district does without. For other facts a district may let clerks confirm each other: by the mode of the rule on the day on which it is confirmed.
 * @param command that recorded what a decision was asked for; none where none was
 */
const slipByUnentitled = (command: string | undefined): Violation =>
  command === undefined
    ? { rule: 'slip-without-right', zh: '录入差错须由有签办更正权限的人确认，本地规定由经办人互相确认的除外', en: 'a slip of the pen is confirmed by who is entitled to sign corrections, unless the district lets clerks confirm each other', facts: { right: correctionRight } }
    : { rule: 'slip-of-decision-without-right', zh: '须经决定的事项，录入差错须由有签办更正权限的人确认', en: 'a slip of the pen in what a decision is asked for is confirmed by who is entitled to sign corrections', facts: { command, right: correctionRight } };
