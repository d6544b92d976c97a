import { enforcementContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { adoptDelegationMethodsUseCase } from '../../commands/powers/adopt-delegation-methods.use-case.js';
import { adoptPowerListUseCase } from '../../commands/powers/adopt-power-list.use-case.js';
import { determineEnforcementBodyUseCase } from '../../commands/powers/determine-enforcement-body.use-case.js';
import { determineUnitCapacityUseCase } from '../../commands/powers/determine-unit-capacity.use-case.js';
import { claimPowersUseCase } from '../../commands/powers/claim-powers.use-case.js';
import { declinePowersUseCase } from '../../commands/powers/decline-powers.use-case.js';
import { delegatePowersUseCase } from '../../commands/powers/delegate-powers.use-case.js';
import { issuePowerListUseCase } from '../../commands/powers/issue-power-list.use-case.js';
import { establishTeamsUseCase } from '../../commands/teams/establish-teams.use-case.js';
import { nameTeamUseCase } from '../../commands/teams/name-team.use-case.js';
import { reparentTeamsUseCase } from '../../commands/teams/reparent-teams.use-case.js';
import { powerListId } from '../power-list/power-list.decider.js';
import { organEndStream } from './organ-end.aggregate.js';

const title = '赋权清单';
const listId = powerListId(title);
const street = { id: derivedId('organ', 'street'), name: '甲街道' };

const issued: GivenEvent[] = decideGiven([], issuePowerListUseCase, { title, total: 9, penalty: 3 }).events.map(({ event }) => ({ stream: `power-list/${listId}`, event, effective: onDay('2019-01-01') }));
const ended: GivenEvent = { stream: organEndStream(street.id).streamId, event: enforcementContract.make('PowerHolderEnded', { organId: street.id, name: street.name, endedOn: '2026-06-01', successors: [] }) };
const lifted: GivenEvent = { stream: organEndStream(street.id).streamId, event: enforcementContract.make('PowerHolderEndLifted', { organId: street.id }) };

const claim = (on: string, ...past: readonly GivenEvent[]) => decideGiven([...issued, ...past], claimPowersUseCase, { listId, unit: street, kind: 'other', items: { named: ['给付'] } }, { effective: onDay(on) });

describe('an organ that ended', () => {
  it('claims powers up to its last day, and none from the first day without it', () => {
    expect(claim('2026-05-31', ended).rules).toEqual([]);
    expect(claim('2026-06-01', ended).rules).toEqual(['claim-of-ended-organ']);
  });

  it('is not held to the end by rows of an import, of which another tells that end, whichever of them comes first', () => {
    const told: GivenEvent = { ...ended, event: enforcementContract.make('PowerHolderEnded', { organId: street.id, name: street.name, endedOn: '2026-06-01', successors: [], toldByHistory: true }) };
    const inMode = (mode: 'live' | 'history', ...past: readonly GivenEvent[]) => decideGiven([...issued, ...past], claimPowersUseCase, { listId, unit: street, kind: 'other', items: { named: ['给付'] } }, { effective: onDay('2026-06-01'), mode }).rules;
    expect([inMode('history', told), inMode('live', told), inMode('history', ended)]).toEqual([[], ['claim-of-ended-organ'], ['claim-of-ended-organ']]);
  });

  it('claims again once its end turned out to be none', () => {
    expect(claim('2026-06-01', ended, lifted).rules).toEqual([]);
  });

  it('supervises no team from that day on, whichever way one would come under it', () => {
    const teams: GivenEvent[] = decideGiven([], establishTeamsUseCase, { teams: { named: ['文化队'], blocks: [{ label: '其余各队', count: 2 }] } }).events.map(({ event }) => ({ stream: 'team-register', event, effective: onDay('2019-01-01') }));
    const rules = (on: string, useCase: AnyUseCase, body: object) => decideGiven([...teams, ended], useCase, { parent: street, ...body }, { effective: onDay(on) }).rules;
    for (const [useCase, body] of [[establishTeamsUseCase, { teams: { named: ['城管队'] } }], [reparentTeamsUseCase, { teams: { teams: ['文化队'] } }], [nameTeamUseCase, { name: '农牧队', drawnFrom: '其余各队' }]] as const) {
      expect([rules('2026-05-31', useCase, body), rules('2026-06-01', useCase, body)]).toEqual([[], ['team-of-ended-organ']]);
    }
    expect(decideGiven([...teams, ended], reparentTeamsUseCase, { teams: { teams: ['文化队'] } }, { effective: onDay('2026-06-01') }).rules).toEqual([]);
  });

  it('neither adopts nor declines nor hands powers on', () => {
    const other = { id: derivedId('organ', 'town'), name: '乙镇' };
    const given = [
      ...decideGiven(issued, adoptDelegationMethodsUseCase, { listId, methods: ['委托'] }).events,
      ...decideGiven(issued, claimPowersUseCase, { listId, unit: other, kind: 'other', items: { named: ['给付'] } }).events,
    ].map(({ event }): GivenEvent => ({ stream: `power-list/${listId}`, event, effective: onDay('2019-02-01') }));
    const rules = (on: string, useCase: AnyUseCase, body: object) => decideGiven([...issued, ...given, ended], useCase, { listId, ...body }, { effective: onDay(on) }).rules;
    const delegation = { unit: other, items: ['给付'], method: '委托', delegatedBy: street, legalReview: '已审查', procedure: '程序' };
    for (const [useCase, body] of [[determineEnforcementBodyUseCase, { unit: street, exists: false }], [determineUnitCapacityUseCase, { unit: street, level: 'town' }], [adoptPowerListUseCase, { unit: street, version: 1 }], [declinePowersUseCase, { unit: street, kind: 'other', items: { named: ['检查'] }, reason: 'expertise', words: '专业性强' }], [delegatePowersUseCase, delegation]] as const) {
      expect([rules('2026-05-31', useCase, body), rules('2026-06-01', useCase, body)]).toEqual([[], ['claim-of-ended-organ']]);
    }
  });
});
