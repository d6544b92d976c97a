import { organisationsContract } from '@yange/contracts';
import { defineDeputising, defineService, districtCalendar, referenceListQuery, referenceListsTable, ruleModesTable } from '@yange/use-case';
import { organisationsTables } from './commands/reference/reference-list.use-cases.js';
import { organisationsUseCases } from './commands/organisations.use-cases.js';
import { deputising, deputisingStream, standsIn } from './domain/deputising/deputising.aggregate.js';
import { document } from './domain/document/document.aggregate.js';
import { meeting } from './domain/meeting/meeting.aggregate.js';
import { approver } from './domain/motion/approver.aggregate.js';
import { demand } from './domain/motion/demand.decider.js';
import { matterLevels } from './domain/motion/matter-level.aggregate.js';
import { motion } from './domain/motion/motion.aggregate.js';
import { organGroup } from './domain/organ-group/organ-group.aggregate.js';
import { organ } from './domain/organ/organ.aggregate.js';
import { pledgeList } from './domain/pledge-list/pledge-list.aggregate.js';
import { reform } from './domain/reform/reform.aggregate.js';
import { region } from './domain/region/region.aggregate.js';
import { statedFinding } from './domain/stated-finding/stated-finding.aggregate.js';
import { unitTemplate } from './domain/unit-template/unit-template.aggregate.js';
import { workItem } from './domain/work-item/work-item.aggregate.js';
import { organCategories, ranksWithinParent } from './domain/reference/organ-categories.js';
import { organRanks } from './domain/reference/organ-ranks.js';
import { organisationsRules } from './domain/rule/organisations.rules.js';
import { dutiesTable } from './import/duties.table.js';
import { organChangesTable } from './import/organ-changes.table.js';
import { rulePapersTable } from './import/rule-papers.table.js';
import { taskProgressTable } from './import/task-progress.table.js';
import { workItemsTable } from './import/work-items.table.js';
import { documentsTable } from './import/documents.table.js';
import { organHistoryTable } from './import/organ-history.table.js';
import { pledgesTable } from './import/pledges.table.js';
import { reformTasksTable } from './import/reform-tasks.table.js';
import { unitsTable } from './import/units.table.js';
import { documentRegister } from './projections/document-register/document-register.projection.js';
import { motionRegister } from './projections/motion-register/motion-register.projection.js';
import { organRegister } from './projections/organ-register/organ-register.projection.js';
import { referenceTables } from './projections/reference-tables/reference-tables.projection.js';
import { reformRegister } from './projections/reform-register/reform-register.projection.js';
import { pledgeRegister } from './projections/pledge-register/pledge-register.projection.js';
import { pledgeListsQuery } from './queries/pledge-lists.query.js';
import { documentsQuery } from './queries/documents.query.js';
import { motionQuery } from './queries/motion.query.js';
import { decisionsQuery, motionsQuery } from './queries/motions.query.js';
import { coordinationBodiesQuery } from './queries/coordination-bodies.query.js';
import { reformMapQuery } from './queries/reform-map.query.js';
import { unitTemplateRegister } from './projections/unit-template-register/unit-template-register.projection.js';
import { categoriesOf, unitTemplateKinds } from './domain/reference/unit-template-kinds.js';
import { unitStructuresQuery } from './queries/unit-structures.query.js';
import { basisEnded } from './reactions/basis-ended.reaction.js';
import { parentEnded } from './reactions/parent-ended.reaction.js';
import { workPassedOn } from './reactions/work-passed-on.reaction.js';
import { demandsQuery } from './queries/demands.query.js';
import { meetingsQuery } from './queries/meetings.query.js';
import { mattersQuery } from './queries/matters.query.js';
import { regionsQuery } from './queries/regions.query.js';
import { workItemsQuery } from './queries/work-items.query.js';
import { regionRegister } from './projections/region-register/region-register.projection.js';
import { workItemRegister } from './projections/work-item-register/work-item-register.projection.js';
import { lineageQuery } from './queries/lineage.query.js';
import { organDirectoryQuery } from './queries/organ-directory.query.js';
import { organFindingsQuery } from './queries/organ-findings.query.js';
import { organLimitsQuery } from './queries/organ-limits.query.js';
import { organGroupsQuery } from './queries/organ-groups.query.js';
import { organsQuery } from './queries/organs.query.js';
import { organReadinessQuery, readinessQuery } from './queries/readiness.query.js';
import { reformNoticesQuery } from './queries/reform-notices.query.js';
import { reformsQuery } from './queries/reforms.query.js';
import { organHistoryQuery } from './queries/organ-history.query.js';
import { registeredNames } from './queries/registered-names.reading.js';

/** Organs and groups of organs, towns and streets, reforms, documents, pledges and meetings of a district. */
export const organisationsService = defineService({
  title: { zh: '机构', en: 'Organisations' },
  contract: organisationsContract,
  rules: organisationsRules,
  aggregates: [organ, organGroup, unitTemplate, reform, document, pledgeList, meeting, statedFinding, region, workItem, motion, matterLevels, approver, demand, deputising, districtCalendar],
  useCases: organisationsUseCases,
  tables: [documentsTable, referenceListsTable('机构', organisationsContract, organisationsTables), rulePapersTable, organHistoryTable, unitsTable, organChangesTable, dutiesTable, reformTasksTable, taskProgressTable, workItemsTable, pledgesTable, ruleModesTable('机构', organisationsContract, organisationsRules)],
  projections: [organRegister, documentRegister, reformRegister, motionRegister, regionRegister, workItemRegister, pledgeRegister, unitTemplateRegister, referenceTables],
  queries: [organsQuery, organHistoryQuery, organDirectoryQuery, organGroupsQuery, organLimitsQuery(organCategories), organFindingsQuery(organisationsRules, { categories: organCategories, ranks: organRanks, withinParent: ranksWithinParent }), lineageQuery, organReadinessQuery, readinessQuery, unitStructuresQuery({ table: unitTemplateKinds, categoriesOf }), coordinationBodiesQuery, reformMapQuery, reformNoticesQuery, regionsQuery, workItemsQuery, pledgeListsQuery, documentsQuery, reformsQuery, motionsQuery, motionQuery, decisionsQuery, demandsQuery, meetingsQuery, mattersQuery, referenceListQuery('organisations', organisationsTables)],
  registeredNames,
  deputising: defineDeputising({ stream: deputisingStream, standsIn }),
  reactions: [basisEnded, workPassedOn, parentEnded],
});
