import { create, toJson, type DescField, type DescMessage } from '@bufbuild/protobuf';
import { contracts } from '@yange/contracts';
import { codeWords } from './codes.js';
import { movements } from './movements.js';
import { pathsOf } from './pattern.js';
import { Narrator, patterns, sentenceOf } from './sentence.js';

const types = new Map(contracts.flatMap(({ messages }) => Object.entries(messages)));

/** Said beside the event's own data. */
const beside: Readonly<Record<string, readonly string[]>> = { OrganReparented: ['organ', 'was', 'now'] };
const besides = (type: string): readonly string[] => beside[type] ?? (type in movements ? ['was', 'now'] : []);

const fieldAt = (message: DescMessage, path: string): DescField | undefined => {
  const [first = '', ...rest] = path.split('.');
  const field = message.fields.find(({ jsonName }) => jsonName === first);
  return rest.length === 0 || field === undefined ? field : field.message === undefined ? undefined : fieldAt(field.message, rest.join('.'));
};

/** A message all of whose fields say something: words are their own names in angle brackets, numbers 7. */
const saying = (message: DescMessage, depth = 0): object =>
  Object.fromEntries(
    message.fields.flatMap((field) => {
      if (depth > 4 || field.oneof !== undefined || field.fieldKind === 'map') return [];
      const one: unknown = field.message !== undefined ? saying(field.message, depth + 1) : field.enum !== undefined ? 1 : field.fieldKind === 'scalar' || field.fieldKind === 'list' ? scalar(field) : undefined;
      return [[field.localName, field.fieldKind === 'list' ? [one] : one]];
    }),
  );
const scalar = (field: DescField): unknown => (field.scalar === 9 ? `<${field.jsonName}>` : field.scalar === 8 ? true : field.scalar === 12 ? new Uint8Array([1]) : field.scalar === 4 ? 7n : 7);

const jsonOf = (message: DescMessage, data: object): unknown => toJson(message, create(message, data as never));

describe('sentences of events', () => {
  it('name no day where something holds on every day, and the founding of the republic where a document says so', () => {
    const set = { type: 'RuleModeSet', data: { rule: 'over-quota', mode: 'warn' }, effective: { to: '1949-10-01', text: '1949-10-01' }, actor: { person: 'a', role: 'approver' } };
    expect(sentenceOf(set)).toMatchObject({ when: '', zh: expect.stringMatching(/^一支笔 a · 把规则/u) });
    expect(sentenceOf({ ...set, citations: [{ title: '公告' }] }).when).toBe('1949-10-01');
  });

  it('there are for every kind of event, and for no other', () => {
    expect(Object.keys(patterns).sort()).toEqual([...types.keys()].sort());
  });

  it.each([...types])('%s names only fields that it has, in both languages, and the same ones', (type, message) => {
    const pattern = patterns[type] ?? ['', ''];
    expect(pathsOf(pattern).filter((path) => !besides(type).includes(path) && fieldAt(message, path) === undefined)).toEqual([]);
    const [zh, en] = pattern.map((text) => pathsOf([text, ''] as never));
    const onlyOne = (zh ?? []).filter((path) => !(en ?? []).includes(path) && path !== 'measureWord' && path !== 'zh');
    expect([onlyOne, (en ?? []).filter((path) => !(zh ?? []).includes(path) && path !== 'en')]).toEqual([[], []]);
  });

  it.each([...types])('%s says all that its pattern asks for, and is whole when the event says nothing', (type, message) => {
    const full = sentenceOf({ type, data: jsonOf(message, saying(message)) });
    const empty = sentenceOf({ type, data: jsonOf(message, {}) });
    for (const { zh, en } of [full.what, empty.what]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
      expect(`${zh}${en}`).not.toMatch(/[{}[\]]|undefined|\[object|NaN|\bnull\b/u);
    }
    expect(full.what.zh.length).toBeGreaterThanOrEqual(empty.what.zh.length);
  });

  it('have words for every code of the contracts that they can come upon', () => {
    const codes = new Set<string>();
    const walk = (message: DescMessage, path: string): void => {
      const field = fieldAt(message, path);
      const inside = (one: DescMessage, depth: number): void => one.fields.forEach((inner) => {
        for (const { name, number } of inner.enum?.values ?? []) if (number !== 0) codes.add(name);
        if (inner.message !== undefined && depth < 2 && ['QuotaType', 'Members'].includes(inner.message.name)) inside(inner.message, depth + 1);
      });
      for (const { name, number } of field?.enum?.values ?? []) if (number !== 0) codes.add(name);
      if (field?.message?.name === 'QuotaType') inside(field.message, 0);
    };
    for (const [type, message] of types) for (const path of pathsOf(patterns[type] ?? ['', ''])) walk(message, path);
    expect(codes.size).toBeGreaterThan(20);
    expect([...codes].filter((code) => codeWords[code] === undefined)).toEqual([]);
  });

  it('say who, when, under which document, and from what to what', () => {
    const account = { id: 'a', owner: { organId: 'o', name: '财政局' }, type: { kind: 'QUOTA_KIND_INSTITUTION', management: 'MANAGEMENT_STATUS_CIVIL_SERVICE' } };
    const narrator = new Narrator();
    const approved = narrator.tell({ type: 'QuotaApproved', data: { account, count: 12 }, effective: { to: '2019-02-28', text: '2019年2月底' }, citations: [{ number: '海编发〔2019〕1号', place: '第三条' }], actor: { role: 'clerk', person: 'local-clerk' } });
    expect(approved.zh).toBe('经办 local-clerk · 2019年2月底 · 依海编发〔2019〕1号 第三条 · 把财政局的事业编制（参照公务员法管理）核定为12名');
    expect(approved.en).toBe('clerk local-clerk · 2019年2月底 · under 海编发〔2019〕1号 第三条 · approved the institution quota (managed as civil servants) of 财政局 at 12');
    expect(narrator.tell({ type: 'OrganNoted', data: {}, actor: { role: 'reaction', person: 'reaction:staffing-notes-organs' } }).who).toEqual({ zh: '系统联动 staffing-notes-organs', en: 'reaction staffing-notes-organs' });
    expect(narrator.tell({ type: 'QuotaReduced', data: { account, count: 2 }, effective: { to: '2019-03-01' } }).zh).toBe('2019-03-01 · 把财政局的事业编制（参照公务员法管理）核减2名，从12名改为10名');
    expect(narrator.tell({ type: 'QuotaApproved', data: { account }, effective: { to: '2019-04-01' }, supersedes: 'e1', correctionReason: '笔误' }).what.zh).toBe('更正先前所录：把财政局的事业编制（参照公务员法管理）从10名核定为0名（笔误）');
  });

  it('follow names and superiors through time', () => {
    const narrator = new Narrator();
    for (const [organId, name] of [['g', '区政府'], ['h', '区委'], ['o', '财政局']]) narrator.tell({ type: 'OrganEstablished', data: { organId, name, parentId: organId === 'o' ? 'g' : '' } });
    narrator.tell({ type: 'OrganRenamed', data: { organId: 'o', oldName: '财政局', newName: '财金局' } });
    expect(narrator.tell({ type: 'OrganReparented', data: { organId: 'o', newParentId: 'h' } }).what).toEqual({ zh: '把财金局的隶属关系从区政府改为区委', en: 'moved 财金局 from 区政府 to 区委' });
    expect(sentenceOf({ type: 'OrganReparented', data: { organId: 'o', newParentId: 'h' } }).what.zh).toBe('把一个机构的隶属关系改为另一机构');
  });

  it('count what is not named, and name the first of many', () => {
    const named = ['甲', '乙', '丙', '丁', '戊', '己', '庚'].map((name) => ({ id: name, name }));
    expect(sentenceOf({ type: 'TeamsMerged', data: { sources: { blocks: [{ id: 'b', label: '原有队伍', count: 20 }] }, results: { named } } }).what.zh).toBe('把执法队伍原有队伍（20个）整合为甲、乙、丙、丁、戊、己等7项');
  });

  it('tell of an item which way and which kind of quota it is held to', () => {
    const told = (...items: readonly object[]) => sentenceOf({ type: 'DecisionNoted', data: { level: 'city', items } }).what;
    expect(told({ matter: 'quota.adjust', words: '精简编制', quotaKind: 'institution', direction: 'reduce' }, { matter: 'quota.adjust', words: '充实一线', quotaKind: 'filing' }, { matter: 'posts.adjust', words: '职数', direction: 'increase' }, { matter: 'organ.rename', words: '更名' }).zh).toContain('：精简编制（核减、事业编制）、充实一线（filing）、职数（核增）、更名');
    expect(told({ matter: 'quota.adjust', words: '精简编制', quotaKind: 'institution', direction: 'reduce' }).en).toContain('精简编制 (reduce, institution quota)');
  });

  it('say the name that an event brings, and where it brings none the words of its code', () => {
    const loaded = (data: object) => sentenceOf({ type: 'RegisterSnapshotLoaded', data: { takenOn: '2026-03-31', rows: 2, ...data } }).what;
    expect(loaded({ kind: 'social-insurance', kindName: '社保缴费册' })).toEqual({ zh: '载入社保缴费册（截至2026-03-31），2行', en: 'loaded 社保缴费册 (as of 2026-03-31), 2 rows' });
    expect(loaded({ kind: 'social-insurance', kindName: '' }).en).toContain('loaded social-insurance (');
    expect(loaded({ kind: 'payroll' }).zh).toBe('载入工资册（截至2026-03-31），2行');
  });

  it('say of posts which of the two change, and not of which there are none', () => {
    const told = (change: object) => sentenceOf({ type: 'PostsIncreased', data: { allotment: { owner: { organId: 's', name: '新华街道' }, level: '科级' }, ...change } }).what;
    expect(told({ deputy: 1 })).toEqual({ zh: '给新华街道的科级领导职数增核副职1名', en: 'increased the posts (科级) of 新华街道 by 1 deputies' });
    expect(told({ principal: 2, deputy: 1 }).zh).toBe('给新华街道的科级领导职数增核正职2名副职1名');
  });

  it('never read what an event says as a pattern', () => {
    expect(sentenceOf({ type: 'OrganEstablished', data: { organId: 'o', name: '{organId}[x{name}]', predecessors: [] } }).what.zh).toBe('设立{organId}[x{name}]');
  });

  it('tell an event of a later version by its name', () => {
    expect(sentenceOf({ type: 'NobodyKnows', data: {} }).what.en).toBe('recorded an event “NobodyKnows”');
  });
});
