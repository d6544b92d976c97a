import { organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import { replaceRows, StreamFacts, type GrownStream, type Projection, type ProjectionTransaction } from '@yange/projections';
import { lineageRows } from './lineage.fold.js';
import { groupRows } from './organ-group.fold.js';
import { coordinationRows, operationRows } from './organ-operation.fold.js';
import { organRows } from './organ.fold.js';
import { organRegisterTables, organRegisterViews } from './organ-register.tables.js';

const facts = new StreamFacts(organisationsContract, 'organ_facts', ['organ', 'organ-group']);

/** Organs with their names, units and plates by validity, and the groups that count them. Every row names the event that it rests on. */
export const organRegister: Projection = {
  name: 'organ-register',
  version: 6,
  contexts: ['organisations'],
  types: [
    'OrganEstablished', 'OrganRetained', 'OrganRenamed', 'OrganReparented', 'OrganAbolished', 'PlateAdded', 'PlateRemoved',
    'InternalUnitsRecorded', 'InternalUnitsSetUp', 'InternalUnitsAbolished', 'OrganInaugurated', 'SealActivated', 'SealFiled',
    'CreditCodeCertificateIssued', 'SandingIssued', 'OfficesMerged', 'InstitutionLimitSet', 'OrgansCounted', 'OrgansUncounted',
    'ReformMethodRecorded', 'CoordinationBodiesSet', 'DutiesReturned', 'OrgansMerged', 'OrganSplit', 'OrganRankChanged', 'OrgansCoLocated', 'OrganCoLocationEnded',
    'OrganExemptedFromLimit', 'OrganExemptionEnded', 'CoordinationBodiesEnded',
    'SandingRevised', 'DutyMoved', 'DutyReturned', 'SandingMisfitFound', 'SandingMisfitCorrected', 'CoordinationBodySetUp', 'OrganRegionRecorded', 'OrganOpened', 'EventAnnulled',
  ] satisfies readonly OrganisationsEvent['type'][],
  tables: (schema) => [...facts.tables(schema), ...organRegisterTables(schema)],
  views: ['organ_facts', ...organRegisterViews],
  apply: (tx, events) => facts.fold(tx, events, (stream) => (stream.aggregate === 'organ' ? writeOrgan(tx, stream) : writeGroup(tx, stream))),
};

type Grown = GrownStream<OrganisationsEvent>;

const writeOrgan = async (tx: ProjectionTransaction, { logId, key, facts: counting }: Grown): Promise<void> => {
  const { organ, names, units, plates, coLocations } = organRows(counting);
  const own = { log_id: logId, organ_id: key };
  await replaceRows(tx, 'organs', own, organ === null ? [] : [organ]);
  await replaceRows(tx, 'organ_names', own, names);
  await replaceRows(tx, 'organ_units', own, units);
  await replaceRows(tx, 'organ_plates', own, plates);
  await replaceRows(tx, 'organ_co_locations', own, coLocations);
  await replaceRows(tx, 'organ_lineage', { log_id: logId, told_by: key }, lineageRows(key, counting));
  const { milestones, sandings, duties, misfits } = operationRows(key, counting);
  await replaceRows(tx, 'organ_milestones', own, milestones);
  await replaceRows(tx, 'organ_sandings', own, sandings);
  await replaceRows(tx, 'organ_duties', own, duties);
  await replaceRows(tx, 'organ_misfits', own, misfits);
  await replaceRows(tx, 'coordination_bodies', own, coordinationRows(counting));
};

const writeGroup = async (tx: ProjectionTransaction, { logId, key, facts: counting }: Grown): Promise<void> => {
  const { group, members } = groupRows(counting);
  const own = { log_id: logId, group_id: key };
  await replaceRows(tx, 'organ_groups', own, group === null ? [] : [group]);
  await replaceRows(tx, 'organ_group_members', own, members);
  await replaceRows(tx, 'organ_lineage', { log_id: logId, told_by: key }, lineageRows(key, counting));
};
