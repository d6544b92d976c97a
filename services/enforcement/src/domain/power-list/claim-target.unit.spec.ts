import { enforcementContract, PowerKind } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { claimPowersUseCase } from '../../commands/powers/claim-powers.use-case.js';
import { determineEnforcementBodyUseCase } from '../../commands/powers/determine-enforcement-body.use-case.js';
import { publishClaimsUseCase } from '../../commands/powers/publish-claims.use-case.js';
import { revisePowerListUseCase } from '../../commands/powers/revise-power-list.use-case.js';
import { revokePowerClaimUseCase } from '../../commands/powers/revoke-power-claim.use-case.js';
import { setClaimTargetUseCase } from '../../commands/powers/set-claim-target.use-case.js';
import { ground, listId, past, street, subject, title, town } from './power-list.fixture.js';

const make = enforcementContract.make;
const target = (atLeastPercent: number, needsEnforcementBody = true) => past(make('ClaimTargetSet', { listId, appliesTo: '成立综合执法局的镇', needsEnforcementBody, atLeastPercent }));
const claimed = (unit: typeof town, count: number, kind = PowerKind.UNSPECIFIED) =>
  past(make('PowersClaimed', { listId, unit: subject(unit), items: { blocks: [{ id: 'x', label: '', count }] }, kind, method: '' }), '2019-06-01');
const published = (unit: typeof town, count: number, on = '2019-07-01') => past(make('ClaimListPublished', { listId, unit: subject(unit), count, channel: '政务服务网' }), on);
const july = { effective: onDay('2020-07-01') };
const rulesOf = (given: readonly GivenEvent[], useCase: AnyUseCase, body: object): readonly string[] => decideGiven(given, useCase, { listId, ...body }, july).rules;
const publish = (unit: typeof town, count: number) => [publishClaimsUseCase, { unit, count, channel: '政务服务网' }] as const;

describe('R13: a town with an enforcement body carries as much of the list as its target asks', () => {
  it.each([
    [70, []],
    [99, []],
    [69, ['claims-below-target']],
    [41, ['claims-below-target']],
  ])('70 %% of 99 items are 70, rounded up: %d published', (count, broken) => {
    expect(rulesOf([...ground, target(70), claimed(town, count)], ...publish(town, count))).toEqual(broken);
  });

  it('is not measured while it is still claiming', () => {
    expect(rulesOf([...ground, target(70)], claimPowersUseCase, { unit: town, kind: 'other', items: { counted: 1 } })).toEqual([]);
    expect(rulesOf([...ground, claimed(town, 41)], setClaimTargetUseCase, { appliesTo: '镇', needsEnforcementBody: true, atLeastPercent: 70 })).toEqual([]);
  });

  it('binds a unit without a body only where the target says so', () => {
    const given = [...ground, claimed(street, 11, PowerKind.OTHER)];
    expect(rulesOf([...given, target(70)], ...publish(street, 11))).toEqual([]);
    expect(rulesOf([...given, target(70, false)], ...publish(street, 11))).toEqual(['claims-below-target']);
    expect(rulesOf(given, ...publish(street, 11))).toEqual([]);
  });

  it('holds afterwards: against giving back, a higher target, a longer list, a body that is found', () => {
    const kept = [...ground, target(70), claimed(town, 70, PowerKind.UNSPECIFIED), published(town, 70)];
    expect(rulesOf(kept, revokePowerClaimUseCase, { unit: town, kind: 'unsplit', items: { counted: 1 }, reason: '误认' })).toEqual(['claims-below-target']);
    expect(rulesOf(kept, setClaimTargetUseCase, { appliesTo: '镇', needsEnforcementBody: true, atLeastPercent: 71 })).toEqual(['claims-below-target']);
    expect(rulesOf(kept, revisePowerListUseCase, { title, total: 101, penalty: 80 })).toEqual(['claims-below-target']);
    expect(rulesOf(kept, revisePowerListUseCase, { title, total: 100, penalty: 80 })).toEqual([]);
    expect(rulesOf([...ground, target(70), claimed(street, 11, PowerKind.OTHER), published(street, 11)], determineEnforcementBodyUseCase, { unit: street, exists: true, bodyName: '执法队' })).toEqual(['claims-below-target']);
  });

  it('has nothing against whoever comes nearer to the target', () => {
    expect(rulesOf([...ground, target(70), claimed(town, 41), published(town, 41)], claimPowersUseCase, { unit: town, kind: 'other', items: { counted: 5 } })).toEqual([]);
  });
});
