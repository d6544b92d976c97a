import { enforcementContract } from '@yange/contracts';
import { defineService, referenceListQuery, referenceListsTable, ruleModesTable } from '@yange/use-case';
import { engageAuxiliaryStaffUseCase } from './commands/auxiliary/engage-auxiliary-staff.use-case.js';
import { releaseAuxiliaryStaffUseCase } from './commands/auxiliary/release-auxiliary-staff.use-case.js';
import { giveUpFieldUseCase } from './commands/fields/give-up-field.use-case.js';
import { holdFieldUseCase } from './commands/fields/hold-field.use-case.js';
import { listFieldsUseCase } from './commands/fields/list-fields.use-case.js';
import { handOverEndedOrganUseCase } from './commands/organ-ends/hand-over-ended-organ.use-case.js';
import { handOverPowersUseCase } from './commands/handover/hand-over-powers.use-case.js';
import { issueEquipmentUseCase } from './commands/handover/issue-equipment.use-case.js';
import { returnEquipmentUseCase } from './commands/handover/return-equipment.use-case.js';
import { powerUseCases } from './commands/powers/power.use-cases.js';
import { enforcementTables, setReferenceListUseCases } from './commands/reference/reference-list.use-cases.js';
import { teamPracticeUseCases } from './commands/team-practice/team-practice.use-cases.js';
import { teamUseCases } from './commands/teams/team.use-cases.js';
import { auxiliaryForce } from './domain/auxiliary/auxiliary.aggregate.js';
import { fieldRegister } from './domain/field/field.aggregate.js';
import { handover } from './domain/handover/handover.aggregate.js';
import { organEnd, organNotes } from './domain/organ-end/organ-end.aggregate.js';
import { declineReasonRegister, shippedDeclineReasons } from './domain/power-list/decline-reasons.aggregate.js';
import { powerKindRegister, shippedPowerKinds } from './domain/power-list/power-kinds.aggregate.js';
import { powerList } from './domain/power-list/power-list.aggregate.js';
import { teamRegister } from './domain/team/team.aggregate.js';
import { teamPractice } from './domain/team-practice/team-practice.aggregate.js';
import { enforcementRules } from './domain/rule/enforcement.rules.js';
import { auxiliaryTable } from './import/auxiliary.table.js';
import { handoverTable } from './import/handover.table.js';
import { powerItemsTable } from './import/power-items.table.js';
import { powerTablesTable } from './import/power-tables.table.js';
import { powersTable } from './import/powers.table.js';
import { teamPracticeTable } from './import/team-practice.table.js';
import { teamsTable } from './import/teams.table.js';
import { powersProjection } from './projections/powers/powers.projection.js';
import { teamsProjection } from './projections/teams/teams.projection.js';
import { referenceTables } from './projections/reference-tables/reference-tables.projection.js';
import { importedOrganEnded, organEnded } from './reactions/organ-ended.reaction.js';
import { organsNoted } from './reactions/organs-noted.reaction.js';
import { auxiliaryStaffQuery } from './queries/auxiliary-staff.query.js';
import { enforcementFieldsQuery } from './queries/enforcement-fields.query.js';
import { enforcementFindingsQuery } from './queries/enforcement-findings.query.js';
import { handoversQuery } from './queries/handovers.query.js';
import { declineReasonsQuery, powerKindsQuery } from './queries/power-tables.query.js';
import { powerItemsQuery } from './queries/power-items.query.js';
import { powerListQuery } from './queries/power-list.query.js';
import { powerListsQuery } from './queries/power-lists.query.js';
import { teamLineageQuery } from './queries/team-lineage.query.js';
import { teamLoadsQuery } from './queries/team-loads.query.js';
import { teamsQuery } from './queries/teams.query.js';

/** What holds until a district sets its own. */
export const shippedPowerTables = { kinds: shippedPowerKinds, reasons: shippedDeclineReasons };

export const enforcementService = defineService({
  title: { zh: '综合行政执法', en: 'Comprehensive enforcement' },
  contract: enforcementContract,
  rules: enforcementRules,
  aggregates: [teamRegister, teamPractice, fieldRegister, auxiliaryForce, powerList, powerKindRegister, declineReasonRegister, handover, organEnd, organNotes],
  useCases: [
    ...teamUseCases,
    ...teamPracticeUseCases,
    listFieldsUseCase, holdFieldUseCase, giveUpFieldUseCase,
    engageAuxiliaryStaffUseCase, releaseAuxiliaryStaffUseCase,
    ...powerUseCases,
    ...setReferenceListUseCases,
    handOverPowersUseCase, issueEquipmentUseCase, returnEquipmentUseCase,
    handOverEndedOrganUseCase,
  ],
  tables: [referenceListsTable('执法', enforcementContract, enforcementTables), powerTablesTable, teamsTable, teamPracticeTable, powersTable, powerItemsTable, handoverTable, auxiliaryTable, ruleModesTable('执法', enforcementContract, enforcementRules)],
  projections: [teamsProjection, powersProjection, referenceTables],
  queries: [teamsQuery, teamLineageQuery, teamLoadsQuery, enforcementFieldsQuery, auxiliaryStaffQuery, powerListsQuery, powerListQuery(shippedPowerTables), powerItemsQuery(shippedPowerTables), handoversQuery, enforcementFindingsQuery(enforcementRules), powerKindsQuery(shippedPowerTables), declineReasonsQuery(shippedPowerTables), referenceListQuery('enforcement', enforcementTables)],
  reactions: [organEnded, importedOrganEnded, organsNoted],
});
