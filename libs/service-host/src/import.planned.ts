import type { Context } from '@yange/contracts';
import type { CellError } from '@yange/use-case';
import type { RowOutcome } from './import.messages.js';
import type { DecidedRow } from './import.row.js';

/** A row as a step of a plan. What it says of documents goes with it, by their numbers: the plan may register them itself. How sure a source is (来源性质) is a matter of history. */
export const plannedRow = (service: Context, { row, useCase, body, meta, correction, made }: DecidedRow): RowOutcome => {
  const none = { id: row.id, findings: [], events: 0, matter: useCase.title };
  if (correction !== null) return { ...none, status: 'rejected', errors: [correctionInPlan] };
  const documents = meta.citations.map(({ documentId: _registered, provenance: _told, ...citing }) => citing).filter((citing) => Object.keys(citing).length > 0);
  return { ...none, status: 'planned', errors: [], step: { service, command: useCase.name, body: body as Record<string, unknown>, effective: meta.effective.text, documents, note: `${meta.importRow?.table ?? ''} ${row.id}` }, made: Object.fromEntries(made) };
};

const correctionInPlan: CellError = { column: '', rule: 'plan-row-corrects', zh: '方案中的行不能更正或注销已入账的内容：更正须单独办理', en: 'a row of a plan cannot correct or take back what is recorded: that is a matter of its own' };

/** A plan is read by many, and its content hash stands in the log. */
export const personalInPlan: CellError = { column: '', rule: 'plan-row-personal', zh: '此表的行涉及个人信息，不能列入方案', en: 'rows of this table tell who somebody is: they cannot be in a plan' };
