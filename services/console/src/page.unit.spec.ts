import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DescMessage } from '@bufbuild/protobuf';
import { enforcementContract, gridContract, organisationsContract, reportingContract, staffingContract } from '@yange/contracts';
import { claimsOf } from '../public/page/api.js';
import { gistOf, weakestProvenance } from '../public/page/event-gist.model.js';
import { eventTypes } from '../public/page/event-types.js';
import { codeWords, fieldWords } from '../public/page/field-words.js';
import { asOfText, eventRef, filtered, grouped, isRestated, pairs, tally, toneOf, valueOf } from '../public/page/figures.model.js';
import { emptyState, readState, writeState } from '../public/page/page-state.js';
import type { Figure, ReportFinding } from '../public/page/view.js';
import { bases, verdicts } from '../public/page/words.js';
import { consoleFolder } from './index.js';

const figure = (id: string, more: Partial<Figure> = {}): Figure => ({
  id,
  kind: 'count',
  words: `${id} 的原文`,
  place: '一(一)',
  declared: [{ measure: 'organs', value: 35, unit: '个', title: { zh: '党政机构', en: 'organs' } }],
  derived: [{ measure: 'organs', value: 35, unit: '个', title: { zh: '党政机构', en: 'organs' } }],
  verdict: 'match',
  basis: 'counted',
  events: [],
  ...more,
});

const figures = [
  figure('A1', { basis: 'computed' }),
  figure('A9', { basis: 'block', words: '核定行政编制461名' }),
  figure('B14', { verdict: 'no-claim', basis: 'computed', declared: [] }),
  figure('B34', { verdict: 'not-derivable', basis: 'stated', derived: [] }),
  figure('F5', { basis: 'stated' }),
];
const findings: ReportFinding[] = [{ rule: 'ratio-out-of-range', figures: ['A9'], text: { zh: '领导职数与编制之比偏高', en: 'too many posts' } }];
const ids = (state: Partial<typeof emptyState>) => filtered(figures, findings, { ...emptyState, ...state }).map(({ id }) => id);

const contracts = [organisationsContract, staffingContract, enforcementContract, gridContract, reportingContract];

describe('the figures on the page', () => {
  it('are drawn by what they rest on: one that is only restated never looks like one that was counted or computed', () => {
    expect(figures.map(toneOf)).toEqual(['computed', 'block', 'no-claim', 'not-derivable', 'stated']);
    expect(figures.filter(isRestated).map(({ id }) => id)).toEqual(['A9', 'F5']);
    expect(toneOf(figure('A2', { verdict: 'mismatch' }))).toBe('mismatch');
    const marks = [...Object.values(bases), ...Object.values(verdicts)].map(({ mark }) => mark);
    expect(new Set(marks).size).toBe(marks.length);
  });

  it('are found by part, verdict, basis, words, values and findings', () => {
    expect(ids({ part: 'A' })).toEqual(['A1', 'A9']);
    expect(ids({ verdict: 'match', basis: 'stated' })).toEqual(['F5']);
    expect(ids({ text: '４６１ 编制' })).toEqual(['A9']);
    expect(ids({ text: 'RATIO-out' })).toEqual(['A9']);
    expect(ids({ text: 'b34' })).toEqual(['B34']);
    expect(ids({ text: '没有这样的' })).toEqual([]);
  });

  it('are found by what deserves a second look', () => {
    const inferred = [...figures, figure('E6', { provenance: 'reconstructed' })];
    const also = (kind: string) => filtered(inferred, findings, { ...emptyState, also: kind }).map(({ id }) => id);
    expect([also('finding'), also('reconstructed'), also('synthetic')]).toEqual([['A9'], ['E6'], []]);
  });

  it('stand in the parts of the report', () => {
    expect(grouped(figures).map((group) => [group.part, group.figures.length])).toEqual([['A', 2], ['B', 2], ['F', 1]]);
    expect(tally(figures, (one) => one.verdict)).toEqual({ match: 3, 'no-claim': 1, 'not-derivable': 1 });
  });

  it('have declared and derived values side by side, also where one of them is not there', () => {
    expect(pairs(figures[0] as Figure)).toMatchObject([{ title: '党政机构', equal: true }]);
    expect(pairs(figures[2] as Figure)).toMatchObject([{ declared: null, equal: false }]);
    expect(pairs(figure('A9', { derived: [{ measure: 'organs', value: '36' }] }))).toMatchObject([{ equal: false }]);
    expect([valueOf({ measure: 'x', value: 0, unit: '个' }), valueOf({ measure: 'x', value: '33', unit: '%', approximate: true }), valueOf(null)]).toEqual(['0 个', '约 33 %', '']);
  });

  it('hold as precisely as is known and no more', () => {
    expect(asOfText({ from: '2019-02-01', to: '2019-02-28', precision: 'month', text: '2019年2月' })).toBe('2019年2月');
    expect(asOfText({ from: null, to: '2020-06-30', precision: 'by-end-of' })).toBe('截至 2020-06-30');
    expect(asOfText({ from: '2018-01-01', to: '2019-05-31', precision: 'range' })).toBe('2018-01-01 至 2019-05-31');
    expect(eventRef({ eventId: 'x', logId: '150302/staffing' })).toMatchObject({ context: 'staffing' });
  });
});

describe('the line of an event', () => {
  it('tells events of one kind apart: whose, what, how many', () => {
    const line = { rank: 'POST_RANK_DEPUTY', role: '副镇长', count: 3, allotment: { id: 'x', level: '科级', owner: { name: '千里山镇', count: 1 } } };
    expect(gistOf(line)).toBe('千里山镇 · 副镇长 · 3 · 副职');
    expect(gistOf({ organName: '千里山镇', units: { named: [{ name: '甲' }, { name: '乙' }, { name: '丙' }, { name: '丁' }] } })).toBe('千里山镇 · 甲、乙等 4 个');
    expect(gistOf({ groupName: '本级党政机构', members: { blocks: [{ id: 'x', label: '党委机构', count: 11 }] } })).toBe('本级党政机构 · 党委机构 11');
    expect(gistOf({ subject: { name: '涉改部门', count: 14 } })).toBe('涉改部门 · 14');
    expect([gistOf(null), gistOf('text'), gistOf({ id: 7 })]).toEqual(['', '', '']);
  });

  it('names the least sure of its sources', () => {
    const [stated, reconstructed, synthetic] = ['PROVENANCE_STATED', 'PROVENANCE_RECONSTRUCTED', 'PROVENANCE_SYNTHETIC'].map((provenance) => ({ provenance }));
    expect(weakestProvenance([stated ?? {}, synthetic ?? {}, reconstructed ?? {}])).toBe('PROVENANCE_SYNTHETIC');
    expect([weakestProvenance([]), weakestProvenance(undefined), weakestProvenance([{}])]).toEqual(['', '', '']);
  });
});

describe('the address and the token', () => {
  it('an address shows the same again', () => {
    const state = { ...emptyState, district: '150302', part: 'A', text: '461 & 编制#=', figure: 'A9' };
    expect(readState(writeState(state))).toEqual(state);
    expect(readState('#figure=A9&unknown=1')).toEqual({ ...emptyState, figure: 'A9' });
  });

  it('what a token says is only shown, and nonsense says nothing', () => {
    const token = `x.${Buffer.from(JSON.stringify({ roles: ['clerk', 7], districts: ['150302'] })).toString('base64url')}.y`;
    expect(claimsOf(token)).toEqual({ roles: ['clerk'], districts: ['150302'] });
    expect(claimsOf('nonsense')).toEqual({ roles: [], districts: [] });
  });
});

describe('the files of the page', () => {
  const read = (name: string): string => readFileSync(join(consoleFolder, name), 'utf8');
  const files = readdirSync(consoleFolder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name).slice(consoleFolder.length + 1)] : []));

  it('need nothing that a strict content security policy forbids', () => {
    const html = read('index.html');
    expect(html).not.toMatch(/<style|style="|\son\w+="|javascript:|https?:\/\//);
    expect([...html.matchAll(/<script\b[^>]*>([^<]*)/g)].map((found) => found[1]?.trim())).toEqual(['']);
    const scripts = files.filter((name) => name.endsWith('.js')).map(read).join('\n');
    expect(scripts).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|setAttribute\('style'|\bstyle: '/);
  });

  it('refer only to files that are there', () => {
    const fromHtml = [...read('index.html').matchAll(/(?:href|src)="([^"#]+)"/g)].map((found) => found[1]);
    const fromScripts = files.filter((name) => name.endsWith('.js')).flatMap((name) => [...read(name).matchAll(/^import .* from '\.\/(.+)';$/gm)].map((found) => `page/${found[1]}`));
    expect(files).toEqual(expect.arrayContaining([...fromHtml, ...fromScripts]));
    expect(fromScripts.length).toBeGreaterThan(20);
  });

  it('have Chinese words for every kind of event', () => {
    const types = contracts.flatMap((contract) => Object.keys(contract.messages));
    expect(types.filter((type) => !(type in eventTypes))).toEqual([]);
  });

  it('have Chinese words for every field of every event, and every code', () => {
    const fields = new Set<string>();
    const codes = new Set<string>();
    const seen = new Set<DescMessage>();
    const walk = (message: DescMessage): void => {
      if (seen.has(message)) return;
      seen.add(message);
      for (const field of message.fields) {
        fields.add(field.jsonName);
        if (field.message !== undefined) walk(field.message);
        for (const { name, number } of field.enum?.values ?? []) if (number !== 0) codes.add(name);
      }
    };
    for (const contract of contracts) for (const message of Object.values(contract.messages)) walk(message);
    expect([...fields].filter((name) => !(name in fieldWords))).toEqual([]);
    expect([...codes].filter((name) => !(name in codeWords))).toEqual([]);
    expect(fields.size).toBeGreaterThan(150);
  });
});
