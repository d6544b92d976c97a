import type { ToldEvent } from './history-table.rows.js';
import { numberOf, textOf, type OrganStates } from './organ.states.js';

/** What an event says in one cell of the line of one organ. */
export interface Change {
  readonly organId: string | null;
  readonly name: string;
  readonly column: '经费形式' | '主要职责' | '编制数额' | '领导职数' | '备注';
  readonly words: string;
}

type Data = Readonly<Record<string, unknown>>;

const kinds: Readonly<Record<string, string>> = { QUOTA_KIND_ADMINISTRATIVE: '行政编制', QUOTA_KIND_INSTITUTION: '事业编制', QUOTA_KIND_SUPPORT: '工勤编制', QUOTA_KIND_OUTSIDE: '编外' };
const managements: Readonly<Record<string, string>> = { MANAGEMENT_STATUS_CIVIL_SERVICE: '参公' };
const fundings: Readonly<Record<string, string>> = { FUNDING_FORM_FULL: '全额拨款', FUNDING_FORM_PARTIAL: '差额拨款', FUNDING_FORM_SELF: '自收自支' };

/** One part of a type of quota: by the district's table where it has the code, by the enum, or by the code as it stands. Empty where the event says nothing of it. */
const partWords = (list: string, code: string, value: string, words: Readonly<Record<string, string>>, states: OrganStates): string => states.entryName(list, code) ?? words[value] ?? code;

/** 来自甲局、乙局 */
const named = (lineage: unknown, how: string): readonly string[] => {
  const names = (Array.isArray(lineage) ? lineage : []).map((one: Data) => textOf(one['name'])).filter((name) => name !== '');
  return names.length === 0 ? [] : [`${how}${names.join('、')}`];
};

/** Words of the organ itself, for 备注. */
const notes: Readonly<Record<string, (data: Data) => string>> = {
  OrganEstablished: (data) => ['设立', ...named(data['predecessors'], '前身')].join('，'),
  OrganRetained: () => '保留',
  OrganRenamed: (data) => `由“${textOf(data['oldName'])}”更名`,
  OrganReparented: () => '改隶',
  OrganAbolished: (data) => ['撤销', textOf(data['reason']), ...named(data['successors'], '承接')].filter((words) => words !== '').join('，'),
  OrgansMerged: (data) => ['合并', ...named(data['sources'], '来自')].join('，'),
  OrganSplit: (data) => ['分设', ...named(data['results'], '分为')].join('，'),
  OrganRankChanged: (data) => `规格由${textOf(data['oldRank'])}调整为${textOf(data['newRank'])}`,
  PlateAdded: (data) => `加挂“${textOf(data['name'])}”牌子`,
  PlateRemoved: (data) => `摘除“${textOf(data['name'])}”牌子`,
};

/** @param states as they are after the event; numbers of accounts are moved on by this function */
export const changeWords = ({ type, data }: ToldEvent, states: OrganStates): readonly Change[] => {
  const note = notes[type];
  if (note !== undefined) return [{ ...organIn(data['organId'], textOf(data['organName']) || textOf(data['name']), states), column: '备注', words: note(data) }];
  if (type === 'SandingRevised') return [{ ...organIn(data['organId'], textOf(data['organName']), states), column: '主要职责', words: listOf(data['duties']).join('；') || '修订“三定”' }];
  if (type === 'DutyMoved' || type === 'DutyReturned') {
    return [
      { ...organIn(data['toOrganId'], textOf(data['toOrganName']), states), column: '主要职责', words: `划入：${textOf(data['duty'])}` },
      { ...organIn(data['fromOrganId'], textOf(data['fromOrganName']), states), column: '主要职责', words: `划出：${textOf(data['duty'])}` },
    ];
  }
  return [...quotaChange(type, data, states), ...postChange(type, data, states)];
};

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(textOf).filter((word) => word !== '') : []);

const organIn = (id: unknown, otherwise: string, states: OrganStates): Pick<Change, 'organId' | 'name'> => ({ organId: textOf(id), name: states.name(textOf(id), otherwise) });

/** An organ, or organs that are only counted together. */
const subjectIn = (value: unknown, states: OrganStates): Pick<Change, 'organId' | 'name'> => {
  const { organId, name, count, each } = (value ?? {}) as Data;
  if (textOf(organId) !== '') return organIn(organId, textOf(name), states);
  const members = numberOf(count);
  return { organId: null, name: `${textOf(name)}${members > 1 ? `（${members}个${each === true ? '，每个' : ''}）` : ''}` };
};

const changes: Readonly<Record<string, readonly [sign: 0 | 1 | -1, words: string]>> = {
  QuotaApproved: [0, '核定'], QuotaIncreased: [1, '增加'], QuotaReduced: [-1, '核减'], QuotaTransferredIn: [1, '划入'], QuotaTransferredOut: [-1, '划出'],
  PostsApproved: [0, '核定'], PostsIncreased: [1, '增核'], PostsReduced: [-1, '核减'],
};

const quotaChange = (type: string, data: Data, states: OrganStates): readonly Change[] => {
  const change = changes[type];
  if (change === undefined || !type.startsWith('Quota')) return [];
  const [sign, verb] = change;
  const account = (data['account'] ?? {}) as Data;
  const kind = (account['type'] ?? {}) as Data;
  const count = numberOf(data['count']);
  const held = sign === 0 ? states.set(textOf(account['id']), [count]) : states.add(textOf(account['id']), [count], sign);
  const subject = subjectIn(account['owner'], states);
  const part = (list: string, field: 'kind' | 'management' | 'funding', known: Readonly<Record<string, string>>): string => partWords(list, textOf(kind[`${field}Code`]), textOf(kind[field]), known, states);
  const words = `${part('quota-kinds', 'kind', kinds) || '编制（未列明）'}${part('management-statuses', 'management', managements)} ${verb}${count}名${sign === 0 ? '' : `，计${held[0] ?? 0}名`}`;
  const funding = part('funding-forms', 'funding', fundings);
  return [{ ...subject, column: '编制数额', words }, ...(funding === '' ? [] : [{ ...subject, column: '经费形式' as const, words: funding }])];
};

const postChange = (type: string, data: Data, states: OrganStates): readonly Change[] => {
  const change = changes[type];
  if (change === undefined || !type.startsWith('Posts')) return [];
  const [sign, verb] = change;
  const allotment = (data['allotment'] ?? {}) as Data;
  const numbers = [numberOf(data['principal']), numberOf(data['deputy'])];
  const held = sign === 0 ? states.set(textOf(allotment['id']), numbers) : states.add(textOf(allotment['id']), numbers, sign);
  const words = `${textOf(allotment['level'])} ${verb}${numbers[0]}正${numbers[1]}副${sign === 0 ? '' : `，计${held[0]}正${held[1]}副`}`;
  return [{ ...subjectIn(allotment['owner'], states), column: '领导职数', words }];
};
