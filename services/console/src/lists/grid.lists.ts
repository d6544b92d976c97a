import { answer, type components } from '@yange/api-client';
import { api } from '../api/platform.js';
import { listNames } from '../words/list-name.words.js';
import { listWords } from '../words/list.words.js';
import { columnsOf, namesText, yearUpTo, type AnyList, type List, type Looked } from './list.model.js';
import { at, everyPage, fromPage } from './reading-lists.js';

type Schemas = components['schemas'];

const names = listNames.services;

const centreAt = (centreId: string, { district, query, signal }: Looked) => answer(api.GET('/v1/districts/{district}/grid/service-centres/{centreId}', { params: { path: { district, centreId }, query }, signal }));

type Centre = Awaited<ReturnType<typeof centreAt>>;

/** What is known of every centre: the directory names them, each is asked by itself. */
const centresAt = async (looked: Looked): Promise<{ readonly centres: readonly Centre[]; readonly moment: Schemas['Moment'] }> => {
  const { centres, moment } = await answer(api.GET('/v1/districts/{district}/grid/service-centres', at(looked)));
  return { moment, centres: await Promise.all(centres.map(({ centreId }) => centreAt(centreId, looked))) };
};

type Item = Schemas['grid.ServiceItems']['items'][number];
const item = columnsOf<Item>();
const items: List<Item> = {
  key: 'items', words: names.items, of: 'grid', place: 'itemId', first: 'grid.set-service-item', hint: listWords.ofThisYear,
  read: async ({ district, query, day, signal }) => {
    const { items: rows, moment } = await answer(api.GET('/v1/districts/{district}/grid/service-items', { params: { path: { district }, query: { ...query, ...yearUpTo(day) } }, signal }));
    return { rows, moment };
  },
  columns: [
    item('item', ({ name }) => name, 260),
    item('centre', ({ centre }) => centre, 160),
    item('department', ({ department }) => department, 180),
    item('days', ({ workingDays }) => workingDays, 120),
    item('oneVisit', ({ oneVisit }) => oneVisit, 110),
    item('accepted', ({ accepted }) => accepted, 80),
    item('finished', ({ finished }) => finished, 80),
    item('notices', ({ notices }) => notices, 110),
    item('materials', ({ materials }) => namesText(materials), 220, { isExtra: true }),
  ],
  rowKey: ({ id }) => id, title: ({ name }) => name, entity: ({ id }) => id,
};

type Case = Schemas['grid.ServiceCases']['cases'][number];
const kase = columnsOf<Case>();
const cases: List<Case> = {
  key: 'cases', words: names.cases, of: 'grid', place: 'caseId', first: 'grid.accept-case',
  read: (looked) => everyPage((from) => answer(api.GET('/v1/districts/{district}/grid/service-cases', fromPage(looked, from, 200))), (page) => page.cases),
  columns: [
    kase('number', ({ number }) => number, 140),
    kase('item', (row) => row.item, 240),
    kase('acceptedOn', ({ acceptedOn }) => acceptedOn, 110),
    kase('state', ({ finishedOn }, say) => say(finishedOn === null ? listWords.notDone : listWords.done), 90),
    kase('finishedOn', ({ finishedOn }) => finishedOn, 110),
    kase('outcome', ({ outcome }) => outcome, 160),
    kase('window', ({ window: at }) => at, 150),
    kase('forwarded', ({ forwarded }) => namesText(forwarded.map(({ department }) => department)), 200),
    kase('missing', ({ missing }) => namesText(missing), 200, { isExtra: true }),
  ],
  rowKey: ({ caseId }) => caseId, title: ({ number, item: of }) => `${number ?? ''} ${of}`, entity: ({ caseId }) => caseId,
};

type Handled = Centre['cases'][number] & { readonly centre: string; readonly centreId: string };
const handled = columnsOf<Handled>();
const handledCases: List<Handled> = {
  key: 'handled', words: names.handled, of: 'grid', place: 'centreId', first: 'grid.report-cases',
  read: async (looked) => {
    const { centres, moment } = await centresAt(looked);
    return { moment, rows: centres.flatMap(({ name, centreId, cases: some }) => some.map((one) => ({ ...one, centre: name, centreId }))) };
  },
  columns: [
    handled('centre', ({ centre }) => centre, 200),
    handled('period', ({ from, to }) => [from, to].filter((one) => one !== null).join(' — '), 220),
    handled('handled', (row) => row.handled, 90),
    handled('accepted', ({ accepted }) => accepted, 90),
    handled('finished', ({ finished }) => finished, 90),
    handled('rate', ({ finishRate }) => (finishRate === null ? null : `${finishRate.percent}%`), 110),
    handled('basis', ({ finishRate }, say) => (finishRate === null ? null : say(listWords.rateStated)), 160),
  ],
  rowKey: ({ centreId, from, to }) => `${centreId} ${from ?? ''} ${to}`, title: ({ centre, to }) => `${centre} ${to}`, entity: ({ centreId }) => centreId,
};

const centre = columnsOf<Centre>();
const centres: List<Centre> = {
  key: 'centres', words: names.centres, of: 'grid', place: 'centreId',
  read: async (looked) => {
    const { centres: rows, moment } = await centresAt(looked);
    return { rows, moment };
  },
  columns: [
    centre('name', ({ name }) => name, 200),
    centre('halls', ({ halls }) => (halls.total === 0 ? null : halls.total), 80),
    centre('hall', ({ halls }) => namesText(halls.named), 220),
    centre('windows', ({ windows }) => windows, 120),
    centre('counted', ({ compared }) => compared.windows.counted, 150),
    centre('residents', ({ residentUnits }) => residentUnits, 110),
    centre('offered', ({ offered }) => offered, 110),
    centre('oneVisit', ({ oneVisit }) => oneVisit, 120),
    centre('units', ({ units }) => namesText(units.map(({ name }) => name)), 240, { isExtra: true }),
  ],
  rowKey: ({ centreId }) => centreId, title: ({ name }) => name, entity: ({ centreId }) => centreId,
};

type Window = Centre['openWindows'][number] & { readonly centre: string };
const pane = columnsOf<Window>();
const windows: List<Window> = {
  key: 'windows', words: names.windows, of: 'grid', first: 'grid.open-window',
  read: async (looked) => {
    const { centres: some, moment } = await centresAt(looked);
    return { moment, rows: some.flatMap(({ name, openWindows }) => openWindows.map((one) => ({ ...one, centre: name }))) };
  },
  columns: [
    pane('window', ({ name }) => name, 180),
    pane('centre', (row) => row.centre, 180),
    pane('hall', ({ hall }) => hall, 160),
    pane('owner', ({ unit }) => unit?.name ?? null, 220),
    pane('handles', ({ handles }) => namesText(handles), 300),
  ],
  rowKey: ({ id }) => id, title: ({ name }) => name, entity: ({ id }) => id,
};

type Published = Schemas['grid.ServiceLists']['lists'][number];
const published = columnsOf<Published>();
const publishedLists: List<Published> = {
  key: 'published', words: names.published, of: 'grid', first: 'grid.publish-service-list',
  read: async (looked) => {
    const { lists: rows, platforms, moment } = await answer(api.GET('/v1/districts/{district}/grid/service-lists', at(looked)));
    return { rows, moment, sums: platforms.map(({ name, items: many }) => [{ zh: name, en: name }, many] as const) };
  },
  columns: [
    published('list', ({ title }) => title, 260),
    published('version', ({ version }) => version, 80),
    published('count', (row) => row.items, 90),
    published('measureWord', ({ measureWord }) => measureWord, 90),
    published('channel', ({ channel }) => channel, 220),
    published('scope', ({ scope }) => scope, 180),
  ],
  rowKey: ({ listId }) => listId, title: ({ title }) => title, entity: ({ listId }) => listId,
};

export const serviceLists = [items, cases, handledCases, centres, windows, publishedLists] as readonly unknown[] as readonly AnyList[];
