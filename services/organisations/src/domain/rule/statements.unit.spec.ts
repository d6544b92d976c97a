import { organisationsContract } from '@yange/contracts';
import { onDay, parseEffectiveDate } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { holdMeetingUseCase } from '../../commands/record/hold-meeting.use-case.js';
import { recordRegionUseCase } from '../../commands/record/record-region.use-case.js';
import { stateFindingUseCase } from '../../commands/record/state-finding.use-case.js';
import { meetingIdOf } from '../meeting/meeting.aggregate.js';
import { findingIdOf } from '../stated-finding/stated-finding.aggregate.js';

describe('a stated finding', () => {
  const zero = { matter: 'self-established-organs', scope: '海勃湾区本级', count: 0 };
  const given = (count: number, date: string, more: Partial<GivenEvent> = {}): GivenEvent => ({
    stream: `finding/${findingIdOf('150302', zero.matter, zero.scope)}`,
    event: organisationsContract.make('FindingStated', { ...zero, count }),
    effective: onDay(date),
    ...more,
  });

  it('may be zero, and is an event all the same', () => {
    expect(decideGiven([], stateFindingUseCase, zero).events[0]?.event).toMatchObject({ type: 'FindingStated', data: { count: 0 } });
  });

  it('is of a matter in the table of the day', () => {
    const own = { stream: 'reference-list/finding-matters', event: organisationsContract.make('ReferenceListSet', { list: 'finding-matters', entries: [{ code: 'tied-projects', name: '以项目资金要求设机构' }] }), effective: onDay('2026-01-01') };
    const stated = (matter: string, on: string) => decideGiven([own], stateFindingUseCase, { ...zero, matter }, { effective: onDay(on) }).events.map(({ event }) => event);
    const unknown = expect.objectContaining({ rule: 'unknown-code', facts: expect.objectContaining({ list: 'finding-matters' }) });
    expect(() => stated('tied-projects', '2025-12-31')).toThrow(unknown);
    expect(stated('tied-projects', '2026-01-01')).toMatchObject([{ data: { matter: 'tied-projects' } }]);
    expect(() => stated(zero.matter, '2026-01-01')).toThrow(unknown);
  });

  it('is stated once for a day, and anew for another one', () => {
    expect(decideGiven([given(0, '2019-02-28')], stateFindingUseCase, zero, { effective: onDay('2019-02-28') }).events).toEqual([]);
    expect(decideGiven([given(0, '2019-02-28')], stateFindingUseCase, zero, { effective: onDay('2020-02-28') }).events).toHaveLength(1);
    expect(decideGiven([given(0, '2019-02-28')], stateFindingUseCase, zero, { effective: onDay('2018-02-28') }).events).toHaveLength(1);
    expect(decideGiven([given(1, '2019-02-28', { eventId: 'wrong' }), given(0, '2019-02-28', { supersedes: 'wrong' })], stateFindingUseCase, zero, { effective: onDay('2019-02-28') }).events).toEqual([]);
  });
});

describe('a meeting', () => {
  const sixth = { body: '区委编委会', year: 2019, ordinal: 6, approved: ['空编调配办法'] };
  const held: GivenEvent = { stream: `meeting/${meetingIdOf('150302', sixth)}`, event: organisationsContract.make('MeetingHeld', sixth), effective: parseEffectiveDate('2019年') };
  const in2019 = { effective: parseEffectiveDate('2019年') };

  it('is known by its number in the year', () => {
    expect(decideGiven([], holdMeetingUseCase, sixth, in2019).events[0]?.event.data).toMatchObject({ ordinal: 6, approved: ['空编调配办法'] });
    expect(decideGiven([held], holdMeetingUseCase, sixth, in2019).events).toEqual([]);
    expect(() => decideGiven([held], holdMeetingUseCase, { ...sixth, approved: [] }, in2019)).toThrow('meeting-held-otherwise');
    expect(() => decideGiven([], holdMeetingUseCase, { ...sixth, year: 2018 }, in2019)).toThrow('meeting-in-other-year');
  });
});

describe('a division', () => {
  const district = { code: '150302', name: '海勃湾区', parentCode: '150300' };

  it('has a code below that of its parent', () => {
    expect(decideGiven([], recordRegionUseCase, district).events).toHaveLength(1);
    expect(() => decideGiven([], recordRegionUseCase, { ...district, parentCode: '150400' })).toThrow('region-parent');
  });

  it('is recorded once, and again when its name changes, in whichever order that is learnt', () => {
    const given = { stream: 'region/150302', event: organisationsContract.make('RegionRecorded', district), effective: onDay('2019-01-01') };
    expect(decideGiven([given], recordRegionUseCase, district).events).toEqual([]);
    expect(decideGiven([given], recordRegionUseCase, { ...district, name: '海勃湾' }, { effective: onDay('2018-01-01') }).events).toHaveLength(1);
  });
});
