import { createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEffectiveDate } from '@yange/kernel';
import {
  contracts, dataAsJson, decodeData, defineContract, effectiveMessage, effectiveOf, encodeData, gridContract, logIdOf, organisationsContract, partitionsOf, topicOf, topicPartitions, UnknownEventType,
} from './index.js';

const inEveryLog = ['DecisionNoted', 'DecisionRevoked', 'DecisionUsed', 'DeputyEndNoted', 'DeputyNoteLifted', 'DeputyNoted', 'DraftReturned', 'DraftSaved', 'DraftSigned', 'DraftSubmitted', 'DraftWithdrawn', 'EventAnnulled', 'FollowUpRefused', 'FollowUpResolved', 'HistoryWindowSet', 'ParkedEventSkipped', 'ReferenceListSet', 'RuleModeSet', 'SlipTermsSet', 'WorkDaysLifted', 'WorkDaysSet'];

describe('the registry', () => {
  it.each(contracts.map((contract) => [contract.context, contract] as const))('of %s stores each message under its own name, in its own package', (context, { messages }) => {
    for (const [name, message] of Object.entries(messages)) {
      expect(message.name).toBe(name);
      expect([`yange.${context}.v1`, 'yange.common.v1']).toContain(message.file.proto.package);
    }
  });

  it.each(contracts.map((contract) => [contract.context, contract] as const))('of %s knows what every log may hold', (_context, { messages }) => {
    expect(Object.keys(messages)).toEqual(expect.arrayContaining(inEveryLog));
  });

  it('gives no name two meanings', () => {
    const names = contracts.flatMap(({ messages }) => Object.keys(messages)).filter((name) => !inEveryLog.includes(name));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('never loses a message that was published as an event', () => {
    const published = createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(join(import.meta.dirname, '../../../proto/yange.binpb'))));
    for (const { messages } of contracts) for (const message of Object.values(messages)) expect(published.getMessage(message.typeName)?.typeName).toBe(message.typeName);
  });

  it.each(['OrganAbsorbed', '', 'toString', 'constructor', '__proto__'])('refuses the unknown name %j, both ways', (type) => {
    expect(() => decodeData(organisationsContract, type, new Uint8Array())).toThrow(UnknownEventType);
    expect(() => encodeData(organisationsContract, { type, data: {} })).toThrow(UnknownEventType);
    expect(() => dataAsJson(organisationsContract, type, new Uint8Array())).toThrow(UnknownEventType);
    expect(() => organisationsContract.make(type as 'OrganRenamed', {})).toThrow(UnknownEventType);
  });

  it('makes, stores and reads an event', () => {
    const event = organisationsContract.make('OrganRenamed', { organId: 'o-1', oldName: '旧', newName: '新' });
    expect(decodeData(organisationsContract, 'OrganRenamed', encodeData(organisationsContract, event))).toEqual(event);
    expect(dataAsJson(organisationsContract, 'OrganRenamed', encodeData(organisationsContract, event))).toEqual({ organId: 'o-1', oldName: '旧', newName: '新' });
  });

  it('does not read bytes that are cut off', () => {
    const bytes = encodeData(organisationsContract, organisationsContract.make('OrganRenamed', { organId: 'o-1', newName: '新' }));
    expect(() => decodeData(organisationsContract, 'OrganRenamed', bytes.subarray(0, bytes.length - 1))).toThrow();
  });
});

describe('logs and topics', () => {
  it('are named by district and context', () => {
    expect([logIdOf('150302', 'grid'), topicOf('150302', 'organisations')]).toEqual(['150302/grid', 'yange.150302.organisations.v1']);
  });

  it.each(contracts.map((contract) => [contract.context, contract] as const))('of %s have the partitions that the table pins', (context, { partitions }) => {
    expect([partitions, partitionsOf(`150302/${context}`)]).toEqual([topicPartitions[context], topicPartitions[context]]);
  });

  it('have six partitions for ever: another number moves keys', () => {
    expect(topicPartitions).toEqual({ organisations: 6, staffing: 6, enforcement: 6, grid: 6, reporting: 6 });
    expect(Object.keys(topicPartitions).sort()).toEqual(contracts.map(({ context }) => context).sort());
  });

  it.each(['150302/authority', '150302', '', '150302/toString'])('know no partitions of %j', (logId) => expect(() => partitionsOf(logId)).toThrow('no context of ours'));
});

describe('an effective date in an envelope', () => {
  it.each(['2019-02-01', '2019年2月', '2019年', '截至2020年6月', '2018年1月到2019年5月'])('%s survives the way there and back', (words) => {
    const effective = parseEffectiveDate(words);
    expect(effectiveOf(effectiveMessage(effective))).toEqual(effective);
  });

  it('must be there, with a precision that we know', () => {
    expect(() => effectiveOf(undefined)).toThrow('without an effective date');
    expect(() => effectiveOf({ ...effectiveMessage(parseEffectiveDate('2019')), precision: 99 as never })).toThrow();
  });
});

it('a contract of a few messages has those and what every log may hold', () => {
  const { messages } = defineContract('grid', 6, { GridsCreated: gridContract.messages.GridsCreated });
  expect(Object.keys(messages).sort()).toEqual([...inEveryLog, 'GridsCreated'].sort());
});
