import { AuxiliaryKind, type EnforcementEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

type AuxiliaryEvent = Extract<EnforcementEvent, { type: 'AuxiliaryStaffEngaged' | 'AuxiliaryStaffLeft' }>;

const kinds: Readonly<Record<AuxiliaryKind, string>> = {
  [AuxiliaryKind.UNSPECIFIED]: '',
  [AuxiliaryKind.PURCHASED_SERVICE]: 'purchased-service',
  [AuxiliaryKind.HIRED]: 'hired',
  [AuxiliaryKind.VOLUNTEER]: 'volunteer',
};

export const auxiliaryFold = defineStateFold<AuxiliaryEvent>({
  stream: 'auxiliary-force',
  types: ['AuxiliaryStaffEngaged', 'AuxiliaryStaffLeft'],
  apply: (book, { type, data }) => {
    if (type === 'AuxiliaryStaffLeft') return book.add('auxiliary_staff', data.blockId, 'count', -data.count, { label: data.label, kind: '' });
    const { staff, kind } = data;
    if (staff !== undefined) book.add('auxiliary_staff', staff.id, 'count', staff.count, { label: staff.label, kind: kinds[kind] });
  },
});
