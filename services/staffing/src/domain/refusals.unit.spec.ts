import { staffingContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { carryOverPostsUseCase } from '../commands/carry-over/carry-over-posts.use-case.js';
import { absorbExcessLeadersUseCase } from '../commands/excess-leaders/absorb-excess-leaders.use-case.js';
import { recordExcessLeadersUseCase } from '../commands/excess-leaders/record-excess-leaders.use-case.js';
import { settlePlanUseCase } from '../commands/excess-leaders/settle-plan.use-case.js';
import { recordPersonalDataUseCase } from '../commands/personal-data/personal-data.use-cases.js';
import { approvePostsUseCase } from '../commands/posts/approve-posts.use-case.js';
import { increasePostsUseCase } from '../commands/posts/increase-posts.use-case.js';
import { compareRegisterUseCase, deleteSnapshotUseCase, loadRegisterUseCase } from '../commands/registers/register.use-cases.js';
import { Registers, type RegistersParts } from '../registers/registers.js';
import { personalDataStream } from './personal-data/personal-data.aggregate.js';
import { postAllotmentStream } from './post-allotment/post-allotment.aggregate.js';
import { registerSnapshotStream } from './register-snapshot/register-snapshot.aggregate.js';

const owner = (name: string) => ({ organId: derivedId('organ', name), name, count: 1, each: false });
const [from, to] = [owner('甲镇'), owner('乙镇')];
const decided = (given: readonly GivenEvent[], useCase: AnyUseCase, body: object, on = '2020-01-01') => () => decideGiven(given, useCase, body, { effective: onDay(on) });
const told = (stream: string, useCase: AnyUseCase, body: object, on: string): readonly GivenEvent[] => decideGiven([], useCase, body, { effective: onDay(on) }).events.map(({ event }) => ({ stream, event, effective: onDay(on) }));
const id = derivedId('one');

describe('what cannot become a fact here', () => {
  it('leaders in excess of whom there are none, and the outcome of no plan', () => {
    const none = { owner: from, principal: 0, deputy: 0 };
    expect(decided([], recordExcessLeadersUseCase, none)).toThrow('no-leaders');
    expect(decided([], absorbExcessLeadersUseCase, none)).toThrow('no-leaders');
    expect(decided([], recordExcessLeadersUseCase, { ...none, deputy: 1 })).not.toThrow();
    expect(decided([], settlePlanUseCase, { owner: from, planId: id, outcome: 'condition-met' })).toThrow('unknown-plan');
  });

  it('posts carried over of whose number nobody knows, or to whom they were approved that very day', () => {
    const carry = { from, to: [to], level: '科级' };
    const [own, theirs] = [from, to].map((one) => postAllotmentStream(one, '科级').streamId) as [string, string];
    const unknown = told(own, increasePostsUseCase, { owner: from, principal: 0, deputy: 1 }, '2019-01-01');
    expect(decided(unknown, carryOverPostsUseCase, carry)).toThrow('posts-unknown');
    const known = told(own, approvePostsUseCase, { owner: from, principal: 1, deputy: 2 }, '2019-01-01');
    const approved = (on: string) => [...known, ...told(theirs, approvePostsUseCase, { owner: to, principal: 1, deputy: 1 }, on)];
    expect(decided(approved('2020-01-01'), carryOverPostsUseCase, carry)).toThrow('successor-posts-set-apart');
    expect(decided(approved('2019-12-31'), carryOverPostsUseCase, carry)).not.toThrow();
  });

  it('personal data that were sealed under another key than the person has by now', () => {
    const sealed: GivenEvent = { stream: personalDataStream(id).streamId, event: staffingContract.make('PersonalDataRecorded', { personId: id, recordId: derivedId('record'), keyId: derivedId('key', 'one'), personalFields: ['name'], suite: 'test' }) };
    const record = (key: string) => decided([sealed], recordPersonalDataUseCase({ recordId: derivedId('record', 'two'), keyId: derivedId('key', key), suite: 'test' }), { personId: id, isNew: false, fields: ['name'], digest: 'd' });
    expect(record('other')).toThrow('personal-data-changed');
    expect(record('one')).not.toThrow();
  });

  it('anything of a snapshot that was not loaded, or is deleted', () => {
    const snapshot = { snapshotId: id, kind: 'payroll', takenOn: '2019-12-31' };
    const compare = { ...snapshot, kindName: '工资', comparedTo: 1, differences: [], suspects: 0 };
    const { streamId } = registerSnapshotStream(id);
    const loaded = told(streamId, loadRegisterUseCase, { ...snapshot, rows: 1, rejected: 0, fileHash: 'a'.repeat(64) }, '2020-01-01');
    expect(decided([], compareRegisterUseCase, compare)).toThrow('snapshot-unknown');
    expect(decided([], deleteSnapshotUseCase, { snapshotId: id, basis: 'loaded-by-mistake' })).toThrow('snapshot-unknown');
    expect(decided(loaded, compareRegisterUseCase, compare)).not.toThrow();
    const deleted: GivenEvent = { stream: streamId, event: staffingContract.make('RegisterSnapshotDeleted', { snapshotId: id, basis: 'loaded-by-mistake' }), effective: onDay('2020-01-01') };
    expect(decided([...loaded, deleted], compareRegisterUseCase, compare)).toThrow('snapshot-deleted');
  });

  it('rows of a load that another process had begun', async () => {
    await expect(new Registers({} as RegistersParts).addRows({ district: '150302', snapshotId: id }, [])).rejects.toThrow('register-load-lost');
  });
});
