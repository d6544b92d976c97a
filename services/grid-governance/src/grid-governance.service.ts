import { gridContract } from '@yange/contracts';
import { defineService, referenceListQuery, referenceListsTable, ruleModesTable, workCalendarFollowed } from '@yange/use-case';
import { areaUnitUseCases } from './commands/area-units/area-unit.use-cases.js';
import { callUseCases } from './commands/calls/call.use-cases.js';
import { caseUseCases } from './commands/cases/case.use-cases.js';
import { centreUseCases } from './commands/centre/centre.use-cases.js';
import { communityUseCases } from './commands/communities/community.use-cases.js';
import { gridUseCases } from './commands/grids/grid.use-cases.js';
import { handOverEndedOrganUseCase } from './commands/organ-ends/hand-over-ended-organ.use-case.js';
import { listUseCases } from './commands/lists/list.use-cases.js';
import { areaUnit } from './domain/area-unit/area-unit.aggregate.js';
import { areaUnitKinds } from './domain/area-unit/area-unit-kinds.js';
import { call } from './domain/call/call.aggregate.js';
import { callTerms, streetCaseload, workCalendar } from './domain/call/call-terms.aggregate.js';
import { communities } from './domain/community/community.aggregate.js';
import { grid } from './domain/grid/grid.aggregate.js';
import { gridBlocks } from './domain/grid-block/grid-block.aggregate.js';
import { chiefRoles, gridWorkers } from './domain/grid-people/grid-people.aggregate.js';
import { crewKinds } from './domain/grid-people/crew-kinds.js';
import { crewStandard } from './domain/grid-people/crew-standard.js';
import { gridStandard } from './domain/grid-standard/grid-standard.aggregate.js';
import { serviceCentre } from './domain/service-centre/service-centre.aggregate.js';
import { serviceCase, serviceItem } from './domain/service-case/service-case.aggregate.js';
import { platform, serviceList } from './domain/service-list/service-list.aggregate.js';
import { streetPowers } from './domain/street-power/street-power.aggregate.js';
import { organEnd, organNotes } from './domain/organ-end/organ-end.aggregate.js';
import { gridRules } from './domain/rule/grid.rules.js';
import { areaUnitsTable } from './import/area-units.table.js';
import { callsTable } from './import/calls.table.js';
import { communitiesTable } from './import/communities.table.js';
import { gridRecutsTable } from './import/grid-recuts.table.js';
import { gridsTable } from './import/grids.table.js';
import { centrePresenceTable } from './import/centre-presence.table.js';
import { serviceCentreTable } from './import/service-centre.table.js';
import { serviceItemsTable } from './import/service-items.table.js';
import { serviceListsTable } from './import/service-lists.table.js';
import { communitiesProjection } from './projections/communities/communities.projection.js';
import { gridsProjection } from './projections/grids/grids.projection.js';
import { callsProjection } from './projections/service-centres/calls.projection.js';
import { serviceCentresProjection } from './projections/service-centres/service-centres.projection.js';
import { chiefGone } from './reactions/chief-gone.reaction.js';
import { communityMoved } from './reactions/community-moved.reaction.js';
import { importedOrganEnded, organEnded } from './reactions/organ-ended.reaction.js';
import { organsNoted } from './reactions/organs-noted.reaction.js';
import { areaUnitsQuery } from './queries/area-units.query.js';
import { callQuery } from './queries/call.query.js';
import { callBoardQuery } from './queries/call-board.query.js';
import { callRankingQuery } from './queries/call-ranking.query.js';
import { callsQuery } from './queries/calls.query.js';
import { communitiesQuery } from './queries/communities.query.js';
import { communityQuery } from './queries/community.query.js';
import { gridQuery } from './queries/grid.query.js';
import { gridCrewsQuery } from './queries/grid-crews.query.js';
import { gridFindingsQuery } from './queries/grid-findings.query.js';
import { gridsQuery } from './queries/grids.query.js';
import { serviceCentreQuery } from './queries/service-centre.query.js';
import { serviceCentresQuery } from './queries/service-centres.query.js';
import { serviceCasesQuery } from './queries/service-cases.query.js';
import { serviceItemsQuery } from './queries/service-items.query.js';
import { serviceListsQuery } from './queries/service-lists.query.js';
import { streetPowersQuery } from './queries/street-powers.query.js';
import { whistleRatesQuery } from './queries/whistle-rates.query.js';

export const gridService = defineService({
  title: { zh: '网格治理', en: 'Grid governance' },
  contract: gridContract,
  rules: gridRules,
  aggregates: [gridStandard, grid, gridBlocks, gridWorkers, chiefRoles, serviceList, platform, streetPowers, serviceCentre, serviceItem, serviceCase, call, callTerms, workCalendar, streetCaseload, organEnd, organNotes, communities, areaUnit, crewStandard],
  useCases: [...gridUseCases, ...listUseCases, ...centreUseCases, ...caseUseCases, ...callUseCases, ...communityUseCases, ...areaUnitUseCases, handOverEndedOrganUseCase],
  tables: [referenceListsTable('网格', gridContract, [crewKinds, areaUnitKinds]), gridsTable, gridRecutsTable, communitiesTable, areaUnitsTable, serviceListsTable, serviceCentreTable, centrePresenceTable, serviceItemsTable, callsTable, ruleModesTable('网格', gridContract, gridRules)],
  projections: [gridsProjection, serviceCentresProjection, callsProjection, communitiesProjection],
  queries: [gridsQuery, gridQuery, serviceItemsQuery, serviceCasesQuery, serviceListsQuery, streetPowersQuery, serviceCentresQuery, serviceCentreQuery, callsQuery, callQuery, callBoardQuery, whistleRatesQuery, callRankingQuery, communitiesQuery, communityQuery, areaUnitsQuery, gridCrewsQuery(crewKinds), gridFindingsQuery(gridRules), referenceListQuery('grid', [crewKinds, areaUnitKinds])],
  reactions: [workCalendarFollowed(gridContract), organEnded, importedOrganEnded, organsNoted, communityMoved, chiefGone],
});
