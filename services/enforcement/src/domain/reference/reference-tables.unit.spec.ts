import { AuxiliaryKind, enforcementContract } from '@yange/contracts';
import { derivedId, onDay, type DomainEvent } from '@yange/kernel';
import { decideGiven, RowReader, type AnyUseCase, type GivenEvent, type ReferenceList } from '@yange/use-case';
import { engageAuxiliaryStaffUseCase } from '../../commands/auxiliary/engage-auxiliary-staff.use-case.js';
import { adoptDelegationMethodsUseCase } from '../../commands/powers/adopt-delegation-methods.use-case.js';
import { claimPowersUseCase } from '../../commands/powers/claim-powers.use-case.js';
import { delegatePowersUseCase } from '../../commands/powers/delegate-powers.use-case.js';
import { evaluatePowersUseCase } from '../../commands/powers/evaluate-powers.use-case.js';
import { auxiliaryTable } from '../../import/auxiliary.table.js';
import { bureau, issued, listId, town } from '../power-list/power-list.fixture.js';
import { auxiliaryKinds } from './auxiliary-kinds.js';
import { delegationMethods } from './delegation-methods.js';
import { evaluationResults } from './evaluation-results.js';

/** The table as shipped, with one more entry from 2026 on. */
const withOne = ({ list, shipped }: ReferenceList, code: string, name: string): GivenEvent => ({
  stream: `reference-list/${list}`, event: enforcementContract.make('ReferenceListSet', { list, entries: [...shipped.map((entry) => ({ ...entry, marks: [...entry.marks] })), { code, name }] }), effective: onDay('2026-01-01'),
});

const posts = { kind: 'public-welfare-post', label: '公益性岗位', count: 4 };
const listed = withOne(auxiliaryKinds, 'public-welfare-post', '公益性岗位');

describe('kinds of auxiliary staff', () => {
  const engage = (body: object, on: string, given: readonly GivenEvent[]) => decideGiven(given, engageAuxiliaryStaffUseCase, body, { effective: onDay(on) }).events.map(({ event }) => event);

  it('are those of the table of the day; one that came after the first three is said by its code', () => {
    const [own] = engage(posts, '2026-01-01', [listed]);
    expect(own).toMatchObject({ type: 'AuxiliaryStaffEngaged', data: { kind: AuxiliaryKind.UNSPECIFIED, kindCode: 'public-welfare-post' } });
    expect(() => engage(posts, '2025-12-31', [listed])).toThrow(expect.objectContaining({ rule: 'unknown-code', facts: expect.objectContaining({ list: 'auxiliary-kinds' }) }));
    expect(engage({ ...posts, kind: 'hired' }, '2026-01-01', [])[0]).toMatchObject({ data: { kind: AuxiliaryKind.HIRED, kindCode: '' } });
  });

  it('are told apart: the same label of another kind is another block, told again it is nothing new', () => {
    const told = { stream: 'auxiliary-force', event: enforcementContract.make('AuxiliaryStaffEngaged', { kindCode: posts.kind, staff: { id: 'b-1', label: posts.label, count: posts.count } }), effective: onDay('2026-01-01') };
    expect(engage(posts, '2026-01-01', [listed, told])).toEqual([]);
    const blockOf = (kind: string): string => (engage({ ...posts, kind }, '2026-02-01', [listed, told])[0]?.data as { staff: { id: string } }).staff.id;
    expect(blockOf(posts.kind)).toBe('b-1');
    expect(blockOf('hired')).not.toBe('b-1');
  });

  it('come in rows by name and go out so that they come in again', () => {
    const cells = { 事项: '增加', 类别: '聘用', 名称: '稽查员', 人数: '3' };
    const row = new RowReader({ district: '150302', table: auxiliaryTable.name, row: 'X-1' }, { 生效日期: '2026-02-01', ...cells }, {});
    const { useCase, body } = auxiliaryTable.command(row);
    expect(row.errors).toEqual([]);
    const [told] = decideGiven([], useCase, body as object, { effective: onDay('2026-02-01') }).events;
    expect(auxiliaryTable.writers?.write([told?.event as DomainEvent], () => undefined)).toEqual(cells);
    expect(auxiliaryTable.writers?.write(engage(posts, '2026-01-01', [listed]), () => undefined)).toMatchObject({ 类别: 'public-welfare-post' });
  });
});

describe('results of an evaluation', () => {
  const evaluation = { listId: derivedId('list'), unit: { id: derivedId('unit'), name: '某镇' }, evaluatedBy: { id: derivedId('bureau'), name: '某局' }, periodFrom: '2026-01-01', periodTo: '2026-06-30', result: 'partly-fit' };

  it('are those of the table of the day', () => {
    const evaluate = (on: string) => () => decideGiven([withOne(evaluationResults, 'partly-fit', '部分适宜')], evaluatePowersUseCase, evaluation, { effective: onDay(on) });
    expect(evaluate('2025-12-31')).toThrow(expect.objectContaining({ rule: 'unknown-code', facts: expect.objectContaining({ list: 'evaluation-results' }) }));
    expect(evaluate('2026-07-01')).toThrow('list-not-in-force');
  });
});

describe('methods of delegation', () => {
  const decided = (useCase: AnyUseCase, body: object, on: string, given: readonly GivenEvent[]) => decideGiven(given, useCase, { listId, ...body }, { effective: onDay(on) }).events.map(({ event }) => event);
  const told = (event: DomainEvent | undefined, on: string): GivenEvent => ({ stream: `power-list/${listId}`, event: event as DomainEvent, effective: onDay(on) });
  const unknown = expect.objectContaining({ rule: 'unknown-code', facts: expect.objectContaining({ list: 'delegation-methods' }) });
  const claim = { unit: town, kind: 'other', items: { named: ['检查'] } };
  const delegation = { unit: town, items: ['检查'], delegatedBy: bureau, legalReview: '已审查', procedure: '已规定' };

  it('are adopted from the table of the day, by code or as papers write them', () => {
    expect(decided(adoptDelegationMethodsUseCase, { methods: ['confirm', '交办', '确认'] }, '2020-06-30', [issued])).toMatchObject([{ data: { methods: [{ name: '确认' }, { name: '交办' }] } }]);
    expect(() => decided(adoptDelegationMethodsUseCase, { methods: ['代管'] }, '2020-06-30', [issued])).toThrow(unknown);
    const listed = withOne(delegationMethods, 'manage-for', '代管');
    expect(() => decided(adoptDelegationMethodsUseCase, { methods: ['代管'] }, '2025-12-31', [issued, listed])).toThrow(unknown);
    expect(decided(adoptDelegationMethodsUseCase, { methods: ['代管'] }, '2026-01-01', [issued, listed])).toMatchObject([{ data: { methods: [{ name: '代管' }] } }]);
  });

  it('are what a claim and a delegation name, as long as the table has them; under another name they stay adopted', () => {
    const [adopted] = decided(adoptDelegationMethodsUseCase, { methods: ['交办'] }, '2020-06-30', [issued]);
    const given = [issued, told(adopted, '2020-06-30')];
    const claimed = [...given, told(decided(claimPowersUseCase, { ...claim, method: 'assign' }, '2020-07-01', given)[0], '2020-07-01')];
    expect(claimed.at(-1)?.event).toMatchObject({ type: 'PowersClaimed', data: { method: '交办' } });
    const delegate = (method: string, on: string, past: readonly GivenEvent[] = claimed) => decided(delegatePowersUseCase, { ...delegation, method }, on, past);
    expect(delegate('交办', '2025-12-31')).toMatchObject([{ data: { method: '交办' } }]);
    expect(() => delegate('代管', '2025-12-31')).toThrow(unknown);
    expect(() => delegate('委托', '2025-12-31')).toThrow(expect.objectContaining({ rule: 'unknown-method', facts: { method: 'entrust' } }));
    const renamed: GivenEvent = { stream: 'reference-list/delegation-methods', event: enforcementContract.make('ReferenceListSet', { list: 'delegation-methods', entries: [{ code: 'assign', name: '交办（行政委托）' }] }), effective: onDay('2026-01-01') };
    expect(() => delegate('交办', '2026-01-01', [...claimed, renamed])).toThrow(unknown);
    expect(delegate('assign', '2026-01-01', [...claimed, renamed])).toMatchObject([{ data: { method: '交办（行政委托）' } }]);
    expect(() => delegate('confirm', '2026-01-01', [...claimed, renamed])).toThrow(unknown);
    expect(decided(adoptDelegationMethodsUseCase, { methods: ['assign'] }, '2026-01-01', [...claimed, renamed])).toEqual([]);
  });
});
