import type { GridEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

type AreaUnitEvent = Extract<GridEvent, { type: 'AreaUnitRegistered' | 'AreaUnitMoved' | 'AreaUnitPassedOn' | 'AreaUnitLeft' | 'AreaPledgeGiven' | 'AreaPledgePostponed' | 'AreaPledgeSettled' }>;

const blank = { name: '', kind: '', unit_id: '', unit: '', community_id: '', there: false };
const noPledge = { title: '', due_on: '', status: 'open', postponed: 0, evidence: '', words: '' };

/** Stream area-unit/<id>: the unit, and each pledge with how it ended. Whether one is overdue depends on the day that is asked for. */
export const areaUnitFold = defineStateFold<AreaUnitEvent>({
  stream: 'area-unit',
  types: ['AreaUnitRegistered', 'AreaUnitMoved', 'AreaUnitPassedOn', 'AreaUnitLeft', 'AreaPledgeGiven', 'AreaPledgePostponed', 'AreaPledgeSettled'],
  apply: (book, event, key) => {
    switch (event.type) {
      case 'AreaUnitRegistered': {
        const { name, kind, unit, community } = event.data;
        return book.put('area_units', key, { name, kind, unit_id: unit?.organId ?? '', unit: unit?.name ?? '', community_id: community?.id ?? '', there: true }, blank);
      }
      case 'AreaUnitMoved':
        return book.put('area_units', key, { community_id: event.data.community?.id ?? '' }, { ...blank, name: event.data.name });
      case 'AreaUnitPassedOn':
        return book.put('area_units', key, { unit_id: event.data.unit?.organId ?? '', unit: event.data.unit?.name ?? '' }, { ...blank, name: event.data.name });
      case 'AreaUnitLeft':
        return book.put('area_units', key, { there: false, community_id: '' }, { ...blank, name: event.data.name });
      case 'AreaPledgeGiven':
        return book.put('area_pledges', event.data.pledgeId, { title: event.data.title, due_on: event.data.dueOn, area_unit_id: key }, noPledge);
      case 'AreaPledgePostponed':
        book.add('area_pledges', event.data.pledgeId, 'postponed', 1, { ...noPledge, area_unit_id: key });
        return book.put('area_pledges', event.data.pledgeId, { title: event.data.title, due_on: event.data.dueOn });
      case 'AreaPledgeSettled':
        return book.put('area_pledges', event.data.pledgeId, { title: event.data.title, status: event.data.kept ? 'kept' : 'broken', evidence: event.data.evidence.join('\n'), words: event.data.words }, { ...noPledge, area_unit_id: key });
    }
  },
});
