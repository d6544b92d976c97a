import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { z } from 'zod';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { recordOrganRegionUseCase } from '../../commands/organ/record-organ-region.use-case.js';
import { changeRegionUseCase } from '../../commands/record/change-region.use-case.js';
import { recordRegionUseCase } from '../../commands/record/record-region.use-case.js';

const make = organisationsContract.make.bind(organisationsContract);
/** Made up: the register of 2020 gives no code of this street. */
const kabuqi = '150302005';
const linyin = '150302008';
const street = derivedId('street');
const on = (stream: string, event: GivenEvent['event'], date: string): GivenEvent => ({ stream, event, effective: onDay(date) });
const recorded = on(`region/${kabuqi}`, make('RegionRecorded', { code: kabuqi, name: '卡布其街道', parentCode: '150302' }), '2018-01-01');
const gone = on(`region/${kabuqi}`, make('RegionAbolished', { code: kabuqi, name: '卡布其街道', into: [{ code: '150302003', name: '新华街道' }] }), '2021-06-01');
const formed = on(`region/${linyin}`, make('RegionFormed', { code: linyin, name: '林荫街道', parentCode: '150302' }), '2021-06-01');
const organ = on(`organ/${street}`, make('OrganRetained', { organId: street, name: '某街道', category: 'street-office' }), '2018-01-01');
const into = { change: 'abolished-into', code: kabuqi, others: [{ code: '150302003', name: '新华街道' }] };
const forming = { change: 'formed-from', code: linyin, name: '林荫街道', parentCode: '150302', others: [] };

describe('a division', () => {
  it('of a town or street lies below its district', () => {
    expect(decideGiven([], recordRegionUseCase, { code: kabuqi, name: '卡布其街道', parentCode: '150302' }).events).toHaveLength(1);
    expect(() => decideGiven([], recordRegionUseCase, { code: kabuqi, name: '卡布其街道', parentCode: '150303' })).toThrow('region-parent');
  });

  it('ends in others, once', () => {
    const june = { effective: onDay('2021-06-01') };
    expect(decideGiven([recorded], changeRegionUseCase, into, june).events[0]?.event).toMatchObject({ type: 'RegionAbolished', data: { name: '卡布其街道', into: [{ code: '150302003' }] } });
    expect(decideGiven([recorded, gone], changeRegionUseCase, into, june).events).toEqual([]);
    expect(() => decideGiven([], changeRegionUseCase, into, june)).toThrow('unknown-region');
    expect(() => decideGiven([recorded, gone], changeRegionUseCase, into, { effective: onDay('2021-05-01') })).toThrow('region-abolished');
  });

  it('ends live in divisions that are there that day: rule region-not-valid; the rows of an import come in any order', () => {
    const heir = (date: string) => on('region/150302003', make('RegionRecorded', { code: '150302003', name: '新华街道', parentCode: '150302' }), date);
    const rules = (mode: 'live' | 'history', ...past: readonly GivenEvent[]) => decideGiven([recorded, ...past], changeRegionUseCase, into, { mode, effective: onDay('2021-06-01') }).rules;
    expect([rules('live', heir('2021-06-01')), rules('live', heir('2021-06-02')), rules('live'), rules('history')]).toEqual([[], ['region-not-valid'], ['region-not-valid'], []]);
  });

  it('says what its change needs, and nothing else', () => {
    const fits = (body: object): boolean => changeRegionUseCase.body.safeParse(body).success;
    expect([into, forming, { ...forming, name: undefined }, { ...forming, parentCode: undefined }, { ...into, name: '卡布其街道' }, { ...into, parentCode: '150302' }, { ...into, change: 'split' }].map(fits)).toEqual([true, true, false, false, false, false, false]);
    expect(Object.keys((z.toJSONSchema(changeRegionUseCase.body, { io: 'input' }) as { properties: object }).properties)).toEqual(['change', 'code', 'name', 'parentCode', 'others']);
  });

  it('is formed under a code that nobody had', () => {
    const june = { effective: onDay('2021-06-01') };
    expect(decideGiven([], changeRegionUseCase, forming, june).events[0]?.event.type).toBe('RegionFormed');
    expect(decideGiven([formed], changeRegionUseCase, forming, june).events).toEqual([]);
    expect(() => decideGiven([recorded, gone], changeRegionUseCase, { ...forming, code: kabuqi }, june)).toThrow('region-code-used');
  });
});

describe('an organ', () => {
  const cite = (regionCode: string, date: string) => decideGiven([organ, recorded, gone, formed], recordOrganRegionUseCase, { organId: street, regionCode }, { effective: onDay(date) });

  it('cites a division only while it is there: rule region-not-valid', () => {
    expect([cite(kabuqi, '2020-06-30').rules, cite(kabuqi, '2021-05-31').rules, cite(kabuqi, '2021-06-01').rules]).toEqual([[], [], ['region-not-valid']]);
    expect([cite(linyin, '2020-06-30').rules, cite(linyin, '2021-06-01').rules]).toEqual([['region-not-valid'], []]);
    expect(cite(linyin, '2021-06-01').events[0]?.event).toMatchObject({ type: 'OrganRegionRecorded', data: { organName: '某街道', regionName: '林荫街道' } });
  });
});
