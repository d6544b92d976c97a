import { onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { claimPowersUseCase } from '../../commands/powers/claim-powers.use-case.js';
import { describePowerItemsUseCase } from '../../commands/powers/describe-power-items.use-case.js';
import { determineEnforcementBodyUseCase } from '../../commands/powers/determine-enforcement-body.use-case.js';
import { determineUnitCapacityUseCase } from '../../commands/powers/determine-unit-capacity.use-case.js';
import { after, ground, itemText, listId, town } from './power-list.fixture.js';

const capacity = (level: string, ...expertise: readonly string[]) => ({ listId, unit: town, level, expertise });
const claimed = (given: readonly GivenEvent[], ...named: readonly string[]) => after(given, claimPowersUseCase, { listId, unit: town, kind: 'other', items: { named } }, '2020-01-01');
const described = after(ground, describePowerItemsUseCase, { listId, items: [itemText('电梯', { expertise: '特种设备' }), itemText('审批', { level: 'district' }), itemText('扣押', { kind: 'penalty' }), itemText('新法', { basisTo: '2020-05-31' })] }, '2019-03-01');
const strong = after(described, determineUnitCapacityUseCase, capacity('district', '特种设备'), '2019-04-01');
const on = (day: string) => ({ effective: onDay(day) });

describe('what is found out about a unit or an item, against claims that stood well before (claim-lost-eligibility)', () => {
  const given = claimed(strong, '电梯', '审批', '扣押');
  const found = (useCase: AnyUseCase, body: object, past: readonly GivenEvent[] = given, day = '2020-06-01') => {
    const { rules, decision } = decideGiven(past, useCase, body, on(day));
    return [rules, decision.violations?.[0]?.facts?.['reasons'] ?? ''];
  };

  it('is told where a unit can carry less than it did, and nowhere else', () => {
    expect(found(determineUnitCapacityUseCase, capacity('district'))).toEqual([['claim-lost-eligibility'], 'expertise']);
    expect(found(determineUnitCapacityUseCase, capacity('town', '特种设备'))).toEqual([['claim-lost-eligibility'], 'beyond-authority']);
    expect(found(determineUnitCapacityUseCase, capacity('city', '特种设备', '消防'))).toEqual([[], '']);
    expect(found(determineUnitCapacityUseCase, capacity('district'), strong)).toEqual([[], '']);
    expect(found(determineUnitCapacityUseCase, capacity('district'), given, '2019-12-31')).toEqual([[], '']);
  });

  it('is told where the body is gone without which an item is not claimed', () => {
    const body = (exists: boolean) => ({ listId, unit: town, exists, bodyName: '镇综合执法局' });
    expect(found(determineEnforcementBodyUseCase, body(false))).toEqual([['claim-lost-eligibility'], 'no-enforcement-body']);
    expect(found(determineEnforcementBodyUseCase, { ...body(true), bodyName: '镇综合行政执法局' })).toEqual([[], '']);
  });

  it('is told where an item turns out to be another, not where its basis had run out already', () => {
    expect(found(describePowerItemsUseCase, { listId, items: [itemText('审批', { vertical: true })] })).toEqual([['claim-lost-eligibility'], 'vertical-holder']);
    expect(found(describePowerItemsUseCase, { listId, items: [itemText('审批', { level: 'town' })] })).toEqual([[], '']);
    expect(found(determineUnitCapacityUseCase, capacity('region', '特种设备'), claimed(strong, '新法'))).toEqual([[], '']);
  });
});
