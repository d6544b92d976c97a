import { organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import { KnownRows, StreamFacts, type GrownStream, type Projection } from '@yange/projections';
import { lineageRows } from './lineage.fold.js';
import { groupReachedRows } from './group-milestones.fold.js';
import { groupRows } from './organ-group.fold.js';
import { coordinationRows, operationRows } from './organ-operation.fold.js';
import { organRows } from './organ.fold.js';
import { organRegisterOwners, organRegisterTables } from './organ-register.tables.js';

export const organFacts = new StreamFacts(organisationsContract, 'organ_facts', ['organ', 'organ-group']);
const kept = new KnownRows(organRegisterOwners);

/** Organs with their names, units and plates by validity, and the groups that count them. Every row names the event that it rests on. */
export const organRegister: Projection = {
  name: 'organ-register',
  version: 14,
  contexts: ['organisations'],
  types: [
    'OrganEstablished', 'OrganRetained', 'OrganRenamed', 'OrganReparented', 'OrganAbolished', 'PlateAdded', 'PlateRemoved',
    'InternalUnitsRecorded', 'InternalUnitsSetUp', 'InternalUnitsAbolished', 'OrganInaugurated', 'SealActivated', 'SealFiled',
    'CreditCodeCertificateIssued', 'SandingIssued', 'OfficesMerged', 'InstitutionLimitSet', 'OrgansCounted', 'OrgansUncounted', 'ReformMethodLeft',
    'ReformMethodRecorded', 'CoordinationBodiesSet', 'DutiesReturned', 'OrgansMerged', 'OrganSplit', 'OrganRankChanged', 'OrgansCoLocated', 'OrganCoLocationEnded',
    'OrganExemptedFromLimit', 'OrganExemptionEnded', 'CoordinationBodiesEnded',
    'SandingRevised', 'DutyMoved', 'DutyReturned', 'SandingMisfitFound', 'SandingMisfitCorrected', 'CoordinationBodySetUp', 'OrganRegionRecorded', 'OrganOpened', 'EventAnnulled',
  ] satisfies readonly OrganisationsEvent['type'][],
  tables: (schema) => [...organFacts.tables(schema), ...organRegisterTables(schema), ...kept.tables(schema)],
  views: ['organ_facts', ...kept.views],
  known: { organ_facts: 'facts', ...kept.known },
  takeBack: (tx, past) => kept.takeBack(tx, [organFacts], past),
  apply: (tx, events) => kept.fold(tx, organFacts, events, (stream) => (stream.aggregate === 'organ' ? organTables(stream) : groupTables(stream))),
};

const organTables = ({ key, facts: counting }: GrownStream<OrganisationsEvent>) => {
  const { organ, names, parents, ranks, creditCodes, regions, units, plates, coLocations } = organRows(counting);
  const { milestones, sandings, duties, misfits } = operationRows(key, counting);
  return {
    organs: organ === null ? [] : [organ],
    organ_names: names,
    organ_parents: parents,
    organ_ranks: ranks,
    organ_credit_codes: creditCodes,
    organ_regions: regions,
    organ_units: units,
    organ_plates: plates,
    organ_co_locations: coLocations,
    organ_lineage: lineageRows(key, counting),
    organ_milestones: milestones,
    organ_sandings: sandings,
    organ_duties: duties,
    organ_misfits: misfits,
    coordination_bodies: coordinationRows(counting),
  };
};

const groupTables = ({ key, facts: counting }: GrownStream<OrganisationsEvent>) => {
  const { group, members } = groupRows(counting);
  return { organ_groups: group === null ? [] : [group], organ_group_members: members, organ_group_reached: groupReachedRows(counting), organ_lineage: lineageRows(key, counting) };
};
