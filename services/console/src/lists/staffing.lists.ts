import { answer, type components } from '@yange/api-client';
import { api } from '../api/platform.js';
import { listNames } from '../words/list-name.words.js';
import { listWords } from '../words/list.words.js';
import { coded, columnsOf, namesText, ownerText, yearUpTo, type AnyList, type List } from './list.model.js';
import { at, everyPage, fromPage } from './reading-lists.js';

type Schemas = components['schemas'];

const names = listNames.people;

type Person = Schemas['staffing.Persons']['persons'][number];
const person = columnsOf<Person>();
const persons: List<Person> = {
  key: 'persons', words: names.persons, of: 'staffing', place: 'personId', first: 'staffing.enter-person', isPerson: true,
  read: (looked) => everyPage((from) => answer(api.GET('/v1/districts/{district}/staffing/persons', fromPage(looked, from))), (page) => page.persons),
  columns: [
    person('owner', ({ ownerName }) => ownerName, 220),
    person('kind', ({ kind }, say) => coded(kind, say), 90),
    person('held', ({ posts }) => posts.map(({ ownerName, role }) => `${ownerName} ${role}`).join('、'), 260),
    person('state', ({ left }, say) => (left === null ? say(listWords.ofBooks) : coded(left, say)), 110),
    person('permitted', ({ withoutPermit }, say) => say(withoutPermit ? listWords.withoutPermit : listWords.withPermit), 130),
    person('since', ({ since }) => since, 110),
    person('person', ({ personId }) => personId, 310),
    person('management', ({ management }, say) => coded(management, say), 110, { isExtra: true }),
    person('funding', ({ funding }, say) => coded(funding, say), 110, { isExtra: true }),
  ],
  rowKey: ({ personId }) => personId, title: ({ ownerName }) => ownerName, entity: ({ personId }) => personId, organ: ({ organId }) => organId,
};

type Post = Schemas['staffing.NamedPosts']['posts'][number];
const post = columnsOf<Post>();
const posts: List<Post> = {
  key: 'posts', words: names.posts, of: 'staffing', place: 'postId', first: 'staffing.appoint-leaders',
  read: (looked) => everyPage((from) => answer(api.GET('/v1/districts/{district}/staffing/named-posts', fromPage(looked, from))), (page) => page.posts),
  columns: [
    post('owner', ({ ownerName }) => ownerName, 240),
    post('role', ({ role }) => role, 160),
    post('level', ({ level }) => level, 110),
    post('rank', ({ rank }, say) => coded(rank, say), 80),
    post('holders', ({ personIds }) => personIds.length, 110),
    post('since', ({ since }) => since, 110),
    post('person', ({ personIds }) => personIds.join('、'), 310, { isExtra: true }),
  ],
  rowKey: ({ postId }) => postId, title: ({ ownerName, role }) => `${ownerName} ${role}`, entity: ({ postId }) => postId, organ: ({ organId }) => organId,
};

type Total = Schemas['staffing.QuotaTotals']['totals'][number];
const total = columnsOf<Total>();
const totals: List<Total> = {
  key: 'totals', words: names.totals, of: 'staffing', first: 'staffing.set-quota-total',
  read: async (looked) => {
    const { totals: rows, moment } = await answer(api.GET('/v1/districts/{district}/staffing/quota-totals', at(looked)));
    return { rows, moment };
  },
  columns: [
    total('kind', ({ kind }, say) => coded(kind, say), 140),
    total('total', (row) => row.total, 110),
    total('allotted', ({ allotted }) => allotted, 160),
    total('left', ({ left }) => left, 120),
    total('state', ({ left }, say) => say(left < 0 ? listWords.overTotal : left === 0 ? listWords.atTotal : listWords.withinTotal), 140),
    total('since', ({ since }) => since, 110),
  ],
  rowKey: ({ kind }) => kind, title: ({ kind }) => kind,
};

type Permit = Schemas['staffing.UsePermits']['permits'][number];
const permit = columnsOf<Permit>();
const permits: List<Permit> = {
  key: 'permits', words: names.permits, of: 'staffing', place: 'permitId', first: 'staffing.grant-use-permit',
  read: (looked) => everyPage((from) => answer(api.GET('/v1/districts/{district}/staffing/use-permits', fromPage(looked, from))), (page) => page.permits),
  columns: [
    permit('owner', ownerText, 220),
    permit('number', ({ number }) => number, 140),
    permit('kind', ({ kind }, say) => coded(kind, say), 90),
    permit('granted', ({ granted }) => granted, 90),
    permit('used', ({ used }) => used, 80),
    permit('state', ({ state }, say) => (state === 'open' ? say(listWords.inUse) : coded(state, say)), 110),
    permit('until', ({ expiresOn }) => expiresOn, 110),
    permit('daysLeft', ({ daysLeft }) => daysLeft, 110),
    permit('grantedOn', ({ grantedOn }) => grantedOn, 110),
    permit('kept', ({ kept }) => kept, 80, { isExtra: true }),
    permit('basis', ({ basis }) => namesText(basis.map((one) => one.number ?? one.title ?? '')), 200, { isExtra: true }),
  ],
  rowKey: ({ permitId }) => permitId, title: ({ ownerName, number }) => `${ownerName} ${number}`, entity: ({ permitId }) => permitId, organ: ({ organId }) => organId,
};

type Request = Schemas['staffing.UsePermitRequests']['requests'][number];
const request = columnsOf<Request>();
const requests: List<Request> = {
  key: 'requests', words: names.requests, of: 'staffing', place: 'requestId', first: 'staffing.request-use-permit',
  read: (looked) => everyPage((from) => answer(api.GET('/v1/districts/{district}/staffing/use-permit-requests', fromPage(looked, from))), (page) => page.requests),
  columns: [
    request('owner', ownerText, 220),
    request('kind', ({ kind }, say) => coded(kind, say), 90),
    request('requested', (row) => row.requested, 90),
    request('granted', ({ granted, state }) => (state === 'granted' ? granted : null), 90),
    request('state', ({ state }, say) => say({ open: listWords.undecided, granted: listWords.granted, refused: listWords.notGranted, withdrawn: listWords.withdrawn }[state]), 110),
    request('requestedOn', ({ requestedOn }) => requestedOn, 110),
    request('answeredOn', ({ answeredOn }) => answeredOn, 110),
    request('reason', ({ reason }) => reason, 240),
    request('basis', ({ basis }) => namesText(basis.map((one) => one.number ?? one.title ?? '')), 200, { isExtra: true }),
  ],
  rowKey: ({ requestId }) => requestId, title: ({ ownerName }) => ownerName, entity: ({ requestId }) => requestId, organ: ({ organId }) => organId,
};

type Excess = Schemas['staffing.ExcessLeaders']['groups'][number];
const excess = columnsOf<Excess>();
const sumOf = ({ principal, deputy }: { readonly principal: number | null; readonly deputy: number | null }): number | null => (principal === null && deputy === null ? null : (principal ?? 0) + (deputy ?? 0));
const excessLeaders: List<Excess> = {
  key: 'excess', words: names.excess, of: 'staffing', first: 'staffing.record-excess-leaders',
  read: (looked) => everyPage((from) => answer(api.GET('/v1/districts/{district}/staffing/excess-leaders', fromPage(looked, from))), (page) => page.groups),
  columns: [
    excess('owner', ownerText, 240),
    excess('level', ({ level }) => level, 110),
    excess('principalTotal', (row) => row.total.principal, 110),
    excess('deputyTotal', (row) => row.total.deputy, 110),
    excess('absorbed', ({ absorbed }) => sumOf(absorbed), 90),
    excess('stillExcess', ({ left }) => sumOf(left), 110),
    excess('plans', ({ plans }) => namesText(plans.map(({ condition }) => condition)), 240),
    excess('since', ({ validFrom }) => validFrom, 110),
    excess('rounds', ({ rounds }) => rounds, 80, { isExtra: true }),
  ],
  rowKey: ({ groupId }) => groupId, title: ({ ownerName }) => ownerName, entity: ({ groupId }) => groupId, organ: ({ organId }) => organId,
};

type Secondment = Schemas['staffing.Secondments']['secondments'][number];
const secondment = columnsOf<Secondment>();
const secondments: List<Secondment> = {
  key: 'secondments', words: names.secondments, of: 'staffing', place: 'secondmentId', first: 'staffing.record-secondments',
  read: async (looked) => {
    const { secondments: rows, away, overdue, moment } = await answer(api.GET('/v1/districts/{district}/staffing/secondments', at(looked)));
    return { rows, moment, sums: [[listWords.stillAway, away], [listWords.overdueAway, overdue]] };
  },
  columns: [
    secondment('owner', ownerText, 220),
    secondment('forms', ({ forms }) => forms.join('、'), 110),
    secondment('host', ({ host }) => host, 180),
    secondment('went', ({ went }) => went, 90),
    secondment('away', ({ away }) => away, 100),
    secondment('until', ({ until }) => until, 110),
    secondment('state', ({ overdue, away }, say) => say(overdue ? listWords.overdue : away > 0 ? listWords.isAway : listWords.isBack), 110),
    secondment('since', ({ validFrom }) => validFrom, 110),
  ],
  rowKey: ({ secondmentId, organId, host, validFrom }) => secondmentId ?? `${organId ?? ''} ${host} ${validFrom}`, title: ({ ownerName }) => ownerName, entity: ({ secondmentId }) => secondmentId, organ: ({ organId }) => organId,
};

type Batch = Schemas['staffing.TransferBatches']['batches'][number];
const batch = columnsOf<Batch>();
const batches: List<Batch> = {
  key: 'batches', words: names.batches, of: 'staffing', place: 'batchId',
  read: (looked) => everyPage((from) => answer(api.GET('/v1/districts/{district}/staffing/transfer-batches', fromPage(looked, from))), (page) => page.batches),
  columns: [
    batch('name', ({ name }) => name, 240),
    batch('units', ({ units }) => units, 90),
    batch('persons', (row) => row.persons, 80),
    batch('named', ({ named }) => named, 110),
    batch('from', ({ from }) => from, 160),
    batch('to', ({ to }) => to, 160),
    batch('withQuota', ({ withQuota }) => withQuota, 90),
    batch('dueOn', ({ dueOn }) => dueOn, 110),
    batch('state', ({ finished }, say) => say(finished ? listWords.done : listWords.notDone), 90),
    batch('since', ({ validFrom }) => validFrom, 110),
    batch('reason', ({ reason }) => reason, 200, { isExtra: true }),
  ],
  rowKey: ({ batchId }) => batchId, title: ({ name }) => name, entity: ({ batchId }) => batchId,
};

type Leaving = Schemas['staffing.Leavings']['reasons'][number];
const leaving = columnsOf<Leaving>();
const leavings: List<Leaving> = {
  key: 'leavings', words: names.leavings, of: 'staffing', hint: listWords.ofThisYear,
  read: async ({ district, query: { knownAt }, day, signal }) => {
    const { reasons: rows, persons: all, postsKept, moment } = await answer(api.GET('/v1/districts/{district}/staffing/leavings', { params: { path: { district }, query: { ...yearUpTo(day), ...(knownAt === undefined ? {} : { knownAt }) } }, signal }));
    return { rows, moment, sums: [[listWords.leftInAll, all], [listWords.postsKept, postsKept]] };
  },
  columns: [
    leaving('reason', ({ name }) => name, 240),
    leaving('kind', ({ kind }, say) => coded(kind, say), 110),
    leaving('persons', (row) => row.persons, 90),
    leaving('quotaKept', ({ quotaKept }) => quotaKept, 110),
  ],
  rowKey: ({ code, name, kind }) => `${code} ${name} ${kind}`, title: ({ name }) => name,
};

export const staffingLists = [persons, posts, totals, permits, requests, excessLeaders, secondments, batches, leavings] as readonly unknown[] as readonly AnyList[];
