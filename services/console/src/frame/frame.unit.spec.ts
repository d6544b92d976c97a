import { claimsOf } from '../api/session.js';
import { nothing } from '../security/no-html.js';
import { dayOfStep, stretchesBefore } from './event-days.js';
import { screens } from './screens.js';
import { isEventId, placeOf, screensCalled } from './search.model.js';

describe('the frame', () => {
  it('shows what a token says, and nonsense says nothing', () => {
    const token = `x.${Buffer.from(JSON.stringify({ sub: '甲', roles: ['clerk', 7], districts: ['150302'] })).toString('base64url')}.y`;
    expect(claimsOf(token)).toEqual({ subject: '甲', roles: ['clerk'], districts: ['150302'] });
    expect(claimsOf('nonsense')).toEqual({ subject: '', roles: [], districts: [] });
  });

  it('lets no string become markup', () => {
    expect(nothing()).toBe('');
  });

  it('looks for the day before in stretches that leave no day out and overlap nowhere', () => {
    const stretches = stretchesBefore('2020-06-30');
    expect(stretches[0]?.[1]).toBe('2020-06-29');
    const gaps = stretches.slice(1).map(([, to], index) => (Date.parse(stretches[index]?.[0] ?? '') - Date.parse(to)) / 86_400_000);
    expect(gaps).toEqual([1, 1, 1]);
    expect(stretches.at(-1)?.[0]).toBe('1900-01-01');
  });

  it('takes the day by which an event holds', () => {
    expect([dayOfStep({ event: { effective: { from: '2019-02-01', to: '2019-02-28' } } }), dayOfStep(undefined)]).toEqual(['2019-02-28', null]);
  });

  it('leads from what was found to its screen, or to the events that name it', () => {
    expect(placeOf({ kind: 'organ', id: '1' }, ['organs'])).toEqual(['organs', { organ: '1' }]);
    expect(placeOf({ kind: 'organ', id: '1' }, [])).toEqual(['events', { entity: '1' }]);
    expect(placeOf({ kind: 'grid', id: '2' }, ['organs'])).toEqual(['events', { entity: '2' }]);
    expect([isEventId('de8e6869-ddaa-5ecc-a6f6-160660e74d3f '), isEventId('内党办发')]).toEqual([true, false]);
  });

  it('finds a screen, and a list of one, by the words of its name in either language', () => {
    const called = (typed: string): readonly (readonly [string, string | undefined])[] => screensCalled(typed, screens).map(({ path, params }) => [path, params['list']]);
    expect([called('一票否决'), called('总览'), called('permits to use'), called('服务 窗口'), called('没有这样的页面'), called('  ')]).toEqual([[['registers', 'pledges']], [['overview', undefined]], [['people', 'permits']], [['services', 'windows']], [], []]);
  });

  it('keeps the menu short: what is a list of a subject is no entry of its own', () => {
    expect(screens.length).toBeLessThan(28);
  });
});
