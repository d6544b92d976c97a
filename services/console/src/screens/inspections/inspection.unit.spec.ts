import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandNames } from '../../command/description.js';
import { placesOf } from '../../command/acts.model.js';
import { demandsOf, evidenceCount, evidenceOf, lastDay, nextActs, partsOf, requestDay, type Inspection, type Step } from './inspection.model.js';

const step = (type: string, on: string, data: Step['data'] = {}): Step => ({ eventId: `${type} ${on}`, type, on, documents: [], data });

const request = step('InspectionRequested', '2020-01-01', { scope: '全区', selfCheckDue: '2020-02-01', submissionDue: '2020-03-01' });
const check = step('InspectionSelfChecked', '2020-01-20', { findings: '无', evidence: [{ title: '自查表' }, { documentId: 'd', title: '台账' }] });
const submission = step('InspectionSubmitted', '2020-02-20', { addressee: '市委编办', evidence: [{ title: '报告' }] });
const demand = (itemId: string) => step('InspectionFollowUpDemanded', '2020-03-01', { itemId, demand: `整改${itemId}`, due: '2020-04-01' });
const done = (itemId: string) => step('InspectionFollowUpDone', '2020-03-20', { itemId, result: '已改' });

const inspection = (stage: Inspection['stage'], ...steps: readonly Step[]): Inspection => ({ inspectionId: 'i', title: '督查', requestedBy: '市委编办', stage, openFollowUps: 0, steps: [...steps] });
const offered = (one: Inspection): readonly string[] => nextActs(one).map(({ act, at }) => [act.replace('reporting.', ''), at['itemId']].filter(Boolean).join(' '));

describe('an inspection', () => {
  it('has its five parts whatever was done, and by when those are due that the request gives a day for', () => {
    expect(partsOf({ steps: [request] }).map(({ name, steps, dueOn }) => [name, steps.length, dueOn])).toEqual([['request', 1, ''], ['self-check', 0, '2020-02-01'], ['submission', 0, '2020-03-01'], ['follow-up', 0, ''], ['closing', 0, '']]);
    expect(partsOf({ steps: [request, check, submission, demand('a'), done('a')] }).map(({ steps, dueOn }) => [steps.length, dueOn])).toEqual([[1, ''], [1, ''], [1, ''], [2, ''], [0, '']]);
  });

  it('tells what was to be put right and what was', () => {
    expect(demandsOf({ steps: [demand('a'), demand('b'), done('b')] })).toEqual([{ itemId: 'a', demand: '整改a', due: '2020-04-01', isDone: false }, { itemId: 'b', demand: '整改b', due: '2020-04-01', isDone: true }]);
  });

  it('has evidence, registered or by its title only', () => {
    expect(evidenceOf(check)).toEqual([{ documentId: '', title: '自查表' }, { documentId: 'd', title: '台账' }]);
    expect([evidenceOf(request), evidenceCount({ steps: [request, check, submission] })]).toEqual([[], 3]);
    expect([requestDay({ steps: [request, check] }), lastDay({ steps: [request, check] }), lastDay({ steps: [] })]).toEqual(['2020-01-01', '2020-01-20', '']);
  });
});

describe('what may be done next on an inspection', () => {
  it('leads from the request to the closing, step by step', () => {
    expect(offered(inspection('requested', request))).toEqual(['self-check-inspection']);
    expect(offered(inspection('self-checked', request, check))).toEqual(['submit-inspection', 'self-check-inspection']);
    expect(offered(inspection('submitted', request, check, submission))).toEqual(['close-inspection', 'demand-inspection-follow-up']);
    expect(offered(inspection('closed', request, check, submission))).toEqual([]);
  });

  it('is no closing while something is not put right: each such thing has an act of its own', () => {
    expect(offered(inspection('follow-up', request, check, submission, demand('a'), demand('b'), done('a')))).toEqual(['finish-inspection-follow-up b', 'demand-inspection-follow-up']);
    expect(offered(inspection('follow-up', request, check, submission, demand('a'), done('a')))).toEqual(['close-inspection', 'demand-inspection-follow-up']);
  });

  it('has a form: the API describes each act, and the address names every place of its path', () => {
    const all = commandNames(JSON.parse(readFileSync(join(import.meta.dirname, '../../../../gateway/openapi.json'), 'utf8')));
    const steps = [request, check, submission, demand('a')];
    const acts = (['requested', 'self-checked', 'submitted', 'follow-up'] as const).flatMap((stage) => [...nextActs(inspection(stage, ...steps)), ...nextActs(inspection(stage, ...steps, done('a')))]);
    expect(new Set(acts.map(({ act }) => act)).size).toBe(5);
    expect(acts.filter(({ act, at }) => JSON.stringify(placesOf(all.find(({ id }) => id === act) ?? { path: '{unknown}' })) !== JSON.stringify(Object.keys(at)))).toEqual([]);
  });
});
