import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay, type DomainEvent } from '@yange/kernel';
import { decideGiven, RowReader, type AnyUseCase, type GivenEvent, type ReferenceList } from '@yange/use-case';
import { putDocumentInForceUseCase } from '../../commands/document/put-document-in-force.use-case.js';
import { mergeOrgansUseCase } from '../../commands/lineage/merge-organs.use-case.js';
import { splitOrganUseCase } from '../../commands/lineage/split-organ.use-case.js';
import { recordReformMethodUseCase } from '../../commands/organ-group/record-reform-method.use-case.js';
import { uncountOrgansUseCase } from '../../commands/organ-group/uncount-organs.use-case.js';
import { abolishInternalUnitsUseCase } from '../../commands/organ-unit/abolish-internal-units.use-case.js';
import { addPlatesUseCase } from '../../commands/organ-unit/add-plates.use-case.js';
import { recordInternalUnitsUseCase } from '../../commands/organ-unit/record-internal-units.use-case.js';
import { setUpByTemplateUseCase } from '../../commands/organ-unit/set-up-by-template.use-case.js';
import { setUpInternalUnitsUseCase } from '../../commands/organ-unit/set-up-internal-units.use-case.js';
import { establishOrganUseCase } from '../../commands/organ/establish-organ.use-case.js';
import { prescribeUnitTemplateUseCase } from '../../commands/record/prescribe-unit-template.use-case.js';
import { findMisfitUseCase } from '../../commands/sanding/find-misfit.use-case.js';
import { unitsTable } from '../../import/units.table.js';
import { internalUnitKinds } from './internal-unit-kinds.js';
import { ruleLevels } from './rule-levels.js';
import { categoriesOf, unitTemplateKinds } from './unit-template-kinds.js';

const [organId, otherId] = [derivedId('one'), derivedId('other')] as [string, string];
const group = '本级党政机构';
const begun = (id: string, name: string, category: string): GivenEvent => ({ stream: `organ/${id}`, event: organisationsContract.make('OrganEstablished', { organId: id, name, category }), effective: onDay('2019-01-01') });
const organs = [begun(organId, '某镇', 'town'), begun(otherId, '某乡', 'town')];

interface Added {
  readonly code: string;
  readonly name: string;
  readonly marks?: readonly string[];
}

/** The table as shipped, with one more entry from that day on. */
const withOne = ({ list, shipped }: ReferenceList, { code, name, marks = [] }: Added, on = '2026-01-01'): GivenEvent => ({
  stream: `reference-list/${list}`, event: organisationsContract.make('ReferenceListSet', { list, entries: [...shipped.map((entry) => ({ ...entry, marks: [...entry.marks] })), { code, name, marks: [...marks], source: '' }] }), effective: onDay(on),
});

const units = { organId, kind: 'nowhere', names: [], count: 1 };
const begins = { name: '某局', category: 'institution' };

describe('words that a document may change', () => {
  it.each<readonly [string, string, AnyUseCase, object]>([
    ['reform-methods', 'begins', establishOrganUseCase, { ...begins, reformMethod: 'nowhere' }],
    ['reform-methods', 'merges', mergeOrgansUseCase, { sources: [organId, otherId], result: { ...begins, reformMethod: 'nowhere' } }],
    ['reform-methods', 'merges blocks', mergeOrgansUseCase, { sources: [organId, otherId], resultId: organId, blocks: [{ group, category: 'institution', label: '所', count: 1, reformedAs: { method: 'nowhere', label: '所' } }] }],
    ['reform-methods', 'splits', splitOrganUseCase, { organId, results: [begins, { ...begins, name: '某站', reformMethod: 'nowhere' }] }],
    ['reform-methods', 'counts', recordReformMethodUseCase, { group, method: 'nowhere', count: 1, label: '所' }],
    ['reform-methods', 'takes out of a count', uncountOrgansUseCase, { group, category: 'institution', label: '所', count: 1, reformedAs: { method: 'nowhere', label: '所' } }],
    ['internal-unit-kinds', 'records units', recordInternalUnitsUseCase, units],
    ['internal-unit-kinds', 'abolishes units', abolishInternalUnitsUseCase, units],
    ['internal-unit-kinds', 'sets up units', setUpInternalUnitsUseCase, units],
    ['internal-unit-kinds', 'prescribes units', prescribeUnitTemplateUseCase, { templateKind: 'town', words: '几办', parts: [{ kind: 'nowhere', count: 1 }] }],
    ['unit-template-kinds', 'prescribes', prescribeUnitTemplateUseCase, { templateKind: 'nowhere', words: '几办', parts: [{ kind: 'office', count: 1 }] }],
    ['unit-template-kinds', 'sets up units of', setUpInternalUnitsUseCase, { ...units, kind: 'office', templateKind: 'nowhere' }],
    ['unit-template-kinds', 'fills up to', setUpByTemplateUseCase, { organId, templateKind: 'nowhere' }],
    ['rule-levels', 'hangs a plate', addPlatesUseCase, { organId, names: ['某站'], legalBasis: '某法', basisLevel: 'nowhere' }],
    ['rule-levels', 'hangs plates by a template', setUpByTemplateUseCase, { organId, templateKind: 'town', legalBasis: '某法', basisLevel: 'nowhere' }],
    ['misfit-kinds', 'finds a misfit', findMisfitUseCase, { organId, kind: 'nowhere', words: '职责交叉' }],
    ['rule-paper-kinds', 'puts in force', putDocumentInForceUseCase, { documentId: otherId, kind: 'nowhere', inForceFrom: '2020-01-01' }],
  ])('are those of the table %s of the day, whoever %s', (list, _who, useCase, body) => {
    expect(() => decideGiven(organs, useCase, body)).toThrow(expect.objectContaining({ rule: 'unknown-code', facts: expect.objectContaining({ list }) }));
  });

  it('are given by their code', () => {
    expect(() => decideGiven(organs, findMisfitUseCase, { organId, kind: 'duty', words: '职责交叉' })).not.toThrow();
    expect(() => decideGiven(organs, addPlatesUseCase, { organId, names: ['某站'], legalBasis: '某法', basisLevel: '中央' })).toThrow();
  });

  it('hold from the day of their table on: a kind of units of the district’s own', () => {
    const given = [...organs, withOne(internalUnitKinds, { code: 'station', name: '站' })];
    const record = (on: string) => () => decideGiven(given, recordInternalUnitsUseCase, { ...units, kind: 'station' }, { effective: onDay(on) }).events.map(({ event }) => event.type);
    expect(record('2026-01-01')()).toEqual(['InternalUnitsRecorded']);
    expect(record('2025-12-31')).toThrow('unknown-code');
  });
});

describe('R7 by the table of levels', () => {
  const plate = { organId, names: ['某站'], legalBasis: '某条例', basisLevel: 'league' };
  it.each([
    [['may-demand-plates'], []],
    [[], ['plate-demanded-from-above']],
  ])('a level of the district’s own with the marks %j: %j', (marks, rules) => {
    const given = [...organs, withOne(ruleLevels, { code: 'league', name: '盟', marks })];
    expect(decideGiven(given, addPlatesUseCase, plate, { effective: onDay('2026-02-01') }).rules).toEqual(rules);
  });

  it('refuses no plate of which nobody says who made the rule', () => {
    expect(decideGiven(organs, addPlatesUseCase, { ...plate, basisLevel: undefined }).rules).toEqual([]);
  });
});

describe('kinds of templates', () => {
  it('hold for the categories of their marks, or for the category of their own code', () => {
    expect(unitTemplateKinds.shipped.map(categoriesOf)).toEqual([['town'], ['street-office']]);
    expect(categoriesOf({ code: 'sumu', name: '苏木', marks: [], source: '' })).toEqual(['sumu']);
  });

  const read = (cells: Readonly<Record<string, string>>, given: readonly GivenEvent[] = []) => {
    const row = new RowReader({ district: '150302', table: unitsTable.name, row: 'X-1' }, { 生效日期: '2026-02-01', 事项: '规定模板', 模板: '镇', 说明: '五办一站', ...cells }, {});
    const { useCase, body } = unitsTable.command(row);
    return { errors: row.errors.map(({ column, rule }) => `${column}: ${rule}`), decide: () => decideGiven(given, useCase, body as object, { effective: onDay('2026-02-01') }).events };
  };

  it('come in rows with kinds of units beside 办, 局, 中心, and go out the same', () => {
    const cells = { 办数: '5', 其他设置: '股室2' };
    const { errors, decide } = read(cells);
    expect(errors).toEqual([]);
    const [told] = decide();
    expect(told?.event).toMatchObject({ type: 'UnitTemplatePrescribed', data: { templateKind: 'town', parts: [{ kind: 'office', count: 5 }, { kind: 'section', count: 2 }] } });
    expect(unitsTable.writers?.write([told?.event as DomainEvent], () => undefined)).toMatchObject(cells);
    expect(read({ 其他设置: '站2' }).errors).toEqual(['其他设置: unknown-code']);
    expect(read({ 其他设置: '股室' }).errors).toEqual(['其他设置: kind-and-number']);
  });
});
