import { Poison, type Projection, type ProjectionTransaction } from '@yange/projections';
import type { StoredEvent } from '@yange/event-log';
import { factsOf, factsTable, keepFacts, replaceRows, tableOf, type StreamKey } from '../stream-facts/stream-facts.store.js';
import { groupRows } from './organ-group.rows.js';
import { organRows } from './organ-register.rows.js';

type Columns = readonly (readonly [string, string])[];

const validity: Columns = [['valid_from', 'text'], ['valid_to', 'text'], ['event_id', 'uuid'], ['end_event_id', 'uuid']];

const organs: Columns = [
  ['district', 'text'], ['organ_id', 'text'], ['name', 'text'], ['aliases', 'jsonb'], ['category', 'text'], ['rank', 'text'],
  ['parent_id', 'text'], ['group_id', 'text'], ['credit_code', 'text'], ...validity,
];
const names: Columns = [['district', 'text'], ['organ_id', 'text'], ['name', 'text'], ...validity];
const units: Columns = [
  ['district', 'text'], ['organ_id', 'text'], ['unit_id', 'text'], ['kind', 'text'], ['name', 'text'], ['named', 'boolean'],
  ['count', 'integer'], ['remaining', 'integer'], ...validity,
];
const plates: Columns = [
  ['district', 'text'], ['organ_id', 'text'], ['plate_id', 'text'], ['name', 'text'], ['unit_name', 'text'], ['legal_basis', 'text'], ['basis_level', 'text'], ...validity,
];
const groups: Columns = [
  ['district', 'text'], ['group_id', 'text'], ['name', 'text'], ['institution_limit', 'integer'], ['limited', 'integer'], ['size', 'integer'],
  ['coordination_bodies', 'integer'], ['event_id', 'uuid'],
];
const members: Columns = [
  ['district', 'text'], ['group_id', 'text'], ['member_id', 'text'], ['partition', 'text'], ['part', 'text'], ['name', 'text'], ['named', 'boolean'],
  ['drawn_from', 'text'], ['count', 'integer'], ['remaining', 'integer'], ['valid_from', 'text'], ['event_id', 'uuid'],
];

/** Organs with their names, units and plates by validity, and the groups that count them. Every row names the event that it rests on. */
export const organRegister: Projection = {
  name: 'organ-register',
  version: 1,
  contexts: ['organisations'],
  types: [
    'OrganEstablished', 'OrganRetained', 'OrganRenamed', 'OrganReparented', 'OrganAbolished', 'PlateAdded', 'PlateRemoved',
    'InternalUnitsRecorded', 'InternalUnitsSetUp', 'InternalUnitsAbolished', 'OrganInaugurated', 'SealActivated', 'SealFiled',
    'CreditCodeCertificateIssued', 'SandingIssued', 'OfficesMerged', 'InstitutionLimitSet', 'OrgansCounted', 'OrgansUncounted',
    'ReformMethodRecorded', 'CoordinationBodiesSet', 'DutiesReturned', 'EventAnnulled',
  ],
  tables: (schema) => [
    ...factsTable(schema, 'organ_facts'),
    tableOf(schema, 'organs', organs, 'district, organ_id'),
    tableOf(schema, 'organ_names', names, 'district, organ_id, event_id'),
    tableOf(schema, 'organ_units', units, 'district, organ_id, unit_id'),
    tableOf(schema, 'organ_plates', plates, 'district, organ_id, plate_id'),
    tableOf(schema, 'organ_groups', groups, 'district, group_id'),
    tableOf(schema, 'organ_group_members', members, 'district, group_id, partition, member_id'),
    `create index on ${schema}.organ_group_members (district, member_id)`,
  ],
  views: ['organ_facts', 'organs', 'organ_names', 'organ_units', 'organ_plates', 'organ_groups', 'organ_group_members'],
  apply: async (tx, events) => {
    for (const { last, ...stream } of await keepFacts(tx, 'organ_facts', events, ['organ', 'organ-group'])) {
      await (stream.streamId.startsWith('organ/') ? foldOrgan(tx, stream, last) : foldGroup(tx, stream, last));
    }
  },
};

const foldOrgan = async (tx: ProjectionTransaction, stream: StreamKey, last: StoredEvent): Promise<void> => {
  const rows = folded(last, organRows, await factsOf(tx, 'organ_facts', stream));
  const key = { district: stream.district, organ_id: idOf(stream) };
  const owned = <R extends object>(some: readonly R[]) => some.map((row) => ({ ...row, ...key }));
  await replaceRows(tx, 'organs', organs, key, rows.organ === null ? [] : owned([rows.organ]));
  await replaceRows(tx, 'organ_names', names, key, owned(rows.names));
  await replaceRows(tx, 'organ_units', units, key, owned(rows.units));
  await replaceRows(tx, 'organ_plates', plates, key, owned(rows.plates));
};

const foldGroup = async (tx: ProjectionTransaction, stream: StreamKey, last: StoredEvent): Promise<void> => {
  const rows = folded(last, groupRows, await factsOf(tx, 'organ_facts', stream));
  const key = { district: stream.district, group_id: idOf(stream) };
  await replaceRows(tx, 'organ_groups', groups, key, rows.group === null ? [] : [{ ...rows.group, ...key }]);
  await replaceRows(tx, 'organ_group_members', members, key, rows.members.map((row) => ({ ...row, ...key })));
};

const idOf = ({ streamId }: StreamKey): string => streamId.slice(streamId.indexOf('/') + 1);

const folded = <I, O>(last: StoredEvent, fold: (facts: I) => O, facts: I): O => {
  try {
    return fold(facts);
  } catch (error) {
    throw new Poison(last, error instanceof Error ? error.message : String(error));
  }
};
