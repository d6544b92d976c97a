import { auxiliaryKindIn, type EnforcementEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

type AuxiliaryEvent = Extract<EnforcementEvent, { type: 'AuxiliaryStaffEngaged' | 'AuxiliaryStaffLeft' }>;

export const auxiliaryFold = defineStateFold<AuxiliaryEvent>({
  stream: 'auxiliary-force',
  types: ['AuxiliaryStaffEngaged', 'AuxiliaryStaffLeft'],
  apply: (book, { type, data }) => {
    if (type === 'AuxiliaryStaffLeft') return book.add('auxiliary_staff', data.blockId, 'count', -data.count, { label: data.label, kind: '' });
    const { staff } = data;
    if (staff !== undefined) book.add('auxiliary_staff', staff.id, 'count', staff.count, { label: staff.label, kind: auxiliaryKindIn(data) });
  },
});
