import { staffingContract } from '@yange/contracts';
import { type AnyAggregate, defineService, referenceListQuery, referenceListsTable, ruleModesTable } from '@yange/use-case';
import { staffingTables } from './commands/reference/reference-list.use-cases.js';
import { staffingUseCases } from './commands/staffing.use-cases.js';
import { approverNote } from './domain/approver-note/approver-note.aggregate.js';
import { documentNote } from './domain/document-note/document-note.aggregate.js';
import { excessLeaders } from './domain/excess-leaders/excess-leaders.aggregate.js';
import { namedPost, officeHolder } from './domain/named-post/named-post.aggregate.js';
import { organNote } from './domain/organ-note/organ-note.aggregate.js';
import { ownerNote, ownerNotes } from './domain/owner-note/owner-note.aggregate.js';
import { person } from './domain/person/person.aggregate.js';
import { postAllotment } from './domain/post-allotment/post-allotment.aggregate.js';
import { quotaAccount } from './domain/quota-account/quota-account.aggregate.js';
import { quotaTotal } from './domain/quota-total/quota-total.aggregate.js';
import { rectificationLedger } from './domain/rectification-ledger/rectification-ledger.aggregate.js';
import { absence } from './domain/secondment/absence.aggregate.js';
import { secondment } from './domain/secondment/secondment.aggregate.js';
import { transferBatch } from './domain/transfer-batch/transfer-batch.aggregate.js';
import { permitRequest } from './domain/permit-request/permit-request.aggregate.js';
import { usePermit } from './domain/use-permit/use-permit.aggregate.js';
import { staffingRules } from './domain/rule/staffing.rules.js';
import { permitTable } from './import/permit.table.js';
import { personnelTable } from './import/personnel.table.js';
import { postTable } from './import/post.table.js';
import { quotaTable } from './import/quota.table.js';
import { rectificationTable } from './import/rectification.table.js';
import { rosterTable } from './import/roster.table.js';
import { transferEndTable } from './import/transfer-end.table.js';
import { transferTable } from './import/transfer.table.js';
import { staffingMovements } from './movements/staffing.movements.js';
import { establishmentFindingsQuery } from './oversight/establishment-findings.query.js';
import { establishmentProjection } from './projections/establishment/establishment.projection.js';
import { mattersProjection } from './projections/matters/matters.projection.js';
import { oversightProjection } from './projections/oversight/oversight.projection.js';
import { personnelProjection } from './projections/personnel/personnel.projection.js';
import { rectificationProjection } from './projections/rectification/rectification.projection.js';
import { excessLeadersQuery } from './queries/excess-leaders.query.js';
import { namedPostsQuery } from './queries/named-posts.query.js';
import { permitRequestsQuery } from './queries/permit-requests.query.js';
import { personsQuery } from './queries/persons.query.js';
import { postAllotmentsQuery } from './queries/post-allotments.query.js';
import { quotaAccountsQuery } from './queries/quota-accounts.query.js';
import { quotaTotalsQuery } from './queries/quota-totals.query.js';
import { rectificationLedgersQuery } from './queries/rectification-ledgers.query.js';
import { leavingsQuery } from './queries/leavings.query.js';
import { secondmentsQuery } from './queries/secondments.query.js';
import { transferBatchesQuery } from './queries/transfer-batches.query.js';
import { transferRosterQuery } from './queries/transfer-roster.query.js';
import { usePermitsQuery } from './queries/use-permits.query.js';
import { approverFollowed } from './reactions/approver-followed.reaction.js';
import { documentsFollowed, importedDocumentsFollowed } from './reactions/documents-followed.reaction.js';
import { accountsCounted } from './reactions/accounts-counted.reaction.js';
import { endedOrgansCarriedOver } from './reactions/ended-organs-carried-over.reaction.js';
import { organsOnRecord, teamsOnRecord } from './reactions/owners-followed.reaction.js';
import { importedEndsFollowed, importedOrgansFollowed, organsFollowed } from './reactions/organs-followed.reaction.js';
import { teamsEnded, teamsMovedUp } from './reactions/teams-ended.reaction.js';

const aggregates: readonly AnyAggregate[] = [quotaAccount, postAllotment, permitRequest, usePermit, person, transferBatch, secondment, rectificationLedger, excessLeaders, organNote, ownerNote, ownerNotes, documentNote, approverNote, quotaTotal, namedPost, officeHolder, absence];

export const staffingService = defineService({
  title: { zh: '编制与人员', en: 'Staffing' },
  contract: staffingContract,
  rules: staffingRules,
  aggregates,
  useCases: staffingUseCases,
  tables: [referenceListsTable('编制', staffingContract, staffingTables), quotaTable, postTable, permitTable, rosterTable, transferTable, personnelTable, transferEndTable, rectificationTable, ruleModesTable('编制', staffingContract, staffingRules)],
  projections: [establishmentProjection, personnelProjection, rectificationProjection, mattersProjection, oversightProjection],
  queries: [quotaAccountsQuery, quotaTotalsQuery, postAllotmentsQuery, namedPostsQuery, personsQuery, rectificationLedgersQuery, excessLeadersQuery, usePermitsQuery, permitRequestsQuery, leavingsQuery, secondmentsQuery, transferBatchesQuery, transferRosterQuery, establishmentFindingsQuery, referenceListQuery('staffing', staffingTables)],
  movements: staffingMovements,
  reactions: [organsOnRecord, teamsOnRecord, organsFollowed, importedOrgansFollowed, importedEndsFollowed, documentsFollowed, importedDocumentsFollowed, approverFollowed, teamsMovedUp, teamsEnded, endedOrgansCarriedOver, accountsCounted],
});
