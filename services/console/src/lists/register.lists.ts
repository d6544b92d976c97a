import { answer, type components } from '@yange/api-client';
import { api } from '../api/platform.js';
import { listNames } from '../words/list-name.words.js';
import { listWords } from '../words/list.words.js';
import { coded, columnsOf, namesText, type AnyList, type List } from './list.model.js';
import { at, everyPage, fromPage } from './reading-lists.js';

type Schemas = components['schemas'];

const names = listNames.registers;

type Pledge = Schemas['organisations.PledgeLists']['lists'][number]['items'][number] & { readonly list: string };
const pledge = columnsOf<Pledge>();
const pledges: List<Pledge> = {
  key: 'pledges', words: names.pledges, of: 'organisations', place: 'itemId', first: 'organisations.list-pledge-items',
  read: async (looked) => {
    const { lists, moment } = await answer(api.GET('/v1/districts/{district}/organisations/pledge-lists', at(looked)));
    const sum = (key: 'listed' | 'cancelled' | 'retained' | 'open'): number => lists.reduce((all, one) => all + one[key], 0);
    return {
      moment, rows: lists.flatMap(({ name, items }) => items.map((one) => ({ ...one, list: name }))),
      sums: [[listWords.listed, sum('listed')], [listWords.cancelled, sum('cancelled')], [listWords.retained, sum('retained')], [listWords.outstanding, sum('open')]],
    };
  },
  columns: [
    pledge('name', ({ name }) => name, 320),
    pledge('kind', ({ kind }, say) => coded(kind, say), 120),
    pledge('count', ({ count }) => count, 80),
    pledge('state', ({ status }, say) => (status === 'open' ? say(listWords.outstanding) : coded(status, say)), 120),
    pledge('reason', ({ reason }) => reason, 260),
    pledge('since', ({ since }) => since, 110),
    pledge('list', (row) => row.list, 260, { isExtra: true }),
  ],
  rowKey: ({ itemId }) => itemId, title: ({ name }) => name, entity: ({ itemId }) => itemId, event: ({ eventId }) => eventId,
};

type Demand = Schemas['organisations.Demands']['demands'][number];
const demand = columnsOf<Demand>();
const demands: List<Demand> = {
  key: 'demands', words: names.demands, of: 'organisations', place: 'demandId', first: 'organisations.receive-demand',
  read: async (looked) => {
    const { demands: rows, moment } = await answer(api.GET('/v1/districts/{district}/organisations/demands', at(looked)));
    return { rows, moment };
  },
  columns: [
    demand('demandedBy', (row) => row.demandedBy, 200),
    demand('source', ({ source }, say) => coded(source, say), 150),
    demand('matter', ({ matter }) => matter, 160),
    demand('words', ({ words }) => words, 300),
    demand('admitted', ({ accepted }, say) => say(accepted ? listWords.isAccepted : listWords.isRefused), 150),
    demand('approval', ({ approvedBy, approval }, say) => (approvedBy === null ? null : `${coded(approvedBy, say)} ${approval?.number ?? ''}`.trim()), 180),
    demand('receivedOn', ({ receivedOn }) => receivedOn, 110),
    demand('motions', ({ motions }) => namesText(motions.map(({ title }) => title)), 220),
    demand('reason', ({ reason }) => reason, 200, { isExtra: true }),
  ],
  rowKey: ({ demandId }) => demandId, title: ({ demandedBy }) => demandedBy, entity: ({ demandId }) => demandId, event: ({ eventId }) => eventId,
};

type Handover = Schemas['enforcement.Handovers']['handovers'][number];
const handover = columnsOf<Handover>();
const handovers: List<Handover> = {
  key: 'handovers', words: names.handovers, of: 'enforcement', first: 'enforcement.hand-over-powers',
  read: async (looked) => {
    const { handovers: rows, moment } = await answer(api.GET('/v1/districts/{district}/enforcement/handovers', at(looked)));
    return { rows, moment };
  },
  columns: [
    handover('unit', ({ unit }) => unit, 200),
    handover('counterpart', (row) => row.counterpart, 220),
    handover('handedMatter', ({ matter }) => matter, 160),
    handover('item', ({ items }) => namesText(items), 280),
    handover('count', ({ count }) => count, 80),
    handover('effective', ({ effective }) => effective, 130),
  ],
  rowKey: ({ eventId, unitId, matter }) => `${eventId} ${unitId} ${matter}`, title: ({ unit, matter }) => `${unit} ${matter}`, event: ({ eventId }) => eventId, organ: ({ unitId }) => unitId,
};

type Equipment = Schemas['enforcement.Handovers']['equipment'][number] & { readonly unit: string };
const piece = columnsOf<Equipment>();
const equipment: List<Equipment> = {
  key: 'equipment', words: names.equipment, of: 'enforcement', first: 'enforcement.issue-equipment',
  read: async (looked) => {
    const [{ equipment: some, moment }, { rows: organs }] = await Promise.all([
      answer(api.GET('/v1/districts/{district}/enforcement/handovers', at(looked))),
      everyPage((from) => answer(api.GET('/v1/districts/{district}/organisations/organs', fromPage(looked, from))), (page) => page.organs),
    ]);
    const named = new Map(organs.map(({ organId, name }) => [organId, name]));
    return { moment, rows: some.map((one) => ({ ...one, unit: named.get(one.unitId) ?? '' })) };
  },
  columns: [
    piece('unit', ({ unit }) => unit, 220),
    piece('item', (row) => row.item, 240),
    piece('count', ({ count }) => count, 100),
    piece('measureWord', ({ measureWord }) => measureWord, 100),
  ],
  rowKey: ({ unitId, item }) => `${unitId} ${item}`, title: ({ unit, item }) => `${unit} ${item}`, entity: ({ unitId }) => unitId, organ: ({ unitId }) => unitId,
};

type Load = Schemas['enforcement.TeamLoads']['teams'][number];
const load = columnsOf<Load>();
const loads: List<Load> = {
  key: 'loads', words: names.loads, of: 'enforcement', place: 'teamId', first: 'enforcement.report-team-cases',
  read: async (looked) => {
    const { teams: rows, moment } = await answer(api.GET('/v1/districts/{district}/enforcement/team-loads', at(looked)));
    return { rows, moment };
  },
  columns: [
    load('name', ({ name }) => name, 240),
    load('field', ({ field }) => field, 150),
    load('item', ({ items }) => items, 90),
    load('accepted', ({ cases }) => cases.at(-1)?.accepted ?? null, 90),
    load('finished', ({ cases }) => cases.at(-1)?.finished ?? null, 90),
    load('period', ({ cases }) => cases.slice(-1).map(({ from, to }) => `${from} — ${to}`)[0] ?? null, 210),
    load('people', ({ people }) => people, 90),
    load('auxiliary', ({ auxiliary }) => auxiliary, 100),
    load('certificates', ({ certificates }) => certificates, 90),
    load('perHead', ({ casesPerHead }) => (casesPerHead === null ? null : Math.round((casesPerHead.numerator / casesPerHead.people) * 10) / 10), 110),
  ],
  rowKey: ({ id }) => id, title: ({ name }) => name, entity: ({ id }) => id,
};

type Auxiliary = Schemas['enforcement.AuxiliaryStaff']['staff'][number];
const auxiliary = columnsOf<Auxiliary>();
const auxiliaries: List<Auxiliary> = {
  key: 'auxiliaries', words: names.auxiliaries, of: 'enforcement', first: 'enforcement.engage-auxiliary-staff',
  read: async (looked) => {
    const { staff: rows, moment } = await answer(api.GET('/v1/districts/{district}/enforcement/auxiliary-staff', at(looked)));
    return { rows, moment };
  },
  columns: [
    auxiliary('name', ({ label }) => label, 280),
    auxiliary('kind', ({ kind }, say) => coded(kind, say), 140),
    auxiliary('persons', ({ count }) => count, 100),
  ],
  rowKey: ({ id }) => id, title: ({ label }) => label, entity: ({ id }) => id,
};

type Body = Schemas['organisations.CoordinationBodies']['bodies'][number];
const body = columnsOf<Body>();
const bodies: List<Body> = {
  key: 'bodies', words: names.bodies, of: 'organisations', place: 'organId', first: 'organisations.set-up-coordination-body',
  read: async (looked) => {
    const { bodies: rows, moment } = await answer(api.GET('/v1/districts/{district}/organisations/coordination-bodies', at(looked)));
    return { rows, moment };
  },
  columns: [
    body('name', ({ name }) => name, 260),
    body('task', ({ task }) => task, 260),
    body('office', ({ officeInName }) => officeInName, 200),
    body('endsOn', ({ endsOn }) => endsOn, 110),
    body('state', ({ overdue, validTo }, say) => say(overdue ? listWords.overdue : validTo === null ? listWords.inUse : listWords.done), 100),
    body('since', ({ validFrom }) => validFrom, 110),
    body('conditions', ({ conditions }) => conditions, 220, { isExtra: true }),
  ],
  rowKey: ({ organId }) => organId, title: ({ name }) => name, entity: ({ organId }) => organId, event: ({ eventId }) => eventId, organ: ({ organId }) => organId,
};

type Admitted = Schemas['organisations.WorkItems']['items'][number];
const item = columnsOf<Admitted>();
const admitted: List<Admitted> = {
  key: 'admitted', words: names.admitted, of: 'organisations', place: 'itemId', first: 'organisations.admit-work-item',
  read: async (looked) => {
    const { items: rows, moment } = await answer(api.GET('/v1/districts/{district}/organisations/work-items', at(looked)));
    return { rows, moment };
  },
  columns: [
    item('name', ({ name }) => name, 260),
    item('requestedBy', ({ requestedBy }) => requestedBy, 180),
    item('street', ({ units }) => namesText(units.map(({ name }) => name)), 220),
    item('basis', ({ basis }) => basis, 200),
    item('admittedOn', ({ admittedOn }) => admittedOn, 110),
    item('since', ({ activeFrom }) => activeFrom, 110),
    item('endedOn', ({ endedOn }) => endedOn, 110),
  ],
  rowKey: ({ itemId }) => itemId, title: ({ name }) => name, entity: ({ itemId }) => itemId, event: ({ eventId }) => eventId,
};

export const registerLists = [pledges, demands, handovers, equipment, loads, auxiliaries, bodies, admitted] as readonly unknown[] as readonly AnyList[];
