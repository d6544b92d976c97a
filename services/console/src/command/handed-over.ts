import type { components } from '@yange/api-client';
import type { Body, Command } from './command.model.js';

/** Whether only the signature of a second person is wanting. */
export const waitsForAnother = ({ outcome, violations }: Pick<components['schemas']['DryRun'], 'outcome' | 'violations'>): boolean =>
  outcome === 'refused' && violations.filter(({ mode }) => mode === 'refuse').every(({ rule }) => rule === 'correction-without-authority');

/** The command as the content of a draft, which knows no path: its places are fields. */
export const asDraft = ({ id }: Pick<Command, 'id'>, at: Readonly<Record<string, string>>, body: Body): Body => {
  const { district: _district, ...places } = at;
  return { command: id.slice(id.indexOf('.') + 1), content: { ...body, ...places }, submit: true };
};
