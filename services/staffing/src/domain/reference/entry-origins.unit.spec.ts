import { staffingContract, TransferDirection } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { enterPersonUseCase } from '../../commands/persons/enter-person.use-case.js';
import { transferPersonUseCase } from '../../commands/persons/transfer-person.use-case.js';
import { personsBlockId } from '../transfer-batch/transfer-batch.decider.js';
import { transferBatchStream } from '../transfer-batch/transfer-batch.aggregate.js';

const owner = { organId: 'a1f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '某局', count: 1, each: false };
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const table = (on: string, ...entries: object[]): GivenEvent => ({ stream: 'reference-list/entry-origins', event: staffingContract.make('ReferenceListSet', { list: 'entry-origins', entries }), effective: onDay(on) });
const enter = (origin: string | undefined, past: readonly GivenEvent[] = [], on = '2026-02-01') => decideGiven(past, enterPersonUseCase, { owner, type, ...(origin === undefined ? {} : { origin }) }, { effective: onDay(on) });
const strictly = (rules: readonly string[]) => rules.filter((rule) => rule === 'entry-from-outside');

describe('how somebody enters', () => {
  it('is told by code or name of the table of the day, and kept with both', () => {
    for (const origin of ['transferred-in', '区外调入']) {
      expect(enter(origin).events.map(({ event }) => event).find(({ type: of }) => of === 'PersonEntered')?.data).toMatchObject({ originCode: 'transferred-in', origin: '区外调入' });
    }
    expect(enter(undefined).events.map(({ event }) => event).find(({ type: of }) => of === 'PersonEntered')?.data).toMatchObject({ originCode: '', origin: '' });
    expect(() => enter('天上掉下')).toThrow('unknown-code');
  });

  it('is told of where it is from outside the district, and where nobody says it or it is within it is not', () => {
    expect(['transferred-in', 'transferred-within', 'recruited', undefined].map((origin) => strictly(enter(origin).rules))).toEqual([['entry-from-outside'], [], [], []]);
  });

  it('is from outside as the table of that day has it', () => {
    const own = table('2026-03-01', { code: 'transferred-in', name: '区外调入', marks: [] }, { code: 'from-city', name: '市直下派', marks: ['from-outside'] });
    expect([strictly(enter('transferred-in', [own], '2026-02-28').rules), strictly(enter('transferred-in', [own], '2026-03-01').rules), strictly(enter('市直下派', [own], '2026-03-01').rules)]).toEqual([['entry-from-outside'], [], ['entry-from-outside']]);
    expect(() => enter('from-city', [own], '2026-02-28')).toThrow('unknown-code');
  });

  it('is from outside with a batch that comes from there', () => {
    const batchId = 'c3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a03';
    const batch = (direction: TransferDirection): GivenEvent => ({ stream: transferBatchStream(batchId).streamId, event: staffingContract.make('TransferBatchRecorded', { batchId, name: '划转', direction, persons: { blocks: [{ id: personsBlockId(batchId), label: '转隶人员', count: 2 }] } }), effective: onDay('2026-01-01') });
    const unmarked = table('2026-01-01', { code: 'recruited', name: '公开招录', marks: [] });
    const rules = (direction: TransferDirection, ...past: readonly GivenEvent[]) => strictly(decideGiven([batch(direction), ...past], transferPersonUseCase, { batchId, from: { name: '市一级' }, to: owner, type }, { effective: onDay('2026-02-01') }).rules);
    expect([rules(TransferDirection.IN), rules(TransferDirection.IN, unmarked), rules(TransferDirection.WITHIN)]).toEqual([['entry-from-outside'], ['entry-from-outside'], []]);
  });
});
