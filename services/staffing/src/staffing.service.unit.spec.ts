import { staffingContract } from '@yange/contracts';
import { z } from 'zod';
import { staffingService } from './staffing.service.js';

const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;

describe('the staffing service', () => {
  const { useCases, queries, tables, projections, aggregates } = staffingService;

  it('names its doors once', () => {
    expect(unique(useCases.map((useCase) => useCase.name))).toBe(true);
    expect(unique(useCases.map((useCase) => useCase.path))).toBe(true);
    expect(unique(queries.map((query) => query.path))).toBe(true);
    expect(unique(aggregates.map((aggregate) => aggregate.name))).toBe(true);
  });

  it.each(useCases.map((useCase) => [useCase.name, useCase] as const))('%s describes its body, with the parameters of its path in it', (_name, useCase) => {
    const schema = z.toJSONSchema(useCase.body, { unrepresentable: 'any', io: 'input' }) as { type: string; properties: Record<string, unknown> };
    expect(schema.type).toBe('object');
    for (const [, parameter = ''] of useCase.path.matchAll(/:(\w+)/g)) expect(schema.properties).toHaveProperty(parameter);
  });

  it('folds only events that its contract has', () => {
    const known = Object.keys(staffingContract.messages);
    expect(projections.flatMap((projection) => projection.types).filter((type) => !known.includes(type))).toEqual([]);
  });

  it('has a hint in both languages for every column, each named once in its table', () => {
    const columns = tables.flatMap((table) => table.columns);
    expect(columns.filter(({ hint }) => hint.zh === '' || hint.en === '')).toEqual([]);
    expect(tables.every((table) => unique(table.columns.map(({ header }) => header)))).toBe(true);
  });

  it('has no field for a name or number of a person', () => {
    const fields = Object.values(staffingContract.messages).flatMap((message) => message.fields.map((field) => `${message.typeName}.${field.name}`));
    expect(fields.filter((field) => /person_name|id_number|phone|birth/.test(field))).toEqual([]);
  });
});
