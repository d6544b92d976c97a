import { organisationsContract } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, matterLaw } from '@yange/use-case';
import { prescribeUnitTemplateUseCase } from '../../commands/record/prescribe-unit-template.use-case.js';

const wanted = { templateKind: 'town', words: '5办1局2中心', parts: [{ kind: 'office', count: 5 }, { kind: 'bureau', count: 1 }, { kind: 'centre', count: 2 }] };
const known = (count: number, date: string) => ({
  stream: 'unit-template/town',
  effective: onDay(date),
  event: organisationsContract.make('UnitTemplatePrescribed', { templateKind: 'town', words: '5办1局2中心', parts: [{ kind: 'office', count }, { kind: 'bureau', count: 1 }, { kind: 'centre', count: 2 }] }),
});

describe('what a kind of unit is to consist of', () => {
  it('is data of an event', () => {
    const { events } = decideGiven([], prescribeUnitTemplateUseCase, wanted);
    expect(events[0]?.event.data).toMatchObject({ words: '5办1局2中心', parts: [{ kind: 'office', count: 5 }, { kind: 'bureau', count: 1 }, { kind: 'centre', count: 2 }] });
  });

  it('is a matter of its own, which the level above decides', () => {
    expect(prescribeUnitTemplateUseCase.matter?.(prescribeUnitTemplateUseCase.body.parse(wanted))).toEqual({ code: 'organ.template', subjects: ['town'] });
    expect(matterLaw('organ.template').level).toBe('city');
  });

  it('is not prescribed twice', () => {
    expect(decideGiven([known(5, '2019-01-01')], prescribeUnitTemplateUseCase, wanted).events).toEqual([]);
  });

  it('changes from its date on, also when the change is learnt late', () => {
    expect(decideGiven([known(5, '2020-01-01')], prescribeUnitTemplateUseCase, wanted, { effective: onDay('2019-01-01') }).events).toHaveLength(1);
    expect(decideGiven([known(4, '2018-01-01')], prescribeUnitTemplateUseCase, wanted).events).toHaveLength(1);
  });

  it('names no more than it counts, and each kind once', () => {
    expect(() => decideGiven([], prescribeUnitTemplateUseCase, { ...wanted, parts: [{ kind: 'bureau', count: 1, names: ['甲', '乙'] }] })).toThrow('list-longer-than-count');
    expect(() => decideGiven([], prescribeUnitTemplateUseCase, { ...wanted, parts: [{ kind: 'bureau', count: 1 }, { kind: 'bureau', count: 2 }] })).toThrow('part-twice');
  });
});
