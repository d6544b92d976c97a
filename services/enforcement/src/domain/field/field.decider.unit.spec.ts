import { enforcementContract } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, limitsGiven, type GivenEvent } from '@yange/use-case';
import { giveUpFieldUseCase } from '../../commands/fields/give-up-field.use-case.js';
import { holdFieldUseCase } from '../../commands/fields/hold-field.use-case.js';
import { listFieldsUseCase } from '../../commands/fields/list-fields.use-case.js';
import { fieldRegister } from './field.aggregate.js';

const listed = (names: readonly string[], more: Partial<GivenEvent> = {}): GivenEvent => ({
  stream: 'field-register',
  event: enforcementContract.make('EnforcementFieldsListed', { fields: names.map((name) => ({ id: `id-${name}`, name })), programme: '五大领域' }),
  effective: onDay('2018-08-01'),
  ...more,
});
const held: GivenEvent = { stream: 'field-register', event: enforcementContract.make('EnforcementFieldHeld', { fieldId: 'id-市场', field: '市场' }), effective: onDay('2019-01-01') };

describe('fields of enforcement', () => {
  it('are named, each once', () => {
    const { events } = decideGiven([listed(['交通'])], listFieldsUseCase, { names: ['交通', '市场', '市场'], programme: '五大领域' });
    expect(events).toMatchObject([{ event: { data: { fields: [{ name: '市场' }] } } }]);
    expect(decideGiven([listed(['交通'])], listFieldsUseCase, { names: ['交通'], programme: '五大领域' }).events).toEqual([]);
  });

  it('can be held once listed', () => {
    expect(decideGiven([listed(['市场'])], holdFieldUseCase, { field: '市场' }).events).toHaveLength(1);
    expect(decideGiven([listed(['市场']), held], holdFieldUseCase, { field: '市场' }).events).toEqual([]);
    expect(() => decideGiven([listed(['市场'])], holdFieldUseCase, { field: '市场' }, { effective: onDay('2018-07-31') })).toThrow('unknown-field');
  });

  it('break a limit where they are held and the corrected list does not name them', () => {
    const limits = (...names: readonly string[]) => limitsGiven(fieldRegister, [listed(names), held], '2020-01-01');
    expect([limits('文化'), limits('文化', '市场')]).toEqual([['field-not-listed'], []]);
  });

  it('are given up once', () => {
    const up = decideGiven([listed(['市场']), held], giveUpFieldUseCase, { field: '市场', reason: '上划' }).events;
    expect(up).toHaveLength(1);
    const gone: GivenEvent = { stream: 'field-register', event: up[0]?.event as GivenEvent['event'], effective: onDay('2019-02-01') };
    expect(decideGiven([listed(['市场']), held, gone], giveUpFieldUseCase, { field: '市场', reason: '上划' }).events).toEqual([]);
  });

  it('cannot be held once a corrected list no longer names them', () => {
    const first = listed(['市场'], { eventId: 'first' });
    const corrected = listed(['文化'], { supersedes: 'first' });
    expect(() => decideGiven([first, corrected, held], holdFieldUseCase, { field: '市场' })).toThrow('unknown-field');
  });
});
