import type { Words } from '../words/say.js';

type Row = Readonly<Record<string, unknown>>;

/** Where things are listed, and how one of them is told from the others. */
export interface Listing {
  /** after `/v1/districts/{district}/` */
  readonly door: string;
  /** the list in the answer */
  readonly rows: string;
  readonly id: string;
  /** what is shown of a row: fields, in this order */
  readonly shows: readonly string[];
  /** asks for all of them, where the door takes a moment or leaves some out otherwise */
  readonly query?: Readonly<Record<string, string | number>>;
  readonly words: Words;
}

const listing = (door: string, rows: string, id: string, shows: readonly string[], words: Words): Listing => ({ door, rows, id, shows, words });

/** Things that a form chooses from, by what they are. */
export const listings = {
  organ: { ...listing('organisations/organs', 'organs', 'organId', ['name'], { zh: '机构', en: 'organ' }), query: { limit: 500 } },
  decision: { ...listing('organisations/decisions', 'decisions', 'decisionId', ['document', 'inForceFrom', 'items'], { zh: '决定', en: 'decision' }), query: { limit: 500 } },
  motion: { ...listing('organisations/motions', 'motions', 'motionId', ['title', 'stage'], { zh: '动议', en: 'motion' }), query: { limit: 500 } },
  meeting: listing('organisations/meetings', 'meetings', 'meetingId', ['title', 'text'], { zh: '会议', en: 'meeting' }),
  demand: listing('organisations/demands', 'demands', 'demandId', ['demandedBy', 'words'], { zh: '上级要求', en: 'demand' }),
  document: { ...listing('organisations/documents', 'documents', 'documentId', ['number', 'title'], { zh: '文件', en: 'document' }), query: { limit: 500 } },
  organGroup: listing('organisations/organ-groups', 'groups', 'name', ['name'], { zh: '机构组', en: 'group of organs' }),
  reform: listing('organisations/reforms', 'reforms', 'title', ['title'], { zh: '改革', en: 'reform' }),
  matter: listing('organisations/matters', 'matters', 'matter', ['title'], { zh: '事项', en: 'matter' }),
  person: { ...listing('staffing/persons', 'persons', 'personId', ['ownerName', 'kind', 'personId'], { zh: '人员（只显编号）', en: 'person, by id only' }), query: { limit: 500 } },
  permit: { ...listing('staffing/use-permits', 'permits', 'permitId', ['number', 'ownerName', 'kind', 'granted', 'expiresOn'], { zh: '用编核准', en: 'permit' }), query: { limit: 500 } },
  permitRequest: { ...listing('staffing/use-permit-requests', 'requests', 'requestId', ['ownerName', 'kind', 'requested', 'requestedOn'], { zh: '用编申请', en: 'request for a permit' }), query: { limit: 500 } },
  batch: { ...listing('staffing/transfer-batches', 'batches', 'batchId', ['name', 'persons'], { zh: '转隶批次', en: 'transfer batch' }), query: { limit: 500 } },
  secondment: listing('staffing/secondments', 'secondments', 'secondmentId', ['ownerName', 'host', 'away', 'until'], { zh: '抽调借调', en: 'secondment' }),
  account: { ...listing('staffing/quota-accounts', 'accounts', 'accountId', ['ownerName', 'kind', 'funding', 'approved'], { zh: '编制账户', en: 'quota account' }), query: { limit: 500 } },
  snapshot: listing('staffing/register-snapshots', 'snapshots', 'snapshotId', ['kindName', 'takenOn'], { zh: '台账快照', en: 'register snapshot' }),
  team: listing('enforcement/teams', 'teams', 'id', ['name', 'field'], { zh: '执法队伍', en: 'team' }),
  powerList: listing('enforcement/power-lists', 'lists', 'listId', ['title', 'version'], { zh: '赋权清单', en: 'power list' }),
  grid: { ...listing('grid/grids', 'grids', 'id', ['name', 'unit'], { zh: '网格', en: 'grid' }), query: { limit: 500 } },
  areaUnit: listing('grid/area-units', 'areaUnits', 'id', ['name', 'unit'], { zh: '驻区单位', en: 'resident unit' }),
  call: listing('grid/calls', 'calls', 'callId', ['matter', 'caller', 'status'], { zh: '呼叫', en: 'call' }),
  serviceCase: { ...listing('grid/service-cases', 'cases', 'caseId', ['number', 'item', 'acceptedOn'], { zh: '办件', en: 'case' }), query: { limit: 200 } },
  serviceItem: listing('grid/service-items', 'items', 'id', ['name', 'centre'], { zh: '服务事项', en: 'service item' }),
  inspection: listing('reporting/inspections', 'inspections', 'inspectionId', ['title', 'stage'], { zh: '督查', en: 'inspection' }),
  frozenReport: listing('reporting/frozen-reports', 'reports', 'reportId', ['title', 'on'], { zh: '定稿汇报', en: 'frozen report' }),
  dueKind: listing('reporting/due-kinds', 'kinds', 'kind', ['zh'], { zh: '待办种类', en: 'kind of due' }),
} satisfies Readonly<Record<string, Listing>>;

type Thing = keyof typeof listings;

const organNames = ['organId', 'parentId', 'newParentId', 'toOrganId', 'guestId', 'hostId', 'toId', 'officeInId', 'resultId', 'requestedById', 'sources', 'unitIds'];

/** What a field or a place of a path is about, by its name; under `<service> <name>` where services mean different things by one name. */
const named: Readonly<Record<string, Thing>> = {
  ...Object.fromEntries(organNames.map((name) => [name, 'organ' as const])),
  decision: 'decision', decisionId: 'decision', motionId: 'motion', motionIds: 'motion', demandId: 'demand', meetingId: 'meeting', documentId: 'document', replacedBy: 'document',
  'organisations group': 'organGroup', 'organisations reform': 'reform', 'organisations matter': 'matter',
  personId: 'person', personIds: 'person', permitId: 'permit', requestId: 'permitRequest', batchId: 'batch', secondmentId: 'secondment', accountId: 'account', snapshotId: 'snapshot',
  teamId: 'team', 'enforcement listId': 'powerList', gridId: 'grid', gridIds: 'grid', areaUnitId: 'areaUnit', callId: 'call', caseId: 'serviceCase', 'grid itemId': 'serviceItem',
  inspectionId: 'inspection', reportId: 'frozenReport', 'reporting kind': 'dueKind',
};

/** @param command such as `grid.accept-case` @param name of a field or a place of its path @returns nothing where there is no list to choose from: the id is typed */
export const listingNamed = (command: string, name: string): Listing | undefined => {
  const thing = named[`${command.split('.')[0] ?? ''} ${name}`] ?? named[name];
  return thing === undefined ? undefined : listings[thing];
};

const shown = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(shown).filter(Boolean).slice(0, 3).join('、');
  if (typeof value !== 'object' || value === null) return '';
  const { zh, words, matter, number, title, name } = value as Row;
  return [zh, words, number, title, name, matter].map(shown).find((one) => one !== '') ?? '';
};

/** What a list says of one of its rows: `海党编发〔2020〕3号 · 2020-03-01`. Its id where it says nothing else. */
export const labelIn = ({ shows, id }: Listing, row: Row): string => shows.map((field) => shown(row[field])).filter((one) => one !== '').join(' · ') || shown(row[id]);
