import { describeTable, type ImportTable, type ServiceDefinition } from '@yange/use-case';
import { services } from './history.fixture.js';

/** Why a use case has no row. What is not named here has one. */
const without: Readonly<Record<string, readonly string[]>> = {
  'a step of the procedure of today, with its own persons and texts: what it came to is the row that cites the document': [
    'make-motion', 'revise-motion', 'withdraw-motion', 'return-motion', 'file-argument', 'take-decision', 'submit-motion', 'receive-reply', 'report-implementation', 'file-motion', 'revoke-decision', 'receive-demand',
    'return-task-completion', 'request-use-permit', 'refuse-permit-request', 'withdraw-permit-request',
    'request-inspection', 'self-check-inspection', 'submit-inspection', 'demand-inspection-follow-up', 'finish-inspection-follow-up', 'close-inspection',
  ],
  'who may do what from now on, or whose desk it is on: nothing of the past': ['set-matter-level', 'set-matter-filing', 'designate-approver', 'appoint-deputy', 'withdraw-deputy', 'assign-work', 'hand-over-work', 'bind-desk', 'close-desk', 'set-due-term'],
  'another row says the same: 改隶, 设立 with its 模板': ['move-under-successor', 'set-up-by-template'],
  'follows of itself from rows: of an organ that ends, of an account': ['carry-over-quota', 'carry-over-posts', 'carry-over-person', 'recount-account'],
  'asks that what a workbook left with an organ passes on: after the import, by a person, under a decision': ['carry-over-ended-organ', 'hand-over-ended-organ'],
  'a person, known by an id that no workbook holds': ['set-grid-chief'],
  'a file, brought with its document': ['attach-file'],
};

/** The use cases that a row of any table of the service becomes, found by having every table read rows. */
const ofRows = ({ tables }: ServiceDefinition): ReadonlySet<string> => {
  const heard = new Set<string>();
  const heardBy = (table: ImportTable): ImportTable => ({
    ...table,
    command: (row) => {
      const command = table.command(row);
      heard.add(command.useCase.name);
      return command;
    },
  });
  for (const table of tables) describeTable(heardBy(table));
  return heard;
};

it.each(services.map((service) => [service.contract.context, service] as const))('what %s records can be brought in a workbook, but for what is named here with a reason', (context, service) => {
  const heard = ofRows(service);
  const missing = service.useCases.map(({ name }) => name).filter((name) => !heard.has(name));
  const named = Object.values(without).flat();
  expect(missing.filter((name) => !named.includes(name))).toEqual([]);
  expect([context, named.filter((name) => heard.has(name))]).toEqual([context, []]);
});

it('names no use case that is none', () => {
  const known = new Set(services.flatMap(({ useCases }) => useCases.map(({ name }) => name)));
  expect(Object.values(without).flat().filter((name) => !known.has(name))).toEqual([]);
});
