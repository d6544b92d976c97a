import type { Listing } from './thing.model.js';

interface Table {
  /** of the service that keeps the table */
  readonly context: string;
  readonly list: string;
  /** what a command takes: the code of an entry, or its name as papers write it */
  readonly by: 'code' | 'name';
}

const table = (context: string, list: string, by: Table['by'] = 'code'): Table => ({ context, list, by });

const unitKinds = table('organisations', 'internal-unit-kinds');
const crewKinds = table('grid', 'grid-crew-kinds');

/** Fields that take an entry of a reference table, by service and name of the field, or by command and name where that says too little. */
const tables: Readonly<Record<string, Table>> = {
  'organisations category': table('organisations', 'organ-categories'),
  'organisations rank': table('organisations', 'organ-ranks', 'name'),
  'organisations reformMethod': table('organisations', 'reform-methods'),
  'organisations method': table('organisations', 'reform-methods'),
  'organisations basisLevel': table('organisations', 'rule-levels'),
  'organisations templateKind': table('organisations', 'unit-template-kinds'),
  'organisations quotaKind': table('staffing', 'quota-kinds'),
  'organisations.state-finding matter': table('organisations', 'finding-matters'),
  'organisations.abolish-internal-units kind': unitKinds,
  'organisations.record-internal-units kind': unitKinds,
  'organisations.set-up-internal-units kind': unitKinds,
  'organisations.prescribe-unit-template kind': unitKinds,
  'organisations.put-document-in-force kind': table('organisations', 'rule-paper-kinds'),
  'organisations.find-misfit kind': table('organisations', 'misfit-kinds'),
  'staffing kind': table('staffing', 'quota-kinds'),
  'staffing.open-issues kind': table('staffing', 'problem-types', 'name'),
  'staffing.close-issues kind': table('staffing', 'problem-types', 'name'),
  'staffing.reopen-issues kind': table('staffing', 'problem-types', 'name'),
  'staffing management': table('staffing', 'management-statuses'),
  'staffing funding': table('staffing', 'funding-forms'),
  'staffing level': table('staffing', 'post-levels', 'name'),
  'staffing origin': table('staffing', 'entry-origins'),
  'staffing.leave-person reason': table('staffing', 'leaving-reasons'),
  'enforcement method': table('enforcement', 'delegation-methods'),
  'enforcement.engage-auxiliary-staff kind': table('enforcement', 'auxiliary-kinds'),
  'enforcement.release-auxiliary-staff kind': table('enforcement', 'auxiliary-kinds'),
  'enforcement.evaluate-powers result': table('enforcement', 'evaluation-results'),
  'grid.set-grid-crew-standard kind': crewKinds,
  'grid.assign-grid-workers kind': crewKinds,
  'grid.release-grid-workers kind': crewKinds,
  'grid.assess-grid-workers kind': crewKinds,
  'grid.register-area-unit kind': table('grid', 'area-unit-kinds'),
};

/** The table that a field of a command takes an entry of, as it holds today. @param name of the field @returns nothing where what it takes is free */
export const tableFor = (command: string, name: string): Listing | undefined => {
  const found = tables[`${command} ${name}`] ?? tables[`${command.split('.')[0] ?? ''} ${name}`];
  return found === undefined ? undefined : { door: `${found.context}/reference-lists/${found.list}`, rows: 'entries', id: found.by, shows: ['name'], words: { zh: '从字典中选', en: 'from the table' } };
};
