import { enforcementContract } from '@yange/contracts';
import { Rejected, type Timeline } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { FieldRegister } from './field.aggregate.js';
import type { FieldEvent } from './field.events.js';

type Fields = Timeline<FieldRegister, FieldEvent>;

const make = enforcementContract.make;

/** Adds the fields that are not listed yet at that date. */
export const listFields = (fields: Fields, wanted: { names: readonly string[]; programme: string }, meta: CommandMeta): readonly FieldEvent[] => {
  const listed = new Set(fields.at(meta.effective.to).listed.values());
  const fresh = [...new Set(wanted.names)].filter((name) => !listed.has(name));
  if (fresh.length === 0) return [];
  return [make('EnforcementFieldsListed', { fields: fresh.map((name) => ({ id: meta.id(`field-${name}`), name })), programme: wanted.programme })];
};

/** @throws {Rejected} `unknown-field` */
const find = (fields: Fields, reference: string, date: string): { id: string; name: string } => {
  const found = [...fields.at(date).listed].find(([id, name]) => id === reference || name === reference);
  if (found === undefined) throw new Rejected('unknown-field', `没有列明执法领域“${reference}”`, `no field "${reference}" is listed at that date`, { field: reference });
  return { id: found[0], name: found[1] };
};

export const holdField = (fields: Fields, wanted: { field: string }, meta: CommandMeta): readonly FieldEvent[] => {
  const { id, name } = find(fields, wanted.field, meta.effective.to);
  return fields.at(meta.effective.to).held.has(id) ? [] : [make('EnforcementFieldHeld', { fieldId: id, field: name })];
};

export const giveUpField = (fields: Fields, wanted: { field: string; reason: string }, meta: CommandMeta): readonly FieldEvent[] => {
  const { id, name } = find(fields, wanted.field, meta.effective.to);
  return fields.at(meta.effective.to).held.has(id) ? [make('EnforcementFieldGivenUp', { fieldId: id, field: name, reason: wanted.reason })] : [];
};
