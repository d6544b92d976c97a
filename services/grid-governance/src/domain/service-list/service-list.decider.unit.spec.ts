import type { GridEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { publishServiceListUseCase } from '../../commands/lists/publish-service-list.use-case.js';
import { putItemsOnPlatformUseCase } from '../../commands/lists/put-items-on-platform.use-case.js';
import { platformId, serviceListId } from './service-list.decider.js';

const list = { title: '权责清单', label: '权责事项', count: 122, measureWord: '条', channel: '政务服务网', scope: '镇和街道' };
const published = (count: number, on: string, more: Partial<GivenEvent> = {}): GivenEvent => ({
  stream: `service-list/${serviceListId(list.title)}`,
  event: decideGiven([], publishServiceListUseCase, { ...list, count }).events[0]?.event as GridEvent,
  effective: onDay(on),
  ...more,
});

describe('a service list', () => {
  it('is published with its length', () => {
    expect(published(122, '2019-01-01').event).toMatchObject({ type: 'ServiceListPublished', data: { title: '权责清单', version: 1, items: { count: 122 }, measureWord: '条' } });
  });

  it('adds nothing for a repeated command', () => {
    expect(decideGiven([published(122, '2019-02-01')], publishServiceListUseCase, list).events).toEqual([]);
  });

  it('takes the place of the version in force at its date, corrections counted', () => {
    const version = (past: readonly GivenEvent[], on: string) => decideGiven(past, publishServiceListUseCase, { ...list, count: 130 }, { effective: onDay(on) }).events[0]?.event.data;
    expect(version([published(122, '2019-01-01')], '2020-01-01')).toMatchObject({ version: 2 });
    expect(version([published(122, '2019-01-01')], '2018-01-01')).toMatchObject({ version: 1 });
    const corrected = [published(122, '2019-01-01', { eventId: 'first' }), published(121, '2019-01-01', { supersedes: 'first' })];
    expect(version(corrected, '2020-01-01')).toMatchObject({ version: 2 });
  });
});

describe('a platform', () => {
  const items = { platform: '一体化平台', label: '政务服务事项', count: 461 };

  it('takes items, once each', () => {
    const { events } = decideGiven([], putItemsOnPlatformUseCase, items);
    expect(events).toMatchObject([{ event: { data: { platform: '一体化平台', items: { count: 461 } } } }]);
    const given: GivenEvent = { stream: `platform/${platformId(items.platform)}`, event: events[0]?.event as GridEvent, effective: onDay('2019-02-01') };
    expect(decideGiven([given], putItemsOnPlatformUseCase, items, { commandId: 'another' }).events).toEqual([]);
  });
});
