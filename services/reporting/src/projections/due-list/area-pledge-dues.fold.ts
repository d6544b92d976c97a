import type { GridEvent } from '@yange/contracts';
import { defineDueFold } from './due-book.fold.js';

type AreaUnitEvent = Extract<GridEvent, { type: 'AreaUnitRegistered' | 'AreaPledgeGiven' | 'AreaPledgePostponed' | 'AreaPledgeSettled' }>;

/** Stream area-unit/<id>: the street sees to it that a pledge is kept by its day, whether the unit has left or not. */
export const areaPledgeDues = defineDueFold<AreaUnitEvent>({
  stream: 'area-unit',
  types: ['AreaUnitRegistered', 'AreaPledgeGiven', 'AreaPledgePostponed', 'AreaPledgeSettled'],
  fold: (book, facts) => {
    let [street, name]: readonly [AreaUnitRegistered['unit'], string] = [undefined, ''];
    for (const fact of facts) {
      const { event } = fact;
      switch (event.type) {
        case 'AreaUnitRegistered':
          [street, name] = [event.data.unit, event.data.name];
          break;
        case 'AreaPledgeGiven':
          book.open(fact, event.data.pledgeId, { kind: 'area-pledge', dueOn: event.data.dueOn, ...words(name, event.data.title), organs: [street], link: `grid/area-units?unitId=${street?.organId ?? ''}` });
          break;
        case 'AreaPledgePostponed':
          book.postpone(fact, event.data.pledgeId, { ...words(name, event.data.title), dueOn: event.data.dueOn });
          break;
        case 'AreaPledgeSettled':
          book.close(fact, event.data.pledgeId);
      }
    }
  },
});

type AreaUnitRegistered = Extract<GridEvent, { type: 'AreaUnitRegistered' }>['data'];

const words = (name: string, title: string) => ({ zh: `${name}承诺：${title}`, en: `${name} pledged: ${title}` });
