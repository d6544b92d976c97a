import type { GridEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { grantStreetPowersUseCase } from '../../commands/lists/grant-street-powers.use-case.js';
import { splitGroups } from './street-power.decider.js';

const words = '负责人的指挥调度权、考核监督权；重大决策和重大项目的建议权;下沉资金、人员的统筹管理和自主支配权';

describe('street powers', () => {
  it('are split into groups by ； and into rights where a right ends before 、', () => {
    expect(splitGroups(words)).toEqual([
      { words: '负责人的指挥调度权、考核监督权', rights: ['负责人的指挥调度权', '考核监督权'] },
      { words: '重大决策和重大项目的建议权', rights: ['重大决策和重大项目的建议权'] },
      { words: '下沉资金、人员的统筹管理和自主支配权', rights: ['下沉资金、人员的统筹管理和自主支配权'] },
    ]);
  });

  it('keep their words and the rule by which they were split', () => {
    const { events } = decideGiven([], grantStreetPowersUseCase, { title: '街道七权', words });
    expect(events).toMatchObject([{ event: { data: { groups: [{ ordinal: 1 }, { ordinal: 2 }, { ordinal: 3 }], splittingRule: expect.stringContaining('；') } } }]);
    const given: GivenEvent = { stream: 'street-powers', event: events[0]?.event as GridEvent, effective: onDay('2019-01-01') };
    expect(decideGiven([given], grantStreetPowersUseCase, { title: '街道七权', words }).events).toEqual([]);
    expect(decideGiven([given], grantStreetPowersUseCase, { title: '街道八权', words: `${words}；新的权` }).events).toMatchObject([{ event: { data: { groups: [{ ordinal: 4, words: '新的权' }] } } }]);
  });
});
