import { enforcementContract, PowerKind } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { takeOverTeamsUseCase } from '../commands/organ-ends/take-over-teams.use-case.js';
import { claimPowersUseCase } from '../commands/powers/claim-powers.use-case.js';
import { declinePowersUseCase } from '../commands/powers/decline-powers.use-case.js';
import { determineEnforcementBodyUseCase } from '../commands/powers/determine-enforcement-body.use-case.js';
import { issuePowerListUseCase } from '../commands/powers/issue-power-list.use-case.js';
import { revisePowerListUseCase } from '../commands/powers/revise-power-list.use-case.js';
import { revokePowerClaimUseCase } from '../commands/powers/revoke-power-claim.use-case.js';
import { stateVerticalShareUseCase } from '../commands/powers/state-vertical-share.use-case.js';
import { abolishTeamsUseCase } from '../commands/teams/abolish-teams.use-case.js';
import { establishTeamsUseCase } from '../commands/teams/establish-teams.use-case.js';
import { bureau, ground, listId, past, street, subject, title, town } from './power-list/power-list.fixture.js';

const make = enforcementContract.make;
const decided = (given: readonly GivenEvent[], useCase: AnyUseCase, body: object) => () => decideGiven(given, useCase, body, { effective: onDay('2020-01-01') });
const team = (id: string, name: string): GivenEvent => ({ stream: 'team-register', event: make('TeamsEstablished', { teams: { named: [{ id, name }] }, parent: subject(bureau) }), effective: onDay('2019-01-01') });

describe('what cannot be said of a power list', () => {
  it('more penalties than there are items', () => {
    expect(decided([], issuePowerListUseCase, { title, total: 3, penalty: 4 })).toThrow('penalty-exceeds-list');
    expect(decided(ground, revisePowerListUseCase, { listId, title, total: 3, penalty: 4 })).toThrow('penalty-exceeds-list');
    expect(decided([], issuePowerListUseCase, { title, total: 3, penalty: 3 })).not.toThrow();
  });

  it('a share above one', () => {
    const share = (numerator: number) => ({ listId, words: '约占三分之一', numerator, denominator: 3, approximate: true, holdersOpen: false });
    expect(decided(ground, stateVerticalShareUseCase, share(4))).toThrow('share-above-one');
    expect(decided(ground, stateVerticalShareUseCase, share(3))).not.toThrow();
  });

  it('an enforcement body without a name', () => {
    const body = (bodyName: string) => ({ listId, unit: town, exists: true, bodyName });
    expect(decided(ground, determineEnforcementBodyUseCase, body(''))).toThrow('body-without-name');
    expect(decided(ground, determineEnforcementBodyUseCase, body('镇综合执法局'))).not.toThrow();
  });

  it('a claim of nothing', () => {
    const nothing = { listId, unit: town, kind: 'other', items: { named: [], counted: 0 } };
    expect(decided(ground, claimPowersUseCase, nothing)).toThrow('no-items');
    expect(decided(ground, declinePowersUseCase, { ...nothing, reason: 'expertise', words: '专业性强' })).toThrow('no-items');
  });

  it('less of a claim than it has', () => {
    const claimed = past(make('PowersClaimed', { listId, unit: subject(street), items: { blocks: [{ id: 'x', label: '', count: 2 }] }, kind: PowerKind.OTHER, method: '' }));
    const revoke = (counted: number) => ({ listId, unit: street, kind: 'other', items: { counted }, reason: '退回' });
    expect(decided([...ground, claimed], revokePowerClaimUseCase, revoke(3))).toThrow('more-than-claimed');
    expect(decided([...ground, claimed], revokePowerClaimUseCase, revoke(2))).not.toThrow();
  });
});

describe('what cannot be said of teams', () => {
  const [one, other] = [team('a0000000-0000-5000-8000-000000000001', '文化大队'), team('a0000000-0000-5000-8000-000000000002', '文化大队')];

  it('no team at all', () => {
    expect(decided([one], abolishTeamsUseCase, { teams: { teams: [], blocks: [] } })).toThrow('no-teams');
    expect(decided([], establishTeamsUseCase, { teams: { named: [], blocks: [] } })).toThrow('no-teams');
  });

  it('one of several of the same name by that name', () => {
    expect(decided([one, other], abolishTeamsUseCase, { teams: { teams: ['文化大队'] } })).toThrow('ambiguous-team');
    expect(decided([one], abolishTeamsUseCase, { teams: { teams: ['文化大队'] } })).not.toThrow();
    expect(decided([one, other], abolishTeamsUseCase, { teams: { teams: ['a0000000-0000-5000-8000-000000000002'] } })).not.toThrow();
  });

  it('who takes them over where nobody or more than one does', () => {
    const takeOver = (successors: readonly object[]) => ({ from: bureau, successors });
    expect(decided([one], takeOverTeamsUseCase, takeOver([]))).toThrow('successor-missing');
    expect(decided([one], takeOverTeamsUseCase, takeOver([town, street]))).toThrow('successor-unclear');
    expect(decided([one], takeOverTeamsUseCase, takeOver([town]))).not.toThrow();
  });
});
