import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolesWith } from '@yange/auth/rights';
import { screens } from '../frame/screens.js';
import { commandNames, commandOf } from './description.js';
import { fieldsOf, partsOf, type Field, type Schema } from './command.model.js';
import { actsAbout, headingOf, isMeant, offeredActs, placesOf, underHeadings } from './acts.model.js';
import { labelOf } from './label-of.js';

const document: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../gateway/openapi.json'), 'utf8'));
const all = commandNames(document);
const offeredTo = (role: ReturnType<typeof rolesWith>[number]): readonly string[] => offeredActs(all, (right) => rolesWith(right).includes(role)).map(({ id }) => id);

describe('what somebody may do', () => {
  it('is everything that the role has the right to, and nothing else', () => {
    const clerk = offeredTo('clerk');
    expect(clerk).toEqual(expect.arrayContaining(['organisations.rename-organ', 'staffing.approve-quota', 'enforcement.delegate-powers', 'grid.raise-call', 'reporting.request-inspection']));
    expect(clerk.filter((id) => ['staffing.grant-use-permit', 'organisations.take-decision'].includes(id))).toEqual([]);
    expect(offeredTo('approver')).toContain('staffing.grant-use-permit');
    expect(offeredTo('auditor')).toEqual([]);
  });

  it('leaves out what stands at a draft, an event or a report, and what a page must not keep', () => {
    const offered = offeredActs(all, () => true).map(({ id }) => id);
    expect(offered.filter((id) => /draft|slip-correction|annul-event|freeze|personal-data|what-if|import|uploads/.test(id))).toEqual([]);
    expect(offered.length).toBeGreaterThan(290);
  });

  it('stands under a heading that has words, each once', () => {
    expect(offeredActs(all, () => true).filter((act) => headingOf(act) === undefined).map(({ id }) => id)).toEqual([]);
    const headings = underHeadings(offeredActs(all, () => true));
    expect(new Set(headings.map(({ words }) => words.zh)).size).toBe(headings.length);
    expect(headings.flatMap(({ acts }) => acts)).toHaveLength(offeredActs(all, () => true).length);
  });

  it('is found by any of its words', () => {
    const found = (typed: string): readonly string[] => all.filter((act) => isMeant(act, typed)).map(({ id }) => id);
    expect(found('机构更名')).toEqual(['organisations.rename-organ']);
    expect(found('permit extend')).toEqual([]);
    expect(found('Rename ORGAN')).toEqual(['organisations.rename-organ']);
  });

  it('is offered at the thing that it is about, where it is about that alone', () => {
    const about = (place: string): readonly string[] => actsAbout(offeredActs(all, () => true), place).map(({ id }) => id);
    expect(about('organId')).toEqual(expect.arrayContaining(['organisations.rename-organ', 'organisations.abolish-organ', 'organisations.split-organ', 'organisations.revise-sanding']));
    expect(about('organId')).not.toContain('organisations.correct-misfit');
    expect(about('documentId')).toEqual(expect.arrayContaining(['organisations.put-document-in-force', 'organisations.repeal-document']));
  });

  it('is about what its path names', () => {
    expect(placesOf({ path: '/v1/districts/{district}/grid/area-units/{areaUnitId}/pledges/{pledgeId}/settlements' })).toEqual(['areaUnitId', 'pledgeId']);
  });
});

const roles = ['clerk', 'reviewer', 'approver', 'township', 'bureau', 'city-approver', 'auditor', 'operator'] as const;

describe('what a role may not do', () => {
  const rightOf = new Map(all.map(({ id, right }) => [id, right]));

  it.each(roles)('is not offered to %s', (role) => {
    const offered = offeredTo(role);
    expect(offered.filter((id) => !rolesWith(rightOf.get(id) ?? '').includes(role))).toEqual([]);
    // Nor is anything kept back: what is open to the role is offered, but for what stands elsewhere.
    expect(offered).toEqual(offeredActs(all, () => true).filter(({ right }) => rolesWith(right).includes(role)).map(({ id }) => id));
  });

  it('differs from role to role', () => {
    expect(Object.fromEntries(roles.map((role) => [role, offeredTo(role).length > 0]))).toEqual({ clerk: true, reviewer: true, approver: true, township: true, bureau: true, 'city-approver': true, auditor: false, operator: false });
    const onlyApprover = offeredTo('approver').filter((id) => roles.every((role) => role === 'approver' || !offeredTo(role).includes(id)));
    expect(onlyApprover).toEqual(expect.arrayContaining(['staffing.grant-use-permit', 'organisations.take-decision']));
  });

  it('is asked for where the page calls a door by itself: the right stands in the folder that calls, or in the menu', () => {
    const doors = (document as { readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly 'x-right'?: string }>>>> }).paths;
    const root = join(import.meta.dirname, '..');
    const guarded = (folder: string): string => globSync(join(folder, '*.{ts,tsx}')).map((file) => readFileSync(file, 'utf8')).join('\n');
    const called = globSync(join(root, '**/*.{ts,tsx}')).filter((file) => !file.includes('.spec.')).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/api\.(POST|DELETE|PUT)\('([^']+)'/g)].map(([, method = '', path = '']) => ({ file, path, right: doors[path]?.[method.toLowerCase()]?.['x-right'] ?? 'read' })));
    expect(called.length).toBeGreaterThan(10);
    const menu = readFileSync(join(root, 'frame/screens.ts'), 'utf8');
    const open = called.filter(({ right }) => right !== 'read').filter(({ file, right }) => !guarded(dirname(file)).includes(`'${right}'`) && !new RegExp(`rolesWith\\('${right}'\\).*screens/${dirname(file).split('/').at(-1) ?? ''}/`).test(menu));
    expect(open.map(({ file, path, right }) => `${file.slice(root.length + 1)}: ${path} asks for ${right}`)).toEqual([]);
    expect(screens.find(({ path }) => path === 'imports')?.roles).toEqual(['clerk', 'approver']);
  });
});

/** What has to be said according to the description, as pointers; arrays by their own. */
const required = (schema: Schema, at = ''): readonly string[] =>
  Object.entries(schema.properties ?? {}).filter(([key]) => (schema.required ?? []).includes(key)).flatMap(([key, value]) => {
    const own = `${at}/${key}`;
    const deeper = value.type === 'array' ? required(value.items ?? {}, own) : required(value, own);
    return deeper.length === 0 ? [own] : deeper;
  });

const asked = (fields: readonly Field[]): readonly string[] => fields.flatMap((field) => (field.kind === 'parts' ? [field.pointer, ...asked(partsOf(field, true))] : [field.pointer]));

describe('the form of each', () => {
  it.each(offeredActs(all, () => true).map(({ id }) => id))('%s asks for all that has to be said', (id) => {
    const command = commandOf(document, id);
    const pointers = asked(fieldsOf(command, { isWhole: true }));
    expect(required(command.body).filter((pointer) => !pointers.some((one) => pointer === one || pointer.startsWith(`${one}/`) || one.startsWith(`${pointer}/`)))).toEqual([]);
  });

  it('names each field and each place in the words of a clerk', () => {
    const unnamed = offeredActs(all, () => true).flatMap((act) => {
      const pointers = [...placesOf(act).map((place) => `/${place}`), ...asked(fieldsOf(commandOf(document, act.id), { isWhole: true }))];
      return pointers.filter((pointer) => !/\p{Script=Han}/u.test(labelOf(act.id, pointer).zh.split(' · ').at(-1) ?? '')).map((pointer) => pointer.split('/').at(-1) ?? '');
    });
    expect([...new Set(unnamed)].sort()).toEqual([]);
  });
});
