import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProblemDocument } from '@yange/api-client';
import { commandOf } from './description.js';
import { bodyOf, complaintsAt, fieldsOf, lacking, type Command } from './command.model.js';

const document: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../gateway/openapi.json'), 'utf8'));
const command = (id: string): Command => commandOf(document, id);
const fields = (id: string, given: readonly string[] = []): readonly string[] => fieldsOf(command(id), { given }).map(({ pointer, kind, isRequired }) => `${pointer} ${kind}${isRequired ? ' *' : ''}`);

describe('a form of a command', () => {
  it('asks for what the API describes: what has to be said, the day, the documents, then what may be said', () => {
    expect(fields('grid.raise-call')).toEqual(['/caller organ *', '/matter long *', '/called organs *', '/effective when', '/documents documents', '/ground text', '/number text']);
    expect(fields('enforcement.claim-powers', ['/unit'])).toEqual(['/kind choice *', '/items/named texts', '/items/counted number', '/effective when *', '/documents documents', '/method text']);
    expect(fieldsOf(command('staffing.close-issues'), { given: ['/ledger', '/kind', '/raisedBy'], upFront: ['/evidence'] }).map(({ pointer }) => pointer)).toEqual(['/evidence', '/effective', '/documents', '/count', '/means']);
    expect(fields('grid.review-call', ['/department', '/documents'])).toEqual(['/passed flag *', '/effective when', '/words long']);
  });

  it('marks what a rule asks for though the description lets it be left out: documents of a live change, the decision of what has to be approved', () => {
    const ruled = (id: string): unknown => fieldsOf(command(id)).flatMap(({ pointer, rule, isRequired }) => (rule === undefined ? [] : [[pointer, rule, isRequired]]));
    expect(ruled('organisations.rename-organ')).toEqual([['/decision', 'decision-required', false], ['/documents', 'document-required', false]]);
    expect(ruled('enforcement.claim-powers')).toEqual([['/documents', 'document-required', false]]);
    // A motion is the beginning of a paper, a call is one itself, and what keeps the log changes no institution.
    expect([ruled('organisations.make-motion'), ruled('grid.raise-call'), ruled('grid.propose-slip-correction'), ruled('grid.save-draft')]).toEqual([[], [], [], []]);
  });

  it.each(['make-motion', 'file-argument', 'return-motion', 'revise-motion', 'withdraw-motion'])('asks for no document where the page of motions hides the field: %s', (name) => {
    expect(fieldsOf(command(`organisations.${name}`)).filter(({ pointer, rule }) => pointer === '/documents' && rule !== undefined)).toEqual([]);
  });

  it('wants nothing of what may be left out as a whole', () => {
    const asked = fieldsOf(command('organisations.take-decision'), { given: ['/version', '/contentHash'], upFront: ['/minutes', '/reason'] });
    expect(asked.filter(({ pointer }) => pointer.startsWith('/meeting/')).map(({ pointer, isRequired, isAside }) => [pointer, isRequired, isAside])).toEqual([['/meeting/body', false, true], ['/meeting/year', false, true], ['/meeting/ordinal', false, true]]);
    expect(lacking(asked, { '/outcome': 'to-city', '/effective': '2026-01-01' })).toEqual([]);
  });

  it('knows title, right, path and whether a version is taken; a command that there is not stops the build', () => {
    expect(command('grid.sign-call')).toMatchObject({ title: { zh: '签收呼叫', en: 'Take a call on' }, right: 'calls.answer', path: '/v1/districts/{district}/grid/calls/{callId}/signatures', isConditional: true });
    expect(command('grid.annul-event').isConditional).toBe(false);
    expect(() => command('grid.no-such')).toThrow('grid.no-such');
  });

  it('sends what was filled in and nothing else', () => {
    const values = { '/items/counted': 3, '/items/named': ['占道经营', ''], '/words': '', '/documents': [{ number: '海党编发〔2026〕1号', title: '' }], '/passed': false };
    expect(bodyOf(values, { unit: { id: 'u', name: '海北街道' } })).toEqual({ unit: { id: 'u', name: '海北街道' }, items: { counted: 3, named: ['占道经营'] }, documents: [{ number: '海党编发〔2026〕1号' }], passed: false });
  });

  it('wants what is required before it asks the service; no and nought are answers', () => {
    const asked = fieldsOf(command('grid.review-call'), { given: ['/department'] });
    expect([lacking(asked, {}), lacking(asked, { '/passed': false })]).toEqual([['/passed'], []]);
  });
});

describe('what a service refuses', () => {
  const words = { zh: '不行', en: 'no' };
  const problem = (more: Partial<ProblemDocument>): ProblemDocument => ({ type: 'urn:yange:problem:x', title: '', status: 422, detail: '', code: 'x', words: { title: words, detail: words }, ...more });
  const asked = fieldsOf(command('enforcement.claim-powers'));
  const rule = { id: 'r', title: words, source: { kind: 'article' as const, zh: '条例第三条', en: 'article 3' } };
  const places = (given: Partial<ProblemDocument>): readonly string[] => [...complaintsAt(problem(given), asked).keys()];

  it('is said at the field that it names, with the rule and where that comes from', () => {
    const errors = [{ pointer: '/items/counted', code: 'c', detail: 'd', words }, { pointer: '/documents/0/number', code: 'c', detail: 'd', words }, { pointer: '/elsewhere', code: 'c', detail: 'd', words }];
    expect(places({ errors })).toEqual(['/items/counted', '/documents', '']);
    expect(complaintsAt(problem({ errors, rule }), asked).get('/documents')).toEqual([{ words, rule: 'r', source: { zh: '条例第三条', en: 'article 3' } }]);
    expect(complaintsAt(problem({ errors }), asked).get('')?.[0]?.words.zh).toBe('/elsewhere 不行');
  });

  it('is said at the decision where a rule is about it, and the form asks for one', () => {
    const renaming = fieldsOf(command('organisations.rename-organ'));
    expect(renaming.find(({ pointer }) => pointer === '/decision')).toMatchObject({ kind: 'thing', isRequired: false });
    expect([...complaintsAt(problem({ code: 'decision-required', rule }), renaming).keys(), ...complaintsAt(problem({ code: 'decision-required', rule }), asked).keys()]).toEqual(['/decision', '']);
    expect(fieldsOf(command('grid.raise-call')).some(({ pointer }) => pointer === '/decision')).toBe(false);
  });

  it('is said at the document where a rule is about it, at the field that its facts name, or above all', () => {
    expect([places({ code: 'document-number', rule }), places({ rule, facts: { kind: 'penalty' } }), places({ rule })]).toEqual([['/documents'], ['/kind'], ['']]);
  });
});
