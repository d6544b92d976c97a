import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { noteOrganUseCase, withdrawOrganNoteUseCase } from '../../commands/organ-notes/organ-note.use-cases.js';
import { appointLeadersUseCase } from '../../commands/posts/appoint-leaders.use-case.js';
import { approvePostsUseCase } from '../../commands/posts/approve-posts.use-case.js';
import { increasePostsUseCase } from '../../commands/posts/increase-posts.use-case.js';
import { postLevels } from '../reference/post-levels.js';
import { aboveRank } from './post-rank.rule.js';
import { organNoteStream } from './organ-note.aggregate.js';

const organId = 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01';
const owner = { organId, name: '甲局', count: 1, each: false };
const noted = (rank: string, category = 'government-department'): GivenEvent => ({
  stream: organNoteStream(organId).streamId,
  event: staffingContract.make('OrganNoted', { organId, name: '甲局', category, rank }) as StaffingEvent,
});
/** As an event of organisations tells it. */
const told = (sourceEventId: string, since: string, rank: string, supersedesEventId = ''): GivenEvent => ({
  stream: organNoteStream(organId).streamId,
  event: staffingContract.make('OrganNoted', { organId, name: '甲局', category: '', rank, sourceEventId, since, supersedesEventId }) as StaffingEvent,
});
const live = { mode: 'live', effective: onDay('2026-07-01') } as const;
const approving = (given: readonly GivenEvent[], body: object, meta: object = live) => decideGiven(given, approvePostsUseCase, { owner, ...body }, meta).rules;

describe('超规格', () => {
  it('is told by the names of levels, whether a clerk wrote a name or a program a code', () => {
    const said = (level: string, rank: string, principal = 1) => aboveRank(postLevels.shipped, '甲局', rank, { level, principal, deputy: 1 }).zh;
    expect(said('division', 'section-principal')).toBe('“甲局”规格为正乡科级，不能有正县处级领导职务（超规格）');
    expect(said('处级', '正科级', 0)).toBe('“甲局”规格为正科级，不能有副处级领导职务（超规格）');
  });

  it('goes by the table of levels of the day: a district may have one of its own between others', () => {
    const set: GivenEvent = {
      stream: 'reference-list/post-levels',
      event: staffingContract.make('ReferenceListSet', {
        list: 'post-levels',
        entries: ([['division', '县处级'], ['zone', '功能区级'], ['section', '乡科级']] as const).map(([code, name]) => ({ code, name, marks: [], source: '区委编委文件' })),
      }) as StaffingEvent,
      effective: onDay('2026-05-01'),
    };
    const on = (rank: string, level: string) => approving([noted(rank), set], { level, principal: 1 });
    expect([on('正科级', '功能区级'), on('功能区级', '科级'), on('功能区级', '处级'), on('正处级', '功能区级')]).toEqual([['rank-above-organ'], [], ['rank-above-organ'], []]);
    for (const level of ['zone', '功能区', '正功能区级']) expect(() => on('正处级', level)).toThrow(expect.objectContaining({ rule: 'level-spelling' }));
    expect(() => on('正科级', '股级')).toThrow(expect.objectContaining({ rule: 'unknown-code' }));
    expect(approving([noted('正科级'), set], { level: '股级', principal: 1 }, { mode: 'live', effective: onDay('2026-04-30') })).toEqual([]);
  });

  it.each([approvePostsUseCase, increasePostsUseCase])('$name knows no level that is in no table', (useCase) => {
    expect(() => decideGiven([noted('正科级')], useCase as typeof approvePostsUseCase, { owner, level: '科极', principal: 1 }, live)).toThrow(expect.objectContaining({ rule: 'unknown-code' }));
    expect(approving([noted('副科级')], { level: '未列明', principal: 3 })).toEqual([]);
  });

  it.each([
    ['正科级', { principal: 1, deputy: 3 }],
    ['section-principal', { level: '科级', principal: 3, deputy: 8 }],
    ['副科级', { deputy: 1 }],
    ['正处级', { level: '处级', principal: 1 }],
    ['正处级', { level: '科级', principal: 9 }],
  ])('an organ %s may have posts %j', (rank, body) => {
    expect(approving([noted(rank)], body)).toEqual([]);
  });

  it.each([
    ['副科级', { principal: 1 }],
    ['section-principal', { level: '处级', deputy: 1 }],
    ['unit', { deputy: 1 }],
    ['正科级', { level: '县处级', principal: 1 }],
  ])('an organ %s may not have posts %j', (rank, body) => {
    expect(approving([noted(rank)], body)).toEqual(['rank-above-organ']);
    expect(decideGiven([noted(rank)], increasePostsUseCase, { owner, ...body }, live).rules).toContain('rank-above-organ');
  });

  it('holds for who is appointed as well, approved or not', () => {
    expect(decideGiven([noted('副科级')], appointLeadersUseCase, { owner, rank: 'principal', count: 1 }, live).rules).toContain('rank-above-organ');
    expect(decideGiven([noted('副科级')], appointLeadersUseCase, { owner, rank: 'deputy', count: 1 }, live).rules).not.toContain('rank-above-organ');
  });

  it('judges nothing where no rank was noted, where posts are taken away, and in history', () => {
    expect(approving([], { level: '处级', principal: 1 })).toEqual([]);
    expect(approving([noted('')], { level: '处级', principal: 1 })).toEqual([]);
    expect(approving([noted('副科级')], { principal: 0, deputy: 0 })).toEqual([]);
    expect(approving([noted('副科级')], { principal: 1 }, { effective: onDay('2019-07-01') })).toEqual([]);
  });

  it('follows the rank of the day; a note of the rank alone leaves the category, one without a rank leaves the rank', () => {
    expect(approving([noted('副科级'), noted('正科级', '')], { principal: 1 })).toEqual([]);
    expect(approving([noted('副科级'), noted('', 'party-organ')], { principal: 1 })).toEqual(['rank-above-organ']);
    const [raised, lowered] = [told('e-2', '2026-06-01', '正科级'), told('e-3', '2026-09-01', '副科级')];
    const on = (day: string, ...notes: readonly GivenEvent[]) => approving(notes, { principal: 1 }, { mode: 'live', effective: onDay(day) });
    expect([on('2026-05-31', noted('副科级'), raised), on('2026-06-01', noted('副科级'), raised)]).toEqual([['rank-above-organ'], []]);
    // Told late, it holds from its own day all the same; and posts would outlast the rank that they fit.
    expect([on('2026-06-15', lowered, raised), on('2026-10-01', lowered, raised)]).toEqual([['rank-above-organ'], ['rank-above-organ']]);
    expect(on('2026-01-01', told('e-4', '2026-06-01', '正科级'))).toEqual([]);
  });

  it('takes a correction of the rank for what it corrects, and falls back when a change of rank is annulled', () => {
    const [low, raised] = [noted('副科级'), told('e-2', '2026-06-01', '正科级')];
    const corrected = told('e-3', '2026-06-01', '副科级', 'e-2');
    expect(approving([low, raised, corrected], { principal: 1 })).toEqual(['rank-above-organ']);
    const withdrawn: GivenEvent = { stream: organNoteStream(organId).streamId, event: staffingContract.make('OrganNoteWithdrawn', { organId, sourceEventId: 'e-2' }) as StaffingEvent };
    expect(approving([low, raised, withdrawn], { principal: 1 })).toEqual(['rank-above-organ']);
  });

  it('is noted once per event, and taken back where it was noted', () => {
    const source = '2b7f9a5b-55a5-4b06-8a3a-2f6a1f7a9a02';
    const given = [told(source, '2026-06-01', '正科级')];
    const note = (sourceEventId: string) => decideGiven(given, noteOrganUseCase, { organId, name: '甲局', rank: '正科级', sourceEventId, since: '2026-06-01' }).events.map(({ event }) => event.type);
    const take = (sourceEventId: string) => decideGiven(given, withdrawOrganNoteUseCase, { organId, sourceEventId }).events.map(({ event }) => event.type);
    expect([note(source), note(organId), take(source), take(organId)]).toEqual([[], ['OrganNoted'], ['OrganNoteWithdrawn'], []]);
  });
});
