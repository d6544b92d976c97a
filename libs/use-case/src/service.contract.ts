import { personReference } from './import-table.definition.js';
import type { Contract } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { Rejected, type DomainEvent } from '@yange/kernel';
import { z } from 'zod';
import { annulEvent } from './annul-event.use-case.js';
import { CommandExecutor } from './command.executor.js';
import { specificationMeta } from './decision.given.js';
import { platformAggregates } from './platform.aggregates.js';
import { neverSuperseded } from './superseded.events.js';
import { defineUseCase, type AnyAggregate } from './use-case.definition.js';
import { readRowGiven } from './import.given.js';
import { isAboutOneStream } from './precondition.js';
import type { ServiceDefinition } from './service.definition.js';
import { describeTable, sampleNames } from './table.description.js';

const parametersOf = (path: string): readonly string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');

const fieldsOf = (schema: z.ZodType): readonly string[] => Object.keys((z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as { properties?: object }).properties ?? {});

const twice = (values: readonly string[]): readonly string[] => values.filter((value, index) => values.indexOf(value) !== index);

/** Rules of reading that ask what rows before have recorded. */
const namesEarlierRow: readonly string[] = ['unknown-name', 'unknown-record'];

/** Records an event of that type without fields in a stream of that aggregate, and annuls it. @returns what came of it; the rule where one refuses */
const takenBack = async (contract: Contract, aggregate: AnyAggregate, type: string): Promise<string> => {
  const log = new MemoryEventLogs(contract.context).forDistrict('150302');
  const executor = new CommandExecutor(contract, [aggregate]);
  const streamId = `${aggregate.name}/x`;
  const unread: AnyAggregate = { name: aggregate.name, initial: () => null, apply: () => null };
  const record = defineUseCase({ name: 'record', title: { zh: '', en: '' }, path: '', right: '', administrative: true, body: z.unknown(), streams: () => ({ own: { streamId, aggregate: unread } }), decide: () => ({ append: { own: [contract.make(type as never, {} as never) as DomainEvent] } }) });
  const { events } = await executor.execute(log, record, {}, specificationMeta({ mode: 'live', commandId: 'record' }));
  const eventId = events[0]?.eventId ?? '';
  try {
    await executor.execute(log, { ...annulEvent(contract, [aggregate]), administrative: true }, { streamId, eventId, reason: '误录' }, specificationMeta({ mode: 'live', commandId: 'annul' }));
  } catch (error) {
    if (error instanceof Rejected) return error.rule;
    if (error instanceof TypeError) return 'not folded';
    throw error;
  }
  const stored = await log.readStream(streamId);
  return stored.some(({ supersedes }) => supersedes === eventId) ? 'taken back' : 'still counts';
};

/** For specifications: what every service keeps to, whatever it is about. */
export const describeService = (name: string, { contract, rules, aggregates, useCases, tables, projections, queries }: ServiceDefinition): void => {
  describe(`the service ${name}`, () => {
    it('names each of its doors once', () => {
      expect(twice(useCases.map((useCase) => useCase.name))).toEqual([]);
      expect(twice(useCases.map(({ path }) => path.replace(/:\w+/g, ':')))).toEqual([]);
      expect(twice(queries.map(({ path }) => path.replace(/:\w+/g, ':')))).toEqual([]);
      expect(twice(aggregates.map((aggregate) => aggregate.name))).toEqual([]);
    });

    it.each([...useCases].map((useCase) => [useCase.name, useCase] as const))('%s finds the parameters of its path in its body', (_name, useCase) => {
      expect(fieldsOf(useCase.body)).toEqual(expect.arrayContaining([...parametersOf(useCase.path)]));
    });

    it.each([...queries].map((query) => [query.name, query] as const))('%s finds the parameters of its path in its parameters', (_name, query) => {
      expect(fieldsOf(query.params)).toEqual(expect.arrayContaining([...parametersOf(query.path)]));
    });

    it.each([...queries].map((query) => [query.name, query] as const))('%s is asked as of a day and as known at a time, or says why not', (_name, { params, asked, dated, undated, timeless, ownMoment, readAt, answer }) => {
      expect(readAt === undefined).toBe(ownMoment === undefined);
      const takesDay = fieldsOf(params).includes('on') || dated === true || ownMoment !== undefined;
      expect([takesDay, undated === undefined]).toEqual([takesDay, takesDay]);
      expect([undated, timeless, ownMoment].flatMap((reason) => (reason === undefined ? [] : [reason.zh, reason.en])).filter((words) => words.length < 5)).toEqual([]);
      const own = fieldsOf(params).filter((name) => ['asOf', 'knownAt'].includes(name)).sort();
      expect(own).toEqual(ownMoment !== undefined ? ['asOf', 'knownAt'] : asked === 'by-body' ? own.filter((name) => name === 'asOf') : []);
      expect(answer).toBeInstanceOf(z.ZodObject);
      // What will have been recorded by a day to come nobody knows; that all other questions refuse it is a matter of `momentParams`.
      const toCome = params.safeParse({ knownAt: '2099-01-01' }).error?.issues.filter(({ path }) => path[0] === 'knownAt') ?? [];
      expect(toCome).toEqual(ownMoment === undefined ? toCome : [expect.objectContaining({ params: { rule: 'known-at-to-come' } })]);
    });

    it('can show every view as it was known earlier, unless questions say why not', () => {
      const unknown = projections.filter(({ views, known = {} }) => views.some((view) => known[view] === undefined && known[view.replace(/_known$/, '')] !== 'spans'));
      expect(unknown.length === 0 || queries.some(({ timeless }) => timeless !== undefined)).toBe(true);
    });

    it('asks what the caller has seen only of commands that are about one thing', () => {
      expect(useCases.filter((useCase) => useCase.ifMatch === 'required' && !isAboutOneStream(useCase)).map((useCase) => useCase.name)).toEqual([]);
    });

    it('tells the version of streams whose facts one of its read models keeps', () => {
      const kept = projections.flatMap(({ views }) => views);
      const shown = queries.flatMap(({ path, about }) => about?.(Object.fromEntries(parametersOf(path).map((parameter) => [parameter, 'x']))).facts ?? []);
      expect(shown.filter((facts) => !kept.includes(facts))).toEqual([]);
    });

    it('folds only events that its contract has', () => {
      const known = Object.keys(contract.messages);
      const own = projections.filter(({ contexts }) => contexts.length === 1);
      expect(own.flatMap(({ types }) => types).filter((type) => !known.includes(type))).toEqual([]);
    });

    it('has tables with a hint in both languages for every column, each named once', () => {
      for (const { columns } of tables) {
        expect(twice(columns.map(({ header }) => header))).toEqual([]);
        expect(columns.filter(({ hint }) => hint.zh === '' || hint.en === '')).toEqual([]);
      }
    });

    it.each([...tables].map((table) => [table.name, table] as const))('%s has a sample row that is read without an error, and says what each kind of row needs', (_name, table) => {
      const { sample, columns, matters } = describeTable(table);
      const id = '00000000-0000-5000-8000-000000000001';
      // Who it is about is known to the vault; the row is read with a reference in the place of the names.
      const referred: Record<string, string> = (table.personal ?? []).length > 0 ? { [personReference]: id } : {};
      const references = { organs: { [sampleNames.organ]: id, [sampleNames.town]: id }, documents: { [sampleNames.document]: { title: sampleNames.document, documentId: id } } };
      const { errors, command } = readRowGiven({ district: '150302', table, cells: { ...sample, ...referred, 序号: 'S-1' }, references, order: 1 });
      // What a sample names among earlier rows is on record where all samples are brought together (test/history/import-templates).
      expect(errors.filter(({ rule }) => !namesEarlierRow.includes(rule))).toEqual([]);
      if (errors.length === 0) expect(command.useCase.body.safeParse(command.body).error).toBeUndefined();
      expect(columns.filter(({ header, required }) => required && (sample[header] ?? '') === '')).toEqual([]);
      expect(Object.keys(sample).filter((header) => !columns.some((column) => column.header === header))).toEqual([]);
      const asked = matters.flatMap(({ due, may }) => [...due, ...may]);
      expect(asked.filter((header) => !columns.some((column) => column.header === header))).toEqual([]);
    });

    it('says of every rule what it is and where it comes from, in both languages', () => {
      expect(twice(rules.map(({ id }) => id))).toEqual([]);
      expect(rules.filter(({ id, title, source }) => !/^[a-z]+(-[a-z]+)*$/.test(id) || [title.zh, title.en, source.zh, source.en].includes(''))).toEqual([]);
    });

    describe('takes back, by an annulment,', () => {
      it.each(Object.keys(contract.messages).filter((type) => !Object.hasOwn(neverSuperseded, type)))('%s', async (type) => {
        const folds = [...aggregates, ...platformAggregates];
        const taken = await Promise.all(folds.map((aggregate) => takenBack(contract, aggregate, type)));
        // Some folds cannot read a message without fields; one at least folds it, and none refuses.
        expect([taken.filter((one) => one === 'taken back').length > 0, taken.filter((one) => one === 'still counts')]).toEqual([true, []]);
      });

      it.each(Object.keys(neverSuperseded))('all but what says why not: %s', async (type) => {
        const own = [...aggregates, ...platformAggregates][0] as AnyAggregate;
        expect(await takenBack(contract, own, type)).toBe('nothing-to-annul');
        expect(Object.values(neverSuperseded[type] ?? {})).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
      });
    });

    it('has no field for a name or number of a person', () => {
      const fields = Object.values(contract.messages).flatMap((message) => message.fields.map((field) => `${message.typeName}.${field.name}`));
      expect(fields.filter((field) => /person_name|id_number|phone|birth/.test(field))).toEqual([]);
    });
  });
};
