import type { Told } from './pattern.js';

type Data = Readonly<Record<string, unknown>>;

/** What an event sets or changes, so that a sentence can say from what to what. */
interface Movement {
  /** of what: an account, a centre's windows; empty where the event does not say */
  readonly key: (data: Data) => string;
  readonly next: (data: Data, before: readonly number[] | undefined) => readonly number[];
  readonly words: (numbers: readonly number[]) => Told;
}

const part = (data: Data, name: string): Data => (data[name] ?? {}) as Data;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number => Number(value ?? 0);
const plain = ([one = 0]: readonly number[]): Told => ({ zh: String(one), en: String(one) });
const postWords = ([principal = 0, deputy = 0]: readonly number[]): Told => ({ zh: `${principal}正${deputy}副`, en: `${principal} principals and ${deputy} deputies` });

const posts = (sign: 0 | 1 | -1): Movement => ({
  key: (data) => text(part(data, 'allotment')['id']),
  next: (data, before = [0, 0]) => [number(data['principal']), number(data['deputy'])].map((one, index) => (sign === 0 ? one : (before[index] ?? 0) + sign * one)),
  words: postWords,
});
const quota = (sign: 0 | 1 | -1): Movement => ({
  key: (data) => text(part(data, 'account')['id']),
  next: (data, before = [0]) => [sign === 0 ? number(data['count']) : (before[0] ?? 0) + sign * number(data['count'])],
  words: plain,
});
const setTo = (keys: readonly string[], value: (data: Data) => number): Movement => ({
  key: (data) => (keys.some((key) => text(data[key]) === '') ? '' : keys.map((key) => text(data[key])).join(' ')),
  next: (data) => [value(data)],
  words: plain,
});
/** Labels belong to the words of a block: 38个窗口 */
const block = (field: string): Movement => setTo(['centreId'], (data) => number(part(data, field)['count']));

export const movements: Readonly<Record<string, Movement>> = {
  QuotaApproved: quota(0), QuotaIncreased: quota(1), QuotaReduced: quota(-1), QuotaTransferredIn: quota(1), QuotaTransferredOut: quota(-1),
  PostsApproved: posts(0), PostsIncreased: posts(1), PostsReduced: posts(-1),
  QuotaTotalSet: setTo(['kind'], ({ count }) => number(count)),
  InstitutionLimitSet: { ...setTo(['groupId'], ({ limit }) => number(limit)), key: ({ groupId, category }) => (text(groupId) === '' ? '' : `${text(groupId)} ${text(category)}`) },
  TeamCertificatesCounted: setTo(['teamId'], ({ holders }) => number(holders)),
  TeamEquipmentSet: setTo(['teamId', 'item'], ({ count }) => number(count)),
  TeamItemsSet: setTo(['teamId'], ({ items }) => number(items)),
  ClaimTargetSet: setTo(['listId', 'appliesTo'], ({ atLeastPercent }) => number(atLeastPercent)),
  GridSized: {
    key: ({ gridId }) => text(gridId),
    next: ({ households, population }) => [number(households), number(population)],
    words: ([households = 0, population = 0]) => ({ zh: `${households}户、${population}人`, en: `${households} households and ${population} people` }),
  },
  WindowsSet: block('windows'), ResidentUnitsSet: block('units'), OfferedItemsSet: block('items'), OneVisitItemsSet: block('items'),
};

/** Kinds of event that a narrator has to have been told, so that it knows what was before. */
export const movingTypes: readonly string[] = [...Object.keys(movements), 'OrganEstablished', 'OrganRetained', 'OrganRenamed', 'OrganReparented'];

/** Kinds of event that move one and the same thing share what it was before. */
const familyOf = (type: string): string => (type.startsWith('Quota') && type !== 'QuotaTotalSet' ? 'quota' : type.startsWith('Posts') ? 'posts' : type);

/** Names, superiors and numbers as they stand while events are told one after the other, in the order in which they take effect. */
export class Standing {
  private readonly numbers = new Map<string, readonly number[]>();
  private readonly names = new Map<string, string>();
  private readonly parents = new Map<string, string>();

  /** @returns what a pattern may say beside the event's own data: `was`, `now`, `organ` */
  move(type: string, data: Data): Readonly<Record<'zh' | 'en', Data>> {
    this.rename(type, data);
    if (type === 'OrganReparented') return this.reparented(data);
    const movement = movements[type];
    const key = movement?.key(data) ?? '';
    if (movement === undefined || key === '') return { zh: {}, en: {} };
    const place = `${familyOf(type)} ${key}`;
    const before = this.numbers.get(place);
    const now = movement.next(data, before);
    this.numbers.set(place, now);
    const told = { was: before === undefined ? undefined : movement.words(before), now: before === undefined ? undefined : movement.words(now) };
    return { zh: { was: told.was?.zh, now: told.now?.zh }, en: { was: told.was?.en, now: told.now?.en } };
  }

  private rename(type: string, data: Data): void {
    const id = text(data['organId']);
    const name = type === 'OrganRenamed' ? text(data['newName']) : type === 'OrganEstablished' || type === 'OrganRetained' ? text(data['name']) : '';
    if (id === '' || name === '') return;
    this.names.set(id, name);
    if (text(data['parentId']) !== '') this.parents.set(id, text(data['parentId']));
  }

  private reparented(data: Data): Readonly<Record<'zh' | 'en', Data>> {
    const [organ, from, to] = [text(data['organId']), text(data['oldParentId']) || (this.parents.get(text(data['organId'])) ?? ''), text(data['newParentId'])];
    this.parents.set(organ, to);
    const was = this.names.get(from);
    const facts = (one: string, other: string): Data => ({ organ: this.names.get(organ) ?? one, was, now: this.names.get(to) ?? other });
    return { zh: facts('一个机构', '另一机构'), en: facts('an organ', 'another organ') };
  }
}

