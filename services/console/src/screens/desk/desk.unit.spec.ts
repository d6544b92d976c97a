import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { homeOf, screens } from '../../frame/screens.js';
import { isOfMotion, warningsOf, type Due } from './desk.model.js';
import { kindsIn, spansOf, standInsOf, standsInFor, wayOf } from './my-dues.model.js';

interface Described {
  readonly paths: Readonly<Record<string, { readonly post?: { readonly operationId: string } }>>;
  readonly components: { readonly schemas: { readonly 'reporting.DueKinds': { readonly properties: { readonly kinds: { readonly items: { readonly properties: { readonly kind: { readonly enum: readonly string[] } } } } } } } };
}

const document = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../gateway/openapi.json'), 'utf8')) as Described;

const due = (itemId: string, light: string): Due => ({ itemId, light }) as Due;

describe('a desk', () => {
  it('warns of what is overdue before what is due soon, and of nothing else', () => {
    expect(warningsOf([due('a', 'yellow'), due('b', 'green'), due('c', 'red'), due('d', 'none'), due('e', 'red')]).map(({ itemId }) => itemId)).toEqual(['c', 'e', 'a']);
  });

  it('leads to the motions where one of them is due', () => {
    expect([isOfMotion({ context: 'organisations', kind: 'city-reply' }), isOfMotion({ context: 'organisations', kind: 'organ-opening' }), isOfMotion({ context: 'grid', kind: 'city-reply' })]).toEqual([true, false, false]);
  });

  it('lists what is up to somebody by the working days that are left', () => {
    const on = (itemId: string, light: string, workingDaysLeft: number | null) => ({ itemId, light, workingDaysLeft, dueOn: workingDaysLeft === null ? null : '2026-09-01', kind: 'k', kindWords: { zh: '', en: '' } }) as Due;
    const listed = spansOf([on('a', 'red', -1), on('b', 'red', 0), on('c', 'yellow', 0), on('d', 'green', 5), on('e', 'yellow', 6), on('f', 'none', null)]);
    expect(listed.map(({ span, dues }) => [span, dues.map(({ itemId }) => itemId)])).toEqual([['overdue', ['a', 'b']], ['soon', ['c', 'd']], ['later', ['e']], ['open', ['f']]]);
    expect(spansOf([])).toEqual([]);
  });

  it('counts the kinds that there are', () => {
    const of = (kind: string) => ({ kind, kindWords: { zh: kind, en: kind } }) as Due;
    expect(kindsIn([of('b'), of('a'), of('b'), of('c')]).map(({ kind, count }) => `${kind} ${count}`)).toEqual(['b 2', 'a 1', 'c 1']);
  });

  it('says for whom one stands in, and who stands in for oneself', () => {
    const one = { deputies: [{ person: 'zhang', deputy: 'li' }, { person: 'li', deputy: 'wang' }] };
    expect([standsInFor(one, 'li'), standInsOf(one, 'li'), standsInFor(one, 'wang'), standInsOf(one, 'zhao')]).toEqual([['zhang'], ['wang'], ['li'], []]);
  });

  it('knows for every kind of open work where it is dealt with: a screen that there is, or an act of the API', () => {
    const acts = new Set(Object.values(document.paths).map(({ post }) => post?.operationId));
    const kinds = document.components.schemas['reporting.DueKinds'].properties.kinds.items.properties.kind.enum;
    expect(kinds.length).toBeGreaterThan(30);
    const ways = kinds.map((kind) => [kind, wayOf({ context: /^motion|^city-reply|^implementation/.test(kind) ? 'organisations' : 'staffing', kind })] as const);
    const wrong = ways.filter(([, way]) => way === null || ('screen' in way ? !screens.some(({ path }) => path === way.screen) : !acts.has(way.act)));
    expect(wrong).toEqual([]);
  });

  it('is where a clerk begins; leaders, the audit and operators begin with the overview', () => {
    expect([['clerk'], ['township'], ['bureau'], ['approver'], ['auditor'], ['operator'], ['approver', 'clerk'], []].map(homeOf)).toEqual(['desk', 'desk', 'desk', 'overview', 'overview', 'overview', 'overview', 'overview']);
  });
});
