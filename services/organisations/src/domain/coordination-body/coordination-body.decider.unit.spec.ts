import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { setUpCoordinationBodyUseCase } from '../../commands/coordination/set-up-coordination-body.use-case.js';
import { abolishOrganUseCase } from '../../commands/organ/abolish-organ.use-case.js';
import { establishOrganUseCase } from '../../commands/organ/establish-organ.use-case.js';
import { retainOrganUseCase } from '../../commands/organ/retain-organ.use-case.js';
import { splitOrganUseCase } from '../../commands/lineage/split-organ.use-case.js';
import { setUpInternalUnitsUseCase } from '../../commands/organ-unit/set-up-internal-units.use-case.js';
import { groupIdOf } from '../organ-group/organ-group.aggregate.js';

const make = organisationsContract.make.bind(organisationsContract);
const group = '本级党政机构';
const groupId = groupIdOf('150302', group);
const id = derivedId('specification', 'organ');
const on = (stream: string, event: GivenEvent['event'], date = '2018-01-01'): GivenEvent => ({ stream, event, effective: onDay(date) });
const nine = on(`organ-group/${groupId}`, make('CoordinationBodiesSet', { groupId, groupName: group, members: { blocks: [{ id: 'b-9', label: '议事协调机构', count: 9 }] } }));
const full = on(`organ-group/${groupId}`, make('InstitutionLimitSet', { groupId, groupName: group, limit: 0 }));
const body = { name: '区机构改革领导小组', group, drawnFrom: '议事协调机构', task: '统筹机构改革', conditions: '改革期间', limitedTask: true, endsOn: '2020-12-31' };
const begun = [nine, on(`organ/${id}`, make('OrganEstablished', { organId: id, name: body.name, category: 'coordination-body', groupId })), on(`organ-group/${groupId}`, make('CoordinationBodiesSet', { groupId, members: { named: [{ id, name: body.name, drawnFrom: 'b-9' }] } }))];

describe('a coordination body', () => {
  it('counts among its like and never within the limit; drawn from the block the nine stay nine', () => {
    const { events, rules, keys } = decideGiven([nine, full], setUpCoordinationBodyUseCase, body);
    expect(rules).toEqual([]);
    expect(events.map(({ stream, event }) => [stream, event.type])).toEqual([['organ', 'OrganEstablished'], ['organ', 'CoordinationBodySetUp'], ['group', 'CoordinationBodiesSet']]);
    expect(events[1]?.event.data).toMatchObject({ endsOn: '2020-12-31', conditions: '改革期间', ownOffice: false, ownQuota: 0 });
    expect(events[2]?.event.data).toMatchObject({ members: { named: [{ id, drawnFrom: 'b-9' }] } });
    expect(keys.claims).toMatchObject([{ key: 'organ-name:区机构改革领导小组' }]);
  });

  const rules = (over: object): readonly string[] => decideGiven([nine], setUpCoordinationBodyUseCase, { ...body, ...over }).rules;

  it('has conditions: rule coordination-body-conditions', () => expect([rules({}), rules({ conditions: '' })]).toEqual([[], ['coordination-body-conditions']]));

  it('is set up as such, live: as any other organ it would have neither conditions nor an end', () => {
    const other = { name: '区某领导小组' };
    const begin = (category: string, mode: 'live' | 'history' = 'live') => [establishOrganUseCase, retainOrganUseCase].map((useCase) => decideGiven([], useCase, { ...other, category }, { mode }).rules);
    const parts = [{ name: '甲小组', category: 'coordination-body' }, { name: '乙中心', category: 'institution' }];
    expect([begin('coordination-body'), begin('institution'), begin('coordination-body', 'history')]).toEqual([[['coordination-body-conditions'], ['coordination-body-conditions']], [[], []], [[], []]]);
    const centre = [on(`organ/${id}`, make('OrganEstablished', { organId: id, name: '某中心', category: 'institution' }))];
    expect(decideGiven(centre, splitOrganUseCase, { organId: id, results: parts }, { mode: 'live', effective: onDay('2019-02-01') }).rules).toEqual(['coordination-body-conditions']);
  });

  it('ends with its task: rule coordination-body-without-end', () => {
    expect([rules({ endsOn: undefined }), rules({ limitedTask: false, endsOn: undefined })]).toEqual([['coordination-body-without-end'], []]);
    expect(rules({ endsOn: '2019-02-01' })).toEqual([]);
    expect(() => rules({ endsOn: '2019-01-31' })).toThrow('ends-before-beginning');
  });

  it('has no quota: rule coordination-body-own-quota', () => expect([rules({ ownQuota: 0 }), rules({ ownQuota: 1 })]).toEqual([[], ['coordination-body-own-quota']]));

  it('has no office: rule coordination-body-own-office, in it and below it', () => {
    expect([rules({ ownOffice: true }), rules({ ownOffice: false })]).toEqual([['coordination-body-own-office'], []]);
    expect(decideGiven(begun, setUpInternalUnitsUseCase, { organId: id, kind: 'office', names: ['综合办'], count: 1 }).rules).toEqual(['coordination-body-own-office']);
    expect(decideGiven(begun, establishOrganUseCase, { name: '领导小组办公室', category: 'government-department', parentId: id, organId: derivedId('office') }).rules).toEqual(['coordination-body-own-office']);
  });

  it('leaves its like with its end', () => {
    const { events, rules: broken } = decideGiven(begun, abolishOrganUseCase, { organId: id, group, reason: '任务完成' }, { effective: onDay('2020-12-31') });
    expect([broken, events.map(({ event }) => event.type)]).toEqual([[], ['OrganAbolished', 'CoordinationBodiesEnded']]);
  });
});
