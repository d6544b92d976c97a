import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandNames } from '../command/description.js';
import { placesOf } from '../command/acts.model.js';
import { listingNamed } from '../command/thing.model.js';
import { mended, mendingActs, nextSteps } from './next-step.model.js';
import { problemsIn, tallyOf, type Answers } from './problem.model.js';

interface Described {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly parameters?: readonly { readonly name: string; readonly schema?: { readonly enum?: readonly string[] } }[] } }>>;
}

const document = JSON.parse(readFileSync(join(import.meta.dirname, '../../../gateway/openapi.json'), 'utf8')) as Described;
const rulesOf = (door: string): readonly string[] => document.paths[`/v1/districts/{district}/${door}`]?.get?.parameters?.find(({ name }) => name === 'rule')?.schema?.enum ?? [];

/** Rules of staffing that a decision breaks and no state of affairs does: nothing is wrong afterwards that a day could show. */
const ofActsOnly = [
  'quota-not-with-people', 'batch-exhausted', 'transfer-not-of-batch', 'transferred-from-nowhere', 'posts-taken-twice', 'concurrent-without-post', 'person-counted-twice', 'personal-data-in-use', 'permit-without-request',
  'permit-by-one-approver', 'own-permit-request', 'permit-over-request', 'own-permit', 'entry-from-outside', 'permit-expired', 'batch-not-placed', 'secondment-without-end', 'seconded-not-on-books', 'seconded-twice',
  'more-back-than-away', 'evidence-unregistered', 'cap-of-another', 'raised-cap-overused', 'issue-without-deadline', 'absorbed-over-excess', 'absorb-means', 'remaining-differs', 'plan-over-remaining',
];

const rule = { title: { zh: '规则', en: 'the rule' }, source: { kind: 'article' as const, zh: '第六条', en: 'article 6' } };
const said = { zh: '某事', en: 'something', since: '2020-01-01', eventId: 'e' };

const organFinding = { ...rule, ...said, rule: 'under-ended-parent', organId: 'o', name: '某局' };
const overQuota = { ...rule, ...said, rule: 'over-quota', problem: '超编', organId: 'o', ownerName: '某局', kind: 'administrative', level: null, number: 2, item: null };
const leftCall = { ...rule, ...said, rule: 'work-of-ended-organ', kind: 'calls', organId: 'o', name: '某办', endedOn: '2020-01-01', number: 1, things: [{ id: 'call', name: '某事', number: 1 }], successors: [] };

const answers = {
  organisations: { asOf: '2020-06-30', findings: [organFinding], divisions: [{ ...organFinding, rule: 'in-ended-division' }], ranks: [] },
  staffing: { asOf: '2020-06-30', findings: [overQuota, { ...overQuota, rule: 'permit-first', problem: '规则', organId: null, eventId: null }] },
  enforcement: { asOf: '2020-06-30', findings: [{ ...leftCall, rule: 'team-of-ended-organ', kind: 'teams' }] },
  grid: { asOf: '2020-06-30', findings: [leftCall] },
  reporting: { findings: [{ rule: 'parts-leave-rest', figures: ['A1', 'A2'], text: { zh: '对不上', en: 'contradicts' } }], positions: {} },
} as unknown as Required<Answers>;

describe('what is wrong, as one list', () => {
  it('holds what every service found, each with its service, and a number of each', () => {
    const all = problemsIn(answers);
    expect(all.map(({ service, rule: id, subject, number }) => [service, id, subject, number])).toEqual([
      ['organisations', 'under-ended-parent', '某局', null], ['organisations', 'in-ended-division', '某局', null], ['staffing', 'over-quota', '某局', 2], ['staffing', 'permit-first', '某局', 2],
      ['enforcement', 'team-of-ended-organ', '某办', 1], ['grid', 'work-of-ended-organ', '某办', 1], ['reporting', 'parts-leave-rest', 'A1、A2', null],
    ]);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    expect(tallyOf(answers)).toEqual({ organisations: 2, staffing: 2, enforcement: 1, grid: 1, reporting: 1 });
  });

  it('lacks what a service that is away would tell, and says nothing in its place', () => {
    const { staffing: _away, ...rest } = answers;
    expect([problemsIn(rest).length, tallyOf(rest).staffing]).toEqual([5, null]);
  });

  it('tells for each what to do next: the act with what it is about, the ledger where it has a word for it, the figures that contradict', () => {
    const [under, , over, unpermitted, , call, figures] = problemsIn(answers);
    expect(under?.steps[0]).toEqual({ act: 'organisations.move-under-successor', at: { organId: 'o' } });
    expect([over?.isForLedger, unpermitted?.isForLedger]).toEqual([true, false]);
    expect(call?.steps).toEqual([{ act: 'grid.hand-over-ended-organ', at: { organId: 'o' } }, { act: 'grid.close-call', at: { callId: 'call' } }]);
    expect([figures?.figures, figures?.steps]).toEqual([['A1', 'A2'], []]);
    expect([unpermitted?.organId, unpermitted?.eventId]).toEqual(['', '']);
  });

  it('names one of several things in no form: which one is chosen there', () => {
    expect(nextSteps({ rule: 'work-of-ended-organ', kind: 'calls', thing: '', organId: 'o' }).at(-1)).toEqual({ act: 'grid.close-call', at: {} });
  });
});

describe('what to do next', () => {
  it('is known of every rule that a service may find broken', () => {
    const found = [...rulesOf('organisations/organ-findings'), ...rulesOf('staffing/establishment-findings'), ...rulesOf('enforcement/enforcement-findings'), ...rulesOf('grid/grid-findings')];
    expect(found.length).toBeGreaterThan(50);
    expect(found.filter((id) => !mended.some((one) => one.split(' ')[0] === id) && !ofActsOnly.includes(id))).toEqual([]);
    expect([...mended.map((one) => one.split(' ')[0] ?? ''), ...ofActsOnly].filter((id) => !found.includes(id))).toEqual([]);
  });

  it('is an act that the platform has, about things that are known or chosen from a list', () => {
    const acts = new Map(commandNames(document).map((one) => [one.id, one]));
    expect(mendingActs.filter((id) => !acts.has(id))).toEqual([]);
    const unknown = mendingActs.flatMap((id) => placesOf(acts.get(id) ?? { path: '' }).filter((place) => listingNamed(id, place) === undefined).map((place) => `${id} ${place}`));
    expect(unknown).toEqual([]);
  });
});
