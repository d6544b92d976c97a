import { enforcementContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { noteOrganUseCase, withdrawOrganNoteUseCase } from '../../commands/organ-ends/organ-note.use-cases.js';
import { handOverPowersUseCase } from '../../commands/handover/hand-over-powers.use-case.js';
import { issueEquipmentUseCase } from '../../commands/handover/issue-equipment.use-case.js';
import { adoptDelegationMethodsUseCase } from '../../commands/powers/adopt-delegation-methods.use-case.js';
import { adoptPowerListUseCase } from '../../commands/powers/adopt-power-list.use-case.js';
import { claimPowersUseCase } from '../../commands/powers/claim-powers.use-case.js';
import { declinePowersUseCase } from '../../commands/powers/decline-powers.use-case.js';
import { delegatePowersUseCase } from '../../commands/powers/delegate-powers.use-case.js';
import { determineEnforcementBodyUseCase } from '../../commands/powers/determine-enforcement-body.use-case.js';
import { determineUnitCapacityUseCase } from '../../commands/powers/determine-unit-capacity.use-case.js';
import { issuePowerListUseCase } from '../../commands/powers/issue-power-list.use-case.js';
import { establishTeamsUseCase } from '../../commands/teams/establish-teams.use-case.js';
import { nameTeamUseCase } from '../../commands/teams/name-team.use-case.js';
import { reparentTeamsUseCase } from '../../commands/teams/reparent-teams.use-case.js';
import { powerListId } from '../power-list/power-list.decider.js';
import { organEndStream } from './organ-end.aggregate.js';

const listId = powerListId('赋权清单');
const organ = (name: string) => ({ id: derivedId('organ', name), name });
const [street, other] = [organ('甲街道'), organ('乙街道')];
const event = (word: string): string => derivedId('event', word);
const sinceEver = onDay('1949-10-01');

const note = (of: typeof street, since: string, source = 'established', corrects = ''): GivenEvent =>
  ({ stream: organEndStream(of.id).streamId, event: enforcementContract.make('PowerHolderNoted', { organId: of.id, name: of.name, since, sourceEventId: event(source), supersedesEventId: corrects === '' ? '' : event(corrects) }), effective: sinceEver });
const followed: GivenEvent = { ...note(other, '2018-01-01'), stream: 'organ-notes' };
const withdrawn = (source = 'established'): GivenEvent => ({ stream: organEndStream(street.id).streamId, event: enforcementContract.make('PowerHolderNoteWithdrawn', { organId: street.id, sourceEventId: event(source) }), effective: sinceEver });
const ended: GivenEvent = { stream: organEndStream(street.id).streamId, event: enforcementContract.make('PowerHolderEnded', { organId: street.id, name: street.name, endedOn: '2026-06-01', successors: [] }) };

const given = (useCase: AnyUseCase, body: object, stream: string, past: readonly GivenEvent[] = []): GivenEvent[] => decideGiven(past, useCase, body).events.map((told): GivenEvent => ({ stream, event: told.event, effective: onDay('2019-01-01') }));
const list = given(issuePowerListUseCase, { title: '赋权清单', total: 9, penalty: 3 }, `power-list/${listId}`);
const known = [
  ...list, ...given(adoptDelegationMethodsUseCase, { listId, methods: ['委托'] }, `power-list/${listId}`, list), ...given(claimPowersUseCase, { listId, unit: other, kind: 'other', items: { named: ['给付'] } }, `power-list/${listId}`, list),
  ...given(establishTeamsUseCase, { teams: { named: ['文化队'], blocks: [{ label: '其余各队', count: 2 }] } }, 'team-register'),
];

/** Each way in which an organ comes to have something, or to decide of it. */
const ways: readonly (readonly [AnyUseCase, object])[] = [
  [establishTeamsUseCase, { teams: { named: ['城管队'] }, parent: street }],
  [reparentTeamsUseCase, { teams: { teams: ['文化队'] }, parent: street }],
  [nameTeamUseCase, { name: '农牧队', drawnFrom: '其余各队', parent: street }],
  [handOverPowersUseCase, { unit: street, counterpartName: '区城市管理局', matter: '市容', count: 2 }],
  [issueEquipmentUseCase, { unit: street, item: '执法记录仪', measureWord: '台', count: 4, recipient: '执法人员' }],
  [claimPowersUseCase, { listId, unit: street, kind: 'other', items: { named: ['给付'] } }],
  [adoptPowerListUseCase, { listId, unit: street, version: 1 }],
  [declinePowersUseCase, { listId, unit: street, kind: 'other', items: { named: ['检查'] }, reason: 'expertise', words: '专业性强' }],
  [determineUnitCapacityUseCase, { listId, unit: street, level: 'town' }],
  [determineEnforcementBodyUseCase, { listId, unit: street, exists: false }],
  [delegatePowersUseCase, { listId, unit: other, items: ['给付'], method: '委托', delegatedBy: street, legalReview: '已审查', procedure: '程序' }],
];
const named = ways.map(([useCase, body], index) => [`${index + 1} ${useCase.name}`, useCase, body] as const);
const rules = (useCase: AnyUseCase, body: object, ...past: readonly GivenEvent[]): readonly string[] => decideGiven([...known, ...past], useCase, body, { effective: onDay('2026-05-01'), mode: 'live' }).rules;
const team = (...past: readonly GivenEvent[]): readonly string[] => rules(...(ways[0] as readonly [AnyUseCase, object]), ...past);

describe('who is given something in enforcement', () => {
  it.each(named)('is on record: %s', (_name, useCase, body) => {
    expect([rules(useCase, body, followed), rules(useCase, body, followed, note(street, '2019-03-01'))]).toEqual([['owner-unregistered'], []]);
  });

  it.each(named)('was not set up by mistake: %s', (_name, useCase, body) => {
    expect([rules(useCase, body, followed, note(street, ''), withdrawn()), rules(useCase, body, followed, note(street, ''))]).toEqual([['organ-annulled'], []]);
  });

  it('is there from the day on that organisations says, and since ever where that only says that it stayed', () => {
    expect([team(followed, note(street, '2026-05-01')), team(followed, note(street, '2026-05-02')), team(followed, note(street, ''))]).toEqual([[], ['owner-unregistered'], []]);
    expect([team(followed, note(street, '2026-06-01', 'a'), note(street, '2026-04-01', 'b', 'a')), team(followed, note(street, '2026-04-01', 'a'), note(street, '2026-06-01', 'b', 'a'))]).toEqual([[], ['owner-unregistered']]);
  });

  it('is not asked for before any organ was noted, nor of one whose end is, nor by a row of history', () => {
    expect([team(), team(note(other, '')), team(followed, ended)]).toEqual([[], [], []]);
    expect(decideGiven([followed, note(street, ''), withdrawn()], establishTeamsUseCase, { teams: { named: ['城管队'] }, parent: street }, { effective: onDay('2019-05-01'), mode: 'history' }).rules).toEqual([]);
    expect(decideGiven([followed], establishTeamsUseCase, { teams: { named: ['城管队'] } }, { effective: onDay('2026-05-01'), mode: 'live' }).rules).toEqual([]);
  });

  it('never was once nothing that told of it is left, and is again once something does', () => {
    expect([team(followed, note(street, ''), note(street, '', 'retained'), withdrawn()), team(followed, note(street, ''), note(street, '', 'retained'), withdrawn(), withdrawn('retained')), team(followed, note(street, ''), withdrawn(), note(street, '', 'anew'))]).toEqual([[], ['organ-annulled'], []]);
  });
});

describe('the note of an organ', () => {
  const noting = (past: readonly GivenEvent[]) => decideGiven(past, noteOrganUseCase, { organ: street, since: '2019-03-01', sourceEventId: event('established'), supersedesEventId: '' }).events.length;

  it('is kept once, the first of all also says that organs are followed, and only what was noted is withdrawn', () => {
    expect([noting([]), noting([followed]), noting([followed, note(street, '2019-03-01')])]).toEqual([2, 1, 0]);
    const taken = (...past: readonly GivenEvent[]) => decideGiven(past, withdrawOrganNoteUseCase, { organId: street.id, sourceEventId: event('established') }).events.length;
    expect([taken(), taken(note(street, '')), taken(note(street, ''), withdrawn())]).toEqual([0, 1, 0]);
  });
});
