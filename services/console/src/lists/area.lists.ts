import { answer, type components } from '@yange/api-client';
import { api } from '../api/platform.js';
import { listNames } from '../words/list-name.words.js';
import { listWords } from '../words/list.words.js';
import { coded, columnsOf, namesText, type AnyList, type List } from './list.model.js';
import { at } from './reading-lists.js';

type Schemas = components['schemas'];

const names = listNames.registers;

type Community = Schemas['grid.Communities']['communities'][number];
const community = columnsOf<Community>();
const communities: List<Community> = {
  key: 'communities', words: names.communities, of: 'grid', place: 'communityId', first: 'grid.establish-community',
  read: async (looked) => {
    const { communities: rows, moment } = await answer(api.GET('/v1/districts/{district}/grid/communities', at(looked)));
    return { rows, moment };
  },
  columns: [
    community('name', ({ name }) => name, 200),
    community('street', ({ unit }) => unit, 180),
    community('grids', ({ grids }) => grids, 80),
    community('households', ({ households }) => households, 90),
    community('population', ({ population }) => population, 90),
    community('areaUnits', ({ areaUnits }) => areaUnits, 100),
  ],
  rowKey: ({ id }) => id, title: ({ name }) => name, entity: ({ id }) => id,
};

type Resident = Schemas['grid.AreaUnits']['areaUnits'][number];
const resident = columnsOf<Resident>();
const residents: List<Resident> = {
  key: 'residents', words: names.residents, of: 'grid', place: 'areaUnitId', first: 'grid.register-area-unit',
  read: async (looked) => {
    const { areaUnits: rows, pledges, moment } = await answer(api.GET('/v1/districts/{district}/grid/area-units', at(looked)));
    return { rows, moment, sums: [[listWords.openPledges, pledges.open], [listWords.keptPledges, pledges.kept], [listWords.brokenPledges, pledges.broken], [listWords.overdue, pledges.overdue]] };
  },
  columns: [
    resident('name', ({ name }) => name, 220),
    resident('kind', ({ kind }, say) => coded(kind, say), 120),
    resident('street', ({ unit }) => unit, 160),
    resident('community', (row) => row.community?.name ?? null, 160),
    resident('pledged', ({ pledges }) => pledges.length, 80),
    resident('fulfilled', ({ pledges }) => pledges.filter(({ status }) => status === 'kept').length, 90),
    resident('state', ({ pledges }, say) => (pledges.some(({ overdue }) => overdue === true) ? say(listWords.overdue) : null), 100),
    resident('item', ({ pledges }) => namesText(pledges.map(({ title }) => title)), 260),
  ],
  rowKey: ({ id }) => id, title: ({ name }) => name, entity: ({ id }) => id,
};

export const areaLists = [communities, residents] as readonly unknown[] as readonly AnyList[];
