import { enforcementContract } from '@yange/contracts';
import { onDay, parseEffectiveDate, Timeline } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { abolishTeamsUseCase } from '../../commands/teams/abolish-teams.use-case.js';
import { establishTeamsUseCase } from '../../commands/teams/establish-teams.use-case.js';
import { mergeTeamsUseCase } from '../../commands/teams/merge-teams.use-case.js';
import { nameTeamUseCase } from '../../commands/teams/name-team.use-case.js';
import { renameTeamsUseCase } from '../../commands/teams/rename-teams.use-case.js';
import { transferTeamsUpUseCase } from '../../commands/teams/transfer-teams-up.use-case.js';
import { teamRegister, teamsIn } from './team.aggregate.js';
import type { TeamEvent } from './team.events.js';

const make = enforcementContract.make;
const past = (event: TeamEvent, on: string, more: Partial<GivenEvent> = {}): GivenEvent => ({ stream: 'team-register', event, effective: parseEffectiveDate(on), ...more });

const block = (id: string, label: string, count: number) => ({ named: [], blocks: [{ id, label, count }] });
const twenty = past(make('TeamsEstablished', { teams: block('b20', '原有队伍', 20) }), '截至2018年7月');
const seven = past(make('TeamsMerged', { sources: block('b20', '原有队伍', 20), results: block('b7', '整合后队伍', 7) }), '2018年8月');
const left = past(make('TeamsTransferredUp', { teams: block('b7', '整合后队伍', 1), field: '农牧业', to: '乌海市', withPosts: true }), '截至2020年6月');
const named = (id: string, name: string, field = ''): TeamEvent => make('TeamNamed', { team: { id, name, drawnFrom: 'b7' }, field });

const totalAt = (events: readonly GivenEvent[], date: string): number =>
  teamsIn(
    Timeline.of(
      teamRegister,
      events.map((given, position) => ({ event: given.event as TeamEvent, eventId: given.eventId ?? `e${position}`, effective: given.effective ?? onDay(date), position, order: 0, supersedes: given.supersedes ?? null })),
    ).at(date),
  );

const nameLabour = { name: '区劳动监察局', drawnFrom: '整合后队伍', field: '劳动监察' };
const june = { effective: parseEffectiveDate('截至2020年6月') };

describe('teams and their lineage', () => {
  it('begins with teams that are only counted', () => {
    const { events } = decideGiven([], establishTeamsUseCase, { teams: { blocks: [{ label: '原有队伍', count: 20 }] } });
    expect(events).toMatchObject([{ event: { type: 'TeamsEstablished', data: { teams: { blocks: [{ label: '原有队伍', count: 20 }] } } } }]);
  });

  it('merges twenty into seven, block into block', () => {
    const body = { sources: { blocks: [{ block: '原有队伍', count: 20 }] }, results: { blocks: [{ label: '整合后队伍', count: 7 }] } };
    const { events, rules } = decideGiven([twenty], mergeTeamsUseCase, body, { effective: parseEffectiveDate('2018年8月') });
    expect(events).toMatchObject([{ event: { type: 'TeamsMerged', data: { sources: { blocks: [{ id: 'b20', count: 20 }] }, results: { blocks: [{ count: 7 }] } } } }]);
    expect(rules).toEqual([]);
  });

  it('refuses a merger that leaves as many teams as before', () => {
    const body = { sources: { blocks: [{ block: '原有队伍', count: 2 }] }, results: { named: ['甲', '乙'] } };
    expect(() => decideGiven([twenty], mergeTeamsUseCase, body, june)).toThrow('merge-not-fewer');
  });

  it('adds nothing for a repeated command, with whatever command id', () => {
    const body = { teams: { blocks: [{ label: '原有队伍', count: 20 }] } };
    expect(decideGiven([twenty], establishTeamsUseCase, body, { effective: parseEffectiveDate('截至2018年7月'), commandId: 'another' }).events).toEqual([]);
    const up = { teams: { blocks: [{ block: '整合后队伍', count: 1 }] }, field: '农牧业', to: '乌海市', withPosts: true };
    expect(decideGiven([twenty, seven, left], transferTeamsUpUseCase, up, june).events).toEqual([]);
    expect(decideGiven([twenty, seven, past(named('t', '区劳动监察局'), '截至2020年6月')], nameTeamUseCase, nameLabour, june).events).toEqual([]);
  });

  it('draws a named team from its block: the total stays', () => {
    const { events } = decideGiven([twenty, seven, left], nameTeamUseCase, nameLabour, june);
    expect(events).toMatchObject([{ event: { type: 'TeamNamed', data: { team: { name: '区劳动监察局', drawnFrom: 'b7' }, field: '劳动监察' } } }]);
    const before = [twenty, seven, left];
    expect(totalAt(before, '2020-06-30')).toBe(6);
    expect(totalAt([...before, past(events[0]?.event as TeamEvent, '截至2020年6月')], '2020-06-30')).toBe(6);
  });

  it('refuses to draw more than the block holds at that date', () => {
    const all = Array.from({ length: 6 }, (_, i) => past(named(`t${i}`, `队${i}`), '截至2020年6月'));
    expect(() => decideGiven([twenty, seven, left, ...all], nameTeamUseCase, nameLabour, june)).toThrow('block-overdrawn');
    expect(() => decideGiven([twenty, seven], nameTeamUseCase, nameLabour, { effective: onDay('2018-07-31') })).toThrow('unknown-team');
  });

  it('takes each team and block once, however often it is given', () => {
    const given = [twenty, seven, past(named('t1', '区劳动监察局'), '2020年1月')];
    const twice = { teams: ['t1', '区劳动监察局'], blocks: [{ block: '整合后队伍', count: 2 }, { block: 'b7', count: 1 }] };
    expect(decideGiven(given, abolishTeamsUseCase, { teams: twice }, june).events).toMatchObject([{ event: { data: { teams: { named: [{ id: 't1' }], blocks: [{ id: 'b7', count: 3 }] } } } }]);
    const more = { ...twice, blocks: [{ block: '整合后队伍', count: 4 }, { block: 'b7', count: 3 }] };
    expect(() => decideGiven(given, abolishTeamsUseCase, { teams: more }, june)).toThrow('block-overdrawn');
    expect(() => decideGiven(given, renameTeamsUseCase, { teams: { teams: twice.teams }, newNames: ['甲', '乙'] }, june)).toThrow('names-do-not-pair');
  });

  it('keeps the id of a renamed team, so that its lineage survives', () => {
    const given = [twenty, seven, past(named('t1', '区能源执法队'), '2019-03-01')];
    const { events } = decideGiven(given, renameTeamsUseCase, { teams: { teams: ['区能源执法队'] }, newNames: ['区能源综合行政执法大队'] }, june);
    expect(events).toMatchObject([{ event: { data: { namings: [{ teamId: 't1', oldName: '区能源执法队', newName: '区能源综合行政执法大队' }] } } }]);
    const again = [...given, past(events[0]?.event as TeamEvent, '截至2020年6月')];
    expect(decideGiven(again, renameTeamsUseCase, { teams: { teams: ['区能源执法队'] }, newNames: ['区能源综合行政执法大队'] }, june).events).toEqual([]);
  });

  it('gives no name twice: not among new ones, not by renaming, not before a later team of that name', () => {
    const given = [twenty, seven, past(named('t1', '甲'), '2019-03-01'), past(named('t2', '乙'), '2019-03-01')];
    expect(() => decideGiven([], establishTeamsUseCase, { teams: { named: ['甲', '甲'] } })).toThrow('team-exists');
    expect(() => decideGiven(given, renameTeamsUseCase, { teams: { teams: ['甲'] }, newNames: ['乙'] }, june)).toThrow('team-exists');
    expect(() => decideGiven(given, establishTeamsUseCase, { teams: { named: ['甲'] } }, { effective: onDay('2018-01-01') })).toThrow('team-exists');
  });

  it('finds a late fact that overdraws a later day', () => {
    const all = (many: number) => Array.from({ length: many }, (_, i) => past(named(`t${i}`, `队${i}`), '2020-05-01'));
    const abolished = (many: number) => decideGiven([twenty, seven, ...all(many)], abolishTeamsUseCase, { teams: { blocks: [{ block: '整合后队伍', count: 1 }] } }, { effective: onDay('2019-01-01') }).rules;
    expect([abolished(6), abolished(7)]).toEqual([[], ['teams-overdrawn']]);
  });

  it('finds two teams in one field', () => {
    const given = [twenty, seven, past(named('t1', '区能源综合行政执法大队', '能源'), '2019-03-01')];
    const name = (field: string) => decideGiven(given, nameTeamUseCase, { name: '区煤炭执法队', drawnFrom: '整合后队伍', field }, june).rules;
    expect([name('能源'), name('煤炭')]).toEqual([['one-field-one-team'], []]);
  });

  it('counts by what a correction says', () => {
    const corrected = past(make('TeamsEstablished', { teams: block('b20', '原有队伍', 19) }), '截至2018年7月', { supersedes: 'first' });
    expect(totalAt([{ ...twenty, eventId: 'first' }, corrected], '2018-07-31')).toBe(19);
    const body = { sources: { blocks: [{ block: '原有队伍', count: 20 }] }, results: { blocks: [{ label: '整合后队伍', count: 7 }] } };
    expect(() => decideGiven([{ ...twenty, eventId: 'first' }, corrected], mergeTeamsUseCase, body, june)).toThrow('block-overdrawn');
  });
});
