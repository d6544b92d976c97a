import { AuxiliaryKind, enforcementContract, PowerKind } from '@yange/contracts';
import type { DomainEvent } from '@yange/kernel';
import { eachDay } from '@yange/projections';
import fc from 'fast-check';
import { auxiliaryForce } from '../domain/auxiliary/auxiliary.aggregate.js';
import { fieldRegister } from '../domain/field/field.aggregate.js';
import { handover } from '../domain/handover/handover.aggregate.js';
import { reasonsAgainst } from '../domain/power-list/eligibility.rule.js';
import { powerKindRegister } from '../domain/power-list/power-kinds.aggregate.js';
import { powerList } from '../domain/power-list/power-list.aggregate.js';
import { claimedBy } from '../domain/power-list/power-list.state.js';
import { teamPractice } from '../domain/team-practice/team-practice.aggregate.js';
import { teamRegister } from '../domain/team/team.aggregate.js';
import { handoverFold } from './powers/handover.fold.js';
import { reasonsShown } from '../queries/power-eligibility.reading.js';
import { powerKindsFold } from './powers/power-item.fold.js';
import { powerListFold } from './powers/power-list.fold.js';
import { auxiliaryFold } from './teams/auxiliary.fold.js';
import { fieldFold } from './teams/field.fold.js';
import { teamPracticeFold } from './teams/team-practice.fold.js';
import { teamFold } from './teams/team.fold.js';

const make = enforcementContract.make;
const count = fc.nat({ max: 9 });
const id = (...ids: readonly string[]) => fc.constantFrom(...ids);
const members = fc.record({
  named: fc.array(fc.record({ id: id('t1', 't2'), name: id('甲', '乙') }), { maxLength: 2 }),
  blocks: fc.array(fc.record({ id: id('b', 'c'), label: id('队伍'), count }), { maxLength: 2 }),
});
const organ = fc.record({ organId: id('o1', 'o2'), name: id('街道') });

const teamEvents = fc.oneof(
  fc.record({ teams: members, field: id('', '能源'), parent: organ }).map((data) => make('TeamsEstablished', data)),
  fc.record({ sources: members, results: members }).map((data) => make('TeamsMerged', data)),
  fc.record({ teams: members, parent: organ }).map((data) => make('TeamsReparented', data)),
  fc.record({ team: fc.record({ id: id('t1', 't2', 't3'), name: id('丙'), drawnFrom: id('b', 'c') }), reading: id('', '丁'), field: id('能源') }).map((data) => make('TeamNamed', data)),
  fc.record({ teamId: id('t1', 't2'), newName: id('戊') }).map((naming) => make('TeamsRenamed', { namings: [naming] })),
  members.map((teams) => make('TeamsTransferredUp', { teams })),
  members.map((teams) => make('TeamsAbolished', { teams })),
);

const itemTexts = fc.record({
  name: id('甲', '乙'), kind: id('penalty', 'inspection'), needsEnforcementBody: fc.boolean(), basisFrom: id('', '2020-01-02'), basisTo: id('', '2020-01-03'), vertical: fc.boolean(), level: id('', 'town', 'district'), expertise: id('', '电梯'),
});

const powerEvents = fc.oneof(
  fc.record({ version: fc.integer({ min: 1, max: 3 }), items: fc.record({ count }) }).map((data) => make('PowerListIssued', data)),
  fc.record({ version: fc.integer({ min: 1, max: 3 }), items: fc.record({ count }), penalty: count }).map(({ version, items, penalty }) =>
    make('PowerListRevised', { version, items, parts: [{ kind: PowerKind.PENALTY, items: { count: penalty } }] }),
  ),
  fc.record({ unit: organ, exists: fc.boolean() }).map((data) => make('EnforcementBodyDetermined', data)),
  fc.record({ unit: organ, items: members, kind: fc.constantFrom(PowerKind.PENALTY, PowerKind.OTHER, PowerKind.UNSPECIFIED) }).map((data) => make('PowersClaimed', data)),
  fc.record({ unit: organ, items: members, kind: fc.constantFrom(PowerKind.PENALTY, PowerKind.UNSPECIFIED) }).map((data) => make('PowersClaimRevoked', data)),
  fc.record({ unit: organ, count }).map((data) => make('ClaimListPublished', data)),
  fc.record({ unit: organ, level: id('town', 'district'), expertise: fc.subarray(['电梯', '食品']) }).map((data) => make('UnitCapacityDetermined', data)),
  fc.array(itemTexts, { maxLength: 2 }).map((items) => make('PowerItemsDescribed', { items })),
  fc.record({ unit: organ, items: fc.array(fc.record({ name: id('甲', '乙') }), { maxLength: 2 }), method: id('确认'), until: id('', '2020-01-02') }).map((data) => make('PowersDelegated', data)),
  id('甲', '乙').map((name) => make('PowerItemsWithdrawn', { items: [{ name }] })),
  fc.array(fc.record({ name: id('确认', '交办') }), { maxLength: 2 }).map((methods) => make('DelegationMethodsAdopted', { methods })),
);

const fieldEvents = fc.oneof(
  fc.array(fc.record({ id: id('f1', 'f2'), name: id('市场') }), { maxLength: 2 }).map((fields) => make('EnforcementFieldsListed', { fields })),
  id('f1', 'f2').map((fieldId) => make('EnforcementFieldHeld', { fieldId, field: '市场' })),
  id('f1', 'f2').map((fieldId) => make('EnforcementFieldGivenUp', { fieldId, field: '市场' })),
);

const staffEvents = fc.oneof(
  count.map((n) => make('AuxiliaryStaffEngaged', { kind: AuxiliaryKind.HIRED, staff: { id: 'b', label: '稽查员', count: n } })),
  count.map((n) => make('AuxiliaryStaffLeft', { blockId: 'b', label: '稽查员', count: n })),
);

const equipmentEvents = fc.oneof(
  fc.record({ item: id('车', '服'), count }).map((data) => make('EquipmentIssued', data)),
  fc.record({ item: id('车', '服'), count }).map((data) => make('EquipmentReturned', data)),
);

const dated = <E extends DomainEvent>(events: fc.Arbitrary<E>) => fc.array(fc.tuple(events, fc.integer({ min: 1, max: 4 })), { maxLength: 12 });

const sorted = (entries: Iterable<readonly [string, unknown]>) => Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

describe('what is shown agrees with what is decided on', () => {
  it('for teams', () => {
    fc.assert(
      fc.property(dated(teamEvents), (events) =>
        eachDay(teamRegister, teamFold, events, ({ nodes }, rows) => {
          const there = [...nodes.values()].filter((node) => node.count !== 0).map(({ id: key, count: n, field, parent, reading }) => [key, [n, field, parent, reading]] as const);
          const shown = [...rows('teams')].map(([key, cells]) => [key, [cells['count'], cells['field'], cells['parent'], cells['reading']]] as const);
          expect(sorted(shown)).toEqual(sorted(there));
        }),
      ),
    );
  });

  it('for power lists and claims', () => {
    fc.assert(
      fc.property(dated(powerEvents), (events) =>
        eachDay(powerList, powerListFold, events, (list, rows) => {
          const cells = rows('power_lists').get('key');
          expect([cells?.['version'] ?? 0, cells?.['total'] ?? 0, cells?.['penalty'] ?? null, cells?.['methods'] ?? '']).toEqual([list.version, list.total, list.penalty, [...new Set(list.methods.map(({ name }) => name))].join('、')]);
          const units = [...list.units.values()].map((unit) => [unit.id, [claimedBy(unit), unit.penalty, unit.other, unit.unsplit, unit.published, unit.enforcementBody]] as const);
          const shown = [...rows('power_units')].map(([key, row]) => [key, ['claimed', 'penalty', 'other', 'unsplit', 'published', 'enforcement_body'].map((name) => row[name])] as const);
          expect(sorted(shown)).toEqual(sorted(units));
          const held = [...list.units.values()].flatMap((unit) => [...new Set([...unit.items, ...unit.delegations.keys()])].map((name) => [`${unit.id}/${name}`, [unit.items.has(name), unit.delegations.get(name)?.method ?? '', unit.delegations.get(name)?.until ?? '']] as const));
          expect(sorted([...rows('power_claims')].map(([key, row]) => [key, [row['held'], row['method'], row['until_day']]]))).toEqual(sorted(held));
          for (const [name, item] of list.items) {
            for (const unit of list.units.values()) {
              for (const day of ['2020-01-01', '2020-01-02', '2020-01-03', '2020-01-04']) {
                expect(reasonsShown(rows('power_items').get(name) as never, rows('power_units').get(unit.id) as never, day)).toEqual(reasonsAgainst(item, unit, day));
              }
            }
          }
        }),
      ),
    );
  });

  it('for kinds of power', () => {
    const sets = fc.uniqueArray(id('aa', 'bb', 'cc'), { minLength: 1 }).map((codes) => make('PowerKindsSet', { kinds: codes.map((code) => ({ code, name: code })) }));
    fc.assert(fc.property(dated(sets), (events) => eachDay(powerKindRegister, powerKindsFold, events, ({ kinds }, rows) => expect([...rows('power_kinds').keys()].sort()).toEqual([...kinds.keys()].sort()))));
  });

  it('for what teams work with', () => {
    const team = { teamId: 'key', team: '甲' };
    const practiceEvents = fc.oneof(
      count.map((hours) => make('TeamTrained', { ...team, hours })),
      fc.subarray(['甲', '乙']).map((names) => make('TeamDocumentsAdopted', { ...team, documents: names.map((name) => ({ name })) })),
      fc.record({ year: fc.constantFrom(2019, 2020), amount: count.map(BigInt) }).map((data) => make('TeamFundsAllotted', { ...team, ...data })),
      fc.record({ item: id('车', '服'), count }).map((data) => make('TeamEquipmentSet', { ...team, ...data })),
      fc.record({ people: count, quota: count, auxiliary: count }).map((data) => make('TeamStrengthStated', { ...team, ...data })),
      count.map((items) => make('TeamItemsSet', { ...team, items })),
    );
    fc.assert(
      fc.property(dated(practiceEvents), (events) =>
        eachDay(teamPractice, teamPracticeFold, events, (state, rows) => {
          const { hours, documents, strength, items } = state;
          expect(rows('team_practice').get('key')).toMatchObject({ hours, documents: documents.join('\n'), people: strength?.people ?? null, quota: strength?.quota ?? null, items });
          expect(sorted([...rows('team_funds')].map(([key, cells]) => [key, cells['amount']]))).toEqual(sorted([...state.funds].map(([year, amount]) => [String(year), String(amount)])));
          expect(sorted([...rows('team_equipment')].map(([key, cells]) => [key, cells['count']]))).toEqual(sorted(state.equipment));
        }),
      ),
    );
  });

  it('for fields, auxiliary staff and equipment', () => {
    fc.assert(
      fc.property(dated(fieldEvents), dated(staffEvents), dated(equipmentEvents), (fields, staff, equipment) => {
        eachDay(fieldRegister, fieldFold, fields, ({ listed, held }, rows) => {
          const where = (cell: string) => [...rows('enforcement_fields')].filter(([, cells]) => cells[cell] === true).map(([key]) => key).sort();
          expect([where('listed'), where('held')]).toEqual([[...listed.keys()].sort(), [...held.keys()].sort()]);
        });
        eachDay(auxiliaryForce, auxiliaryFold, staff, ({ blocks }, rows) => expect(rows('auxiliary_staff').get('b')?.['count']).toBe(blocks.get('b')?.count));
        eachDay(handover, handoverFold, equipment, (state, rows) => expect(sorted([...rows('equipment')].map(([key, cells]) => [key, cells['count']]))).toEqual(sorted(state.equipment)));
      }),
    );
  });
});
