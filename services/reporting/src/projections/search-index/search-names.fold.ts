import type { EnforcementEvent, GridEvent, Members, OrganisationsEvent, ReportingEvent } from '@yange/contracts';
import { defineStateFold, type AnyStateFold, type RowBook } from '@yange/projections';
import { comparable, spoken, type SearchKind } from '../../language/search.language.js';

interface Found {
  readonly kind: SearchKind;
  readonly id: string;
  /** name, alias, number, title, code */
  readonly role: string;
  readonly text: string;
  /** below `/v1/districts/:district/` */
  readonly link: string;
}

/** Puts a text in the place of what the thing bore in this role before: then that one is former. */
const bears = (book: RowBook, { kind, id, role, text, link }: Found, slot = ''): void => {
  if (text !== '' && id !== '') book.put('search_names', `${kind}/${id}/${role}/${slot}`, { kind, subject_id: id, role, text, comparable: comparable(text), ...spoken(text), link, gone: false });
};

const goes = (book: RowBook, kind: SearchKind, id: string, roles: readonly string[], slots: readonly string[] = ['']): void => {
  for (const role of roles) for (const slot of slots) if (book.cells('search_names', `${kind}/${id}/${role}/${slot}`) !== undefined) book.put('search_names', `${kind}/${id}/${role}/${slot}`, { gone: true });
};

type O<T extends OrganisationsEvent['type']> = Extract<OrganisationsEvent, { type: T }>;

const aliasSlots = Array.from({ length: 20 }, (_, index) => String(index));

const organNames = defineStateFold<O<'OrganEstablished' | 'OrganRetained' | 'OrganRenamed' | 'OrganAbolished' | 'PlateAdded' | 'PlateRemoved' | 'CreditCodeCertificateIssued'>>({
  stream: 'organ',
  types: ['OrganEstablished', 'OrganRetained', 'OrganRenamed', 'OrganAbolished', 'PlateAdded', 'PlateRemoved', 'CreditCodeCertificateIssued'],
  apply: (book, event, organId) => {
    const organ = { kind: 'organ' as const, id: organId, link: `organisations/organs/${organId}` };
    switch (event.type) {
      case 'OrganEstablished':
      case 'OrganRetained':
        event.data.aliases.slice(0, aliasSlots.length).forEach((text, index) => bears(book, { ...organ, role: 'alias', text }, String(index)));
        return bears(book, { ...organ, role: 'name', text: event.data.name });
      case 'OrganRenamed':
        return bears(book, { ...organ, role: 'name', text: event.data.newName });
      case 'CreditCodeCertificateIssued':
        return bears(book, { ...organ, role: 'code', text: event.data.code });
      case 'PlateAdded':
        return bears(book, { kind: 'plate', id: event.data.plateId, role: 'name', text: event.data.name, link: organ.link });
      case 'PlateRemoved':
        return goes(book, 'plate', event.data.plateId, ['name']);
      case 'OrganAbolished':
        goes(book, 'organ', organId, ['alias'], aliasSlots);
        return goes(book, 'organ', organId, ['name', 'code']);
    }
  },
  shows: ({ cells }) => cells['gone'] !== true,
});

const groupNames = defineStateFold<O<'OrgansCounted' | 'InstitutionLimitSet'>>({
  stream: 'organ-group',
  types: ['OrgansCounted', 'InstitutionLimitSet'],
  apply: (book, { data }, id) => bears(book, { kind: 'organ-group', id, role: 'name', text: data.groupName, link: 'organisations/organ-groups' }),
});

const documentNames = defineStateFold<O<'DocumentRegistered'>>({
  stream: 'document',
  types: ['DocumentRegistered'],
  apply: (book, { data: { number, title, shortTitle } }, id) => {
    const document = { kind: 'document' as const, id, link: 'organisations/documents' };
    bears(book, { ...document, role: 'number', text: number });
    bears(book, { ...document, role: 'name', text: title });
    bears(book, { ...document, role: 'alias', text: shortTitle });
  },
});

const reformNames = defineStateFold<O<'ReformStarted'>>({ stream: 'reform', types: ['ReformStarted'], apply: (book, { data }, id) => bears(book, { kind: 'reform', id, role: 'name', text: data.name, link: `organisations/reforms/${id}/map` }) });

const motionNames = defineStateFold<O<'MotionMade' | 'MotionRevised'>>({
  stream: 'motion',
  types: ['MotionMade', 'MotionRevised'],
  apply: (book, { data }, id) => bears(book, { kind: 'motion', id, role: 'name', text: data.content?.title ?? '', link: `organisations/motions?motion=${id}` }),
});

const regionNames = defineStateFold<O<'RegionRecorded' | 'RegionFormed' | 'RegionAbolished'>>({
  stream: 'region',
  types: ['RegionRecorded', 'RegionFormed', 'RegionAbolished'],
  apply: (book, event, code) => {
    if (event.type === 'RegionAbolished') return goes(book, 'region', code, ['name', 'code']);
    bears(book, { kind: 'region', id: code, role: 'name', text: event.data.name, link: 'organisations/regions' });
    bears(book, { kind: 'region', id: code, role: 'code', text: code, link: 'organisations/regions' });
  },
  shows: ({ cells }) => cells['gone'] !== true,
});

type E<T extends EnforcementEvent['type']> = Extract<EnforcementEvent, { type: T }>;

const named = (members: Members | undefined): readonly { readonly id: string; readonly name: string }[] => members?.named ?? [];

const teamNames = defineStateFold<E<'TeamsEstablished' | 'TeamsMerged' | 'TeamsRenamed' | 'TeamNamed' | 'TeamsTransferredUp' | 'TeamsAbolished'>>({
  stream: 'team-register',
  types: ['TeamsEstablished', 'TeamsMerged', 'TeamsRenamed', 'TeamNamed', 'TeamsTransferredUp', 'TeamsAbolished'],
  apply: (book, event) => {
    const bear = (id: string, text: string): void => bears(book, { kind: 'team', id, role: 'name', text, link: 'enforcement/teams' });
    const end = (members: Members | undefined): void => named(members).forEach(({ id }) => goes(book, 'team', id, ['name']));
    switch (event.type) {
      case 'TeamsEstablished':
        return named(event.data.teams).forEach(({ id, name }) => bear(id, name));
      case 'TeamNamed':
        return bear(event.data.team?.id ?? '', event.data.team?.name ?? '');
      case 'TeamsRenamed':
        return event.data.namings.forEach(({ teamId, newName }) => bear(teamId, newName));
      case 'TeamsMerged':
        end(event.data.sources);
        return named(event.data.results).forEach(({ id, name }) => bear(id, name));
      case 'TeamsTransferredUp':
      case 'TeamsAbolished':
        return end(event.data.teams);
    }
  },
  shows: ({ cells }) => cells['gone'] !== true,
});

const powerNames = defineStateFold<E<'PowerListIssued' | 'PowerListRevised' | 'PowerItemsDescribed' | 'PowerItemsWithdrawn'>>({
  stream: 'power-list',
  types: ['PowerListIssued', 'PowerListRevised', 'PowerItemsDescribed', 'PowerItemsWithdrawn'],
  apply: (book, event, listId) => {
    const link = `enforcement/power-lists/${listId}`;
    if (event.type === 'PowerItemsDescribed') return event.data.items.forEach(({ itemId, name }) => bears(book, { kind: 'power-item', id: itemId, role: 'name', text: name, link: `${link}/items` }));
    if (event.type === 'PowerItemsWithdrawn') return event.data.items.forEach(({ id }) => goes(book, 'power-item', id, ['name']));
    return bears(book, { kind: 'power-list', id: listId, role: 'name', text: event.data.title, link });
  },
  shows: ({ cells }) => cells['gone'] !== true,
});

type G<T extends GridEvent['type']> = Extract<GridEvent, { type: T }>;

const gridNames = defineStateFold<G<'GridsCreated' | 'GridsAbolished'>>({
  stream: 'grid',
  types: ['GridsCreated', 'GridsAbolished'],
  apply: (book, event) => {
    if (event.type === 'GridsCreated') named(event.data.grids).forEach(({ id, name }) => bears(book, { kind: 'grid', id, role: 'name', text: name, link: `grid/grids/${id}` }));
    else named(event.data.grids).forEach(({ id }) => goes(book, 'grid', id, ['name']));
  },
  shows: ({ cells }) => cells['gone'] !== true,
});

const serviceItemNames = defineStateFold<G<'ServiceItemSet'>>({ stream: 'service-item', types: ['ServiceItemSet'], apply: (book, { data }, id) => bears(book, { kind: 'service-item', id, role: 'name', text: data.name, link: 'grid/service-items' }) });

const figureNames = defineStateFold<Extract<ReportingEvent, { type: 'FigureDeclared' }>>({
  stream: 'report',
  types: ['FigureDeclared'],
  apply: (book, { data: { figureId, words } }) => {
    bears(book, { kind: 'figure', id: figureId, role: 'code', text: figureId, link: `reporting/figures/${figureId}` });
    bears(book, { kind: 'figure', id: figureId, role: 'name', text: words, link: `reporting/figures/${figureId}` });
  },
});

/** By log: what bears which name from when until when. Staffing names nobody. */
export const searchFolds = {
  organisations: [organNames, groupNames, documentNames, reformNames, motionNames, regionNames],
  enforcement: [teamNames, powerNames],
  grid: [gridNames, serviceItemNames],
  reporting: [figureNames],
} as const satisfies Readonly<Record<string, readonly AnyStateFold[]>>;
