import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolesWith } from '@yange/auth/rights';
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
