import { gridContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { passAreaUnitOnUseCase } from '../../commands/area-units/pass-area-unit-on.use-case.js';
import { registerAreaUnitUseCase } from '../../commands/area-units/register-area-unit.use-case.js';
import { dispatchCallUseCase } from '../../commands/calls/dispatch-call.use-case.js';
import { raiseCallUseCase } from '../../commands/calls/raise-call.use-case.js';
import { reportStreetCaseloadUseCase } from '../../commands/calls/report-street-caseload.use-case.js';
import { acceptCaseUseCase } from '../../commands/cases/accept-case.use-case.js';
import { forwardCaseUseCase } from '../../commands/cases/forward-case.use-case.js';
import { setServiceItemUseCase } from '../../commands/cases/set-service-item.use-case.js';
import { moveUnitInUseCase } from '../../commands/centre/move-unit-in.use-case.js';
import { establishCommunityUseCase } from '../../commands/communities/establish-community.use-case.js';
import { moveCommunityUseCase } from '../../commands/communities/move-community.use-case.js';
import { assignGridWorkersUseCase } from '../../commands/grids/assign-grid-workers.use-case.js';
import { createGridUseCase } from '../../commands/grids/create-grid.use-case.js';
import { createGridsUseCase } from '../../commands/grids/create-grids.use-case.js';
import { mergeGridsUseCase } from '../../commands/grids/merge-grids.use-case.js';
import { nameGridUseCase } from '../../commands/grids/name-grid.use-case.js';
import { splitGridUseCase } from '../../commands/grids/split-grid.use-case.js';
import { grantStreetPowersUseCase } from '../../commands/lists/grant-street-powers.use-case.js';
import { noteOrganUseCase, withdrawOrganNoteUseCase } from '../../commands/organ-ends/organ-note.use-cases.js';
import { serviceItemId } from '../service-case/service-case.decider.js';
import { gridIdOf, gridStream } from '../grid/grid.aggregate.js';
import { gridBlockStream } from '../grid-block/grid-block.aggregate.js';
import { organEndStream } from './organ-end.aggregate.js';

const organ = (name: string) => ({ id: derivedId('organ', name), name });
const [street, town] = [organ('甲街道'), organ('乙镇')];
const event = (word: string): string => derivedId('event', word);
const sinceEver = onDay('1949-10-01');

const note = (of: typeof street, since: string, source = 'established', corrects = ''): GivenEvent =>
  ({ stream: organEndStream(of.id).streamId, event: gridContract.make('GridOwnerNoted', { organId: of.id, name: of.name, since, sourceEventId: event(source), supersedesEventId: corrects === '' ? '' : event(corrects) }), effective: sinceEver });
/** Organs are followed, and the other one is on record. */
const followed: readonly GivenEvent[] = [{ ...note(town, ''), stream: 'organ-notes' }, note(town, '')];
const withdrawn = (source = 'established'): GivenEvent => ({ stream: organEndStream(street.id).streamId, event: gridContract.make('GridOwnerNoteWithdrawn', { organId: street.id, sourceEventId: event(source) }), effective: sinceEver });
const ended: GivenEvent = { stream: organEndStream(street.id).streamId, event: gridContract.make('GridOwnerEnded', { organId: street.id, name: street.name, endedOn: '2026-06-01', successors: [] }) };

const day = { effective: onDay('2026-01-01') };
const at = (useCase: AnyUseCase, body: object, streamOf: (key: string) => string, past: readonly GivenEvent[] = []): GivenEvent[] =>
  decideGiven(past, useCase, body, day).events.map((told): GivenEvent => ({ stream: streamOf(told.stream), event: told.event, ...day }));

const sized = { households: 400, population: 1_000 };
const itemId = serviceItemId('政务中心', '社保卡补办');
const caseId = derivedId('specification', 'case');
const callId = derivedId('specification', 'a call before');
const areaUnitId = derivedId('specification', 'area-unit');
const communityId = derivedId('specification', 'community');
const item = at(setServiceItemUseCase, { centre: '政务中心', name: '社保卡补办', workingDays: 3 }, () => `service-item/${itemId}`);
const known: readonly GivenEvent[] = [
  ...['东网格', '西网格'].flatMap((name) => at(createGridUseCase, { unit: town, name, ...sized }, (key) => (key === 'grid' ? gridStream(gridIdOf(town.id, name)).streamId : key))),
  ...at(createGridsUseCase, { label: '全部网格', count: 3 }, () => gridBlockStream().streamId),
  ...item, ...at(acceptCaseUseCase, { itemId, window: '3号' }, () => `service-case/${caseId}`, item),
  { stream: `call/${callId}`, event: gridContract.make('CallRaised', { callId, caller: { organId: town.id, name: town.name, count: 1 }, matter: '占道', called: [{ organId: street.id, name: street.name, count: 1 }] }), ...day },
  { stream: `communities/${town.id}`, event: gridContract.make('CommunityEstablished', { communityId, name: '东社区', unit: { organId: town.id, name: town.name, count: 1 } }), ...day },
  { stream: `area-unit/${areaUnitId}`, event: gridContract.make('AreaUnitRegistered', { areaUnitId, name: '某厂', kind: 'enterprise', unit: { organId: town.id, name: town.name, count: 1 } }), ...day },
];
const [east, west] = ['东网格', '西网格'].map((name) => gridIdOf(town.id, name));

/** Each way in which an organ comes to have something, or speaks in its own name. */
const ways: readonly (readonly [AnyUseCase, object])[] = [
  [createGridUseCase, { unit: street, name: '第一网格', ...sized }],
  [createGridsUseCase, { unit: street, label: '网格', count: 2 }],
  [nameGridUseCase, { unit: street, name: '甲一网格', drawnFrom: '全部网格', ...sized }],
  [splitGridUseCase, { gridId: east, results: [{ unit: town, name: '东一', households: 200, population: 500 }, { unit: street, name: '东二', households: 200, population: 500 }] }],
  [mergeGridsUseCase, { gridIds: [east, west], result: { unit: street, name: '合并网格', households: 800, population: 2_000 } }],
  [assignGridWorkersUseCase, { unit: street, label: '网格员', count: 3 }],
  [establishCommunityUseCase, { unit: street, name: '甲社区' }],
  [moveCommunityUseCase, { unit: town, community: communityId, to: street }],
  [registerAreaUnitUseCase, { name: '某校', kind: 'school', unit: street }],
  [passAreaUnitOnUseCase, { areaUnitId, from: town, unit: street }],
  [raiseCallUseCase, { caller: street, matter: '占道经营', called: [town] }],
  [raiseCallUseCase, { caller: town, matter: '占道经营', called: [street] }],
  [dispatchCallUseCase, { callId, department: street, signDays: 0, handleDays: 1, signBy: '2026-05-06', dueOn: '2026-05-08' }],
  [reportStreetCaseloadUseCase, { unit: street, periodFrom: '2026-04-01', periodTo: '2026-04-30', matters: 9 }],
  [setServiceItemUseCase, { centre: '政务服务中心', name: '营业执照', department: street, workingDays: 5 }],
  [forwardCaseUseCase, { caseId, itemId, department: street, dueOn: '2026-05-08' }],
  [moveUnitInUseCase, { centre: '政务服务中心', unit: street }],
  [grantStreetPowersUseCase, { title: '街道职权', words: '人事考核权、规划参与权', streets: [street] }],
];
const named = ways.map(([useCase, body], index) => [`${index + 1} ${useCase.name}`, useCase, body] as const);
const told = new Set(['owner-unregistered', 'organ-annulled']);
const rules = (useCase: AnyUseCase, body: object, ...past: readonly GivenEvent[]): readonly string[] => decideGiven([...known, ...past], useCase, body, { effective: onDay('2026-05-01'), mode: 'live' }).rules.filter((rule) => told.has(rule));
const grid = (...past: readonly GivenEvent[]): readonly string[] => rules(createGridUseCase, { unit: street, name: '第一网格', ...sized }, ...past);

describe('who is given something in grid governance', () => {
  it.each(named)('is on record: %s', (_name, useCase, body) => {
    expect([rules(useCase, body, ...followed), rules(useCase, body, ...followed, note(street, '2019-03-01'))]).toEqual([['owner-unregistered'], []]);
  });

  it.each(named)('was not set up by mistake: %s', (_name, useCase, body) => {
    expect([rules(useCase, body, ...followed, note(street, ''), withdrawn()), rules(useCase, body, ...followed, note(street, ''))]).toEqual([['organ-annulled'], []]);
  });

  it('is there from the day on that organisations says, and since ever where that only says that it stayed', () => {
    expect([grid(...followed, note(street, '2026-05-01')), grid(...followed, note(street, '2026-05-02')), grid(...followed, note(street, ''))]).toEqual([[], ['owner-unregistered'], []]);
    expect([grid(...followed, note(street, '2026-06-01', 'a'), note(street, '2026-04-01', 'b', 'a')), grid(...followed, note(street, '2026-04-01', 'a'), note(street, '2026-06-01', 'b', 'a'))]).toEqual([[], ['owner-unregistered']]);
  });

  it('is not asked for before any organ was noted, nor of one whose end is, nor by a row of history', () => {
    expect([grid(), grid(note(town, '')), grid(...followed, ended)]).toEqual([[], [], []]);
    expect(decideGiven([...followed, note(street, ''), withdrawn()], createGridUseCase, { unit: street, name: '第一网格', ...sized }, { effective: onDay('2019-05-01'), mode: 'history' }).rules.filter((rule) => told.has(rule))).toEqual([]);
    expect(rules(createGridsUseCase, { label: '其余网格', count: 2 }, ...followed)).toEqual([]);
  });

  it('never was once nothing that told of it is left, and is again once something does', () => {
    const [both, one] = [[...followed, note(street, ''), note(street, '', 'retained'), withdrawn()], [...followed, note(street, ''), withdrawn()]];
    expect([grid(...both), grid(...both, withdrawn('retained')), grid(...one, note(street, '', 'anew'))]).toEqual([[], ['organ-annulled'], []]);
  });
});

describe('the note of an organ', () => {
  const noting = (past: readonly GivenEvent[]) => decideGiven(past, noteOrganUseCase, { organ: street, since: '2019-03-01', sourceEventId: event('established'), supersedesEventId: '' }).events.length;

  it('is kept once, the first of all also says that organs are followed, and only what was noted is withdrawn', () => {
    expect([noting([]), noting(followed), noting([...followed, note(street, '2019-03-01')])]).toEqual([2, 1, 0]);
    const taken = (...past: readonly GivenEvent[]) => decideGiven(past, withdrawOrganNoteUseCase, { organId: street.id, sourceEventId: event('established') }).events.length;
    expect([taken(), taken(note(street, '')), taken(note(street, ''), withdrawn())]).toEqual([0, 1, 0]);
  });
});
