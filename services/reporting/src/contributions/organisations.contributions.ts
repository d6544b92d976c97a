import { effectiveOf, type Members, type OrganisationsEvent } from '@yange/contracts';
import { parseDocumentNumber } from '@yange/kernel';
import { nothing, reading, type NameUse, type Reading } from '../ledger/contribution.js';
import { endOfOwner } from '../ledger/ended-owners.js';
import { isoOf } from '../ledger/iso-date.js';
import { blockChange, blockOf, entity, happened, joined, left, stated } from '../ledger/members.reading.js';
import { organGroupContributions } from './organ-group.contributions.js';

/** Organs, their units and plates, reforms, papers and pledges as contributions to measures. */
export const organisationsContributions = (event: OrganisationsEvent): Reading => {
  switch (event.type) {
    case 'OrganEstablished':
    case 'OrganRetained': {
      const { organId, name, aliases, category, groupId } = event.data;
      const method = event.type === 'OrganEstablished' ? event.data.reformMethod : 'retained';
      return reading([entity({ measure: 'organs', unit: '个', dims: { category, group: groupId, method } }, organId)], [name, ...aliases].map((one) => known(one, organId, category)));
    }
    case 'OrganRenamed':
      return reading([], [known(event.data.newName, event.data.organId, '')]);
    case 'OrganAbolished':
      return ended(event.data.organId);
    case 'OrgansMerged':
      return reading(lineage('organs-merged', event.data.organId, event.data.sources));
    case 'OrganSplit':
      return reading(lineage('organs-split', event.data.organId, event.data.results));
    case 'PlateAdded':
    case 'PlateRemoved':
      return plates(event);
    case 'InternalUnitsRecorded':
    case 'InternalUnitsSetUp':
    case 'InternalUnitsAbolished':
      return units(event);
    case 'PledgeItemsListed':
    case 'PledgeItemsCancelled':
    case 'PledgeItemsRetained':
      return pledges(event);
    case 'DocumentRegistered':
      return document(event.data);
    case 'FindingStated': {
      const { findingId, matter, scope, count } = event.data;
      return reading([stated({ measure: 'stated-instances', unit: '个', dims: { matter, scope } }, findingId, count)]);
    }
    case 'MeetingHeld': {
      const { meetingId, body, year, ordinal } = event.data;
      return reading([stated({ measure: 'meeting-ordinal', unit: '次', dims: { body, year: String(year) } }, meetingId, ordinal)]);
    }
    default:
      return reforms(event);
  }
};

/** What came together, or came apart: organs one by one, blocks as they are counted. */
const lineage = (measure: string, organId: string, others: Extract<OrganisationsEvent, { readonly type: 'OrgansMerged' }>['data']['sources']) =>
  others.map((one) => (one.blockId === '' ? entity({ measure, unit: '个' }, `${organId}/${one.organId}`) : blockChange({ measure, unit: '个' }, `${organId}/${one.blockId}`, one.count)));

/** With an organ end the plates and units that hang on it. */
const ended = (organId: string): Reading =>
  reading([
    entity({ measure: 'organs', unit: '个' }, organId, 0),
    ...[['plates', '块'], ['internal-units', '个']].map(([measure = '', unit = '']) => entity({ measure, unit, dims: { ownerId: organId } }, endOfOwner(organId), 0)),
  ]);

const known = (name: string, subjectId: string, category: string): NameUse => ({ name, standing: 'known', subjectId, category });

const plates = (event: OrganisationsEvent): Reading => {
  if (event.type !== 'PlateAdded' && event.type !== 'PlateRemoved') return nothing;
  const { organId, plateId, name } = event.data;
  const added = event.type === 'PlateAdded' ? event.data : null;
  const dims = { name, owner: added?.organName ?? '', ownerId: organId, onUnit: added?.unitName ?? '' };
  return reading([entity({ measure: 'plates', unit: '块', dims }, plateId, added === null ? 0 : 1)]);
};

const units = (event: OrganisationsEvent): Reading => {
  if (event.type !== 'InternalUnitsRecorded' && event.type !== 'InternalUnitsSetUp' && event.type !== 'InternalUnitsAbolished') return nothing;
  const { organId, organName, kind, units: members } = event.data;
  const of = { measure: 'internal-units', unit: '个', dims: { unitKind: kind, owner: organName, ownerId: organId } };
  if (event.type !== 'InternalUnitsAbolished') return reading(joined(of, members));
  return reading([...left(of, members), ...happened({ ...of, measure: 'internal-units-abolished' }, members, organId)]);
};

const pledges = (event: OrganisationsEvent): Reading => {
  if (event.type !== 'PledgeItemsListed' && event.type !== 'PledgeItemsCancelled' && event.type !== 'PledgeItemsRetained') return nothing;
  const { listId, listName, kind, items } = event.data;
  const measure = { PledgeItemsListed: 'pledge-items-listed', PledgeItemsCancelled: 'pledge-items-cancelled', PledgeItemsRetained: 'pledge-items-retained' }[event.type];
  return reading(happened({ measure, unit: '项', dims: { itemKind: kind, list: listName } }, items, `${listId}/${kind}`));
};

type Registered = Extract<OrganisationsEvent, { readonly type: 'DocumentRegistered' }>['data'];

/** A number is a name, not a quantity: year and serial are stated, and the mark keeps one issuer's from another's. When it was issued is what the document says, not when it took effect. */
const document = ({ documentId, number, shortTitle, title, issued }: Registered): Reading => {
  const parsed = parseDocumentNumber(number);
  const dims = { mark: parsed?.mark ?? '', document: shortTitle === '' ? title : shortTitle, issued: issued === undefined ? '' : isoOf(effectiveOf(issued)) };
  return reading([
    stated({ measure: 'document', unit: '份', dims }, documentId, 1),
    ...(parsed === null
      ? []
      : [stated({ measure: 'document-year', unit: '年', dims }, documentId, parsed.year), stated({ measure: 'document-serial', unit: '号', dims }, documentId, parsed.serial)]),
  ]);
};

const reforms = (event: OrganisationsEvent): Reading => {
  switch (event.type) {
    case 'ReformObjectiveSet':
      return reading([entity({ measure: 'reform-objectives', unit: '项', dims: { reform: event.data.reformId, name: event.data.title } }, event.data.objectiveId)]);
    case 'ReformMeasureTaken':
      // A measure of the reform is none of the lists that papers have beside it.
      return reading([entity({ measure: 'reform-measures', unit: '个', dims: { reform: event.data.reformId, name: event.data.title, list: event.data.listName === '' ? '改革措施' : event.data.listName } }, event.data.measureId)]);
    case 'UnitTakenIntoScope':
      return reading([entity({ measure: 'units-in-scope', unit: '个', dims: { owner: event.data.organName, ownerId: event.data.organId } }, event.data.organId)]);
    case 'NoticeForwarded': {
      const { noticeId, title, organs, units: townships } = event.data;
      return reading([...recipients('notice-organs', title, noticeId, organs), ...recipients('notice-units', title, noticeId, townships)]);
    }
    case 'PilotStarted': {
      const { pilotId, organId, organName, name, ordinal } = event.data;
      const dims = { name, owner: organName, ownerId: organId };
      const rank = ordinal > 0 ? [stated({ measure: 'pilot-ordinal', unit: '家', dims }, pilotId, ordinal)] : [];
      return reading([entity({ measure: 'pilots', unit: '个', dims }, pilotId), ...rank]);
    }
    case 'UnitTemplatePrescribed': {
      const { templateKind, parts } = event.data;
      return reading(parts.map((part) => stated({ measure: 'template-parts', unit: '个', dims: { unitKind: part.kind, template: templateKind } }, `${templateKind}/${part.kind}`, part.count)));
    }
    case 'CoordinationBodiesSet': {
      const of = { measure: 'coordination-bodies', unit: '个', dims: { group: event.data.groupName } };
      const { named = [], blocks = [] } = event.data.members ?? {};
      return reading([...named.map((one) => entity(of, one.id)), ...blocks.flatMap((block) => blockOf(of, block))], named.map((one) => known(one.name, one.id, 'coordination-body')));
    }
    default:
      return organGroupContributions(event);
  }
};

/** Those that are only counted bear the words for what they are: so many towns, so many streets. */
const recipients = (measure: string, title: string, noticeId: string, members: Members | undefined) => {
  const of = { measure, unit: '个', dims: { notice: title } };
  const counted = (members?.blocks ?? []).map((block) => happened({ ...of, dims: { ...of.dims, label: block.label } }, { named: [], blocks: [block] }, noticeId));
  return [...happened(of, members === undefined ? undefined : { named: members.named, blocks: [] }, noticeId), ...counted.flat()];
};
