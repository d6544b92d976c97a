/** Short lines of what an event's data say, so that fifty events of one kind can be told apart without opening them. */

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The first of the paths that holds a text. */
const first = (data: Record<string, unknown>, paths: readonly string[]): string => {
  for (const path of paths) {
    const found = textOf(path.split('.').reduce((at: unknown, key) => (isMap(at) ? at[key] : undefined), data));
    if (found !== '') return found;
  }
  return '';
};

const whose = ['organName', 'unit.name', 'account.owner.name', 'allotment.owner.name', 'leaders.owner.name', 'owner.name', 'subject.name', 'groupName', 'centre', 'ledger.name', 'body', 'caller.name', 'appliesTo', 'scope'];
const what = ['role', 'item', 'team.name', 'name', 'unitName', 'field', 'measure', 'title', 'listName', 'programme', 'words'];

const numbers = (data: Record<string, unknown>): string[] => {
  const word = textOf(data['measureWord']);
  const named = (label: string, value: unknown, unit = ''): string[] => (typeof value === 'number' ? [`${label} ${value}${unit === '' ? '' : ` ${unit}`}`.trim()] : []);
  return [
    ...named('', data['count'] ?? (isMap(data['subject']) ? data['subject']['count'] : undefined), word),
    ...named('不低于', data['atLeastPercent'], '%'),
    ...(typeof data['rank'] === 'string' ? [data['rank'] === 'POST_RANK_PRINCIPAL' ? '正职' : data['rank'] === 'POST_RANK_DEPUTY' ? '副职' : ''] : []),
    ...['principal', 'deputy'].flatMap((key) => named(key === 'principal' ? '正职' : '副职', data[key] ?? (isMap(data['leaders']) ? data['leaders'][key] : undefined))),
    ...named('办件', data['handled']),
    ...named('批次', data['rounds']),
    ...(typeof data['ordinal'] === 'number' ? [`第 ${data['ordinal']}`] : []),
    ...(typeof data['concurrentRole'] === 'string' ? [`兼 ${data['concurrentRole']}`] : []),
  ].filter((part) => part !== '');
};

/** Blocks by label and total, named ones by how many. */
const sets = (value: unknown, key = ''): string[] => {
  if (Array.isArray(value)) {
    if (key === 'blocks') return value.flatMap((one) => sets(one, 'block'));
    const names = value.flatMap((one) => (isMap(one) ? textOf(one['name']) : textOf(one))).filter((name) => name !== '');
    return names.length === 0 ? [] : [names.length <= 3 ? names.join('、') : `${names.slice(0, 2).join('、')}等 ${names.length} 个`];
  }
  if (!isMap(value)) return [];
  if (typeof value['label'] === 'string' && typeof value['count'] === 'number') return [`${value['label']} ${value['count']}`];
  return Object.entries(value).flatMap(([name, one]) => sets(one, name));
};

/** @returns empty where nothing short can be said */
export const gistOf = (data: unknown): string => {
  if (!isMap(data)) return '';
  if (typeof data['figureId'] === 'string') return data['figureId'];
  const parts = [first(data, whose), first(data, what), ...numbers(data), ...sets(data)].filter((part) => part !== '');
  const distinct = [...new Set(parts)].slice(0, 5).join(' · ');
  return distinct.length > 90 ? `${distinct.slice(0, 89)}…` : distinct;
};

const strength = ['PROVENANCE_STATED', 'PROVENANCE_RECONSTRUCTED', 'PROVENANCE_SYNTHETIC'];

/** The least sure of an event's sources; empty where none is given. */
export const weakestProvenance = (citations: readonly { readonly provenance?: string | undefined }[] | undefined): string => strength[Math.max(-1, ...(citations ?? []).map((one) => strength.indexOf(one.provenance ?? '')))] ?? '';
