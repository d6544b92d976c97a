import type { OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';

/** @returns one row, none for a demand that was annulled */
export const demandRows = (counting: readonly Fact<OrganisationsEvent>[]): readonly object[] =>
  counting.slice(0, 1).flatMap(({ event, eventId, effective }) => {
    if (event.type !== 'DemandReceived' && event.type !== 'InterferenceRefused') return [];
    const { demandedBy, matter, words } = event.data;
    const told = { demanded_by: demandedBy, matter, words, received_on: effective.to, event_id: eventId };
    if (event.type === 'InterferenceRefused') return [{ ...told, source: 'vertical-department', accepted: false, approved_by: null, approval: null, reason: event.data.reason }];
    const { source, approval, approvedBy } = event.data;
    const paper = approval === undefined ? null : { number: approval.number, title: approval.title, issuer: approval.issuer, issuedOn: approval.issuedOn };
    return [{ ...told, source, accepted: true, approved_by: approvedBy === '' ? null : approvedBy, approval: paper, reason: '' }];
  });
