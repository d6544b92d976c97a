import type { Members, OrganisationsEvent } from '@yange/contracts';
import { nothing, reading, type NameUse, type Reading } from '../ledger/contribution.js';
import { happened, joined, left, ofSubject, stated } from '../ledger/members.reading.js';

/** Organs that are counted together, and what was done for how many of them. */
export const organGroupContributions = (event: OrganisationsEvent): Reading => {
  switch (event.type) {
    case 'InstitutionLimitSet':
      // No figure asks for the limit of one category, and it is no part of the group's.
      return event.data.category !== '' ? nothing : reading([stated({ measure: 'institution-limit', unit: '个', dims: { group: event.data.groupId } }, event.data.groupId, event.data.limit)]);
    case 'OrgansCounted': {
      const { groupId, groupName, category, members } = event.data;
      return reading(joined({ measure: 'organs', unit: '个', dims: { category, group: groupId } }, members), [group(groupName, groupId, category), ...names(members, category)]);
    }
    case 'OrgansUncounted': {
      const { groupId, category, members } = event.data;
      return reading(left({ measure: 'organs', unit: '个', dims: { category, group: groupId } }, members));
    }
    case 'ReformMethodRecorded': {
      const { groupId, method, members } = event.data;
      return reading(happened({ measure: 'organs-by-method', unit: '个', dims: { method, group: groupId } }, members, groupId));
    }
    case 'DutiesReturned': {
      const { groupId, departments, institutions } = event.data;
      return reading([
        ...happened({ measure: 'duty-departments', unit: '个', dims: { group: groupId } }, departments, groupId),
        ...happened({ measure: 'duty-institutions', unit: '家', dims: { group: groupId } }, institutions, groupId),
      ]);
    }
    case 'OfficesMerged': {
      const { selfSet, openList, oldOffices, subject } = event.data;
      const dims = { selfSet: String(selfSet), openList: String(openList), owner: subject?.name ?? '' };
      const of = { measure: 'old-offices', unit: '个', dims };
      const named = (oldOffices?.named ?? []).map((one) => happened({ ...of, dims: { ...dims, name: one.name } }, { named: [one], blocks: [] }, 'merged'));
      return reading([...named.flat(), ...happened(of, { named: [], blocks: oldOffices?.blocks ?? [] }, 'merged')]);
    }
    default:
      return checklist(event);
  }
};

/** Other logs know a group by its name only: quota of 本级党政机构. */
const group = (name: string, subjectId: string, category: string): NameUse => ({ name, standing: 'known', subjectId, category: `group-of-${category}` });

const names = (members: Members | undefined, category: string): readonly NameUse[] =>
  (members?.named ?? []).map((one) => ({ name: one.name, standing: 'known', subjectId: one.id, category }));

/** Plates, seals, certificates and 三定 statutes of single organs or of so many of a group. */
const checklist = (event: OrganisationsEvent): Reading => {
  switch (event.type) {
    case 'OrganInaugurated': {
      const dims = { group: event.data.groupId, premises: String(event.data.premisesAllocated), plate: String(event.data.plateHung) };
      return reading([{ ...ofSubject({ measure: 'inaugurations', unit: '个', dims }, event.data.subject, event.data.groupId), kind: 'stated' }]);
    }
    case 'SealActivated':
    case 'SealFiled':
    case 'CreditCodeCertificateIssued':
    case 'SandingIssued': {
      const measure = { SealActivated: 'seals-activated', SealFiled: 'seals-filed', CreditCodeCertificateIssued: 'credit-certificates', SandingIssued: 'sanding-issued' }[event.type];
      const found = ofSubject({ measure, unit: '个', dims: { group: event.data.groupId } }, event.data.subject, event.data.groupId);
      // "All of them" is no count: it would be compared with the very number that it is taken from.
      return reading([event.type === 'SandingIssued' && event.data.all ? { ...found, kind: 'stated' } : found]);
    }
    default:
      return nothing;
  }
};
