import { z } from 'zod';
import { organisationsService } from './organisations.service.js';

const parametersOf = (path: string): readonly string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');

const fieldsOf = (schema: z.ZodType): readonly string[] => Object.keys((z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as { properties?: object }).properties ?? {});

describe('the service of organisations', () => {
  const { useCases, queries, tables } = organisationsService;

  it.each(useCases.map((useCase) => [useCase.name, useCase] as const))('%s finds the parameters of its path in its body', (_name, useCase) => {
    expect(fieldsOf(useCase.body)).toEqual(expect.arrayContaining(parametersOf(useCase.path)));
  });

  it.each(queries.map((query) => [query.name, query] as const))('%s finds the parameters of its path in its parameters', (_name, query) => {
    expect(fieldsOf(query.params)).toEqual(expect.arrayContaining(parametersOf(query.path)));
  });

  it('has one door for each use case', () => {
    const doors = useCases.map(({ path }) => path.replace(/:\w+/g, ':'));
    expect(new Set(doors).size).toBe(doors.length);
    expect(new Set(useCases.map(({ name }) => name)).size).toBe(useCases.length);
  });

  it('has tables whose headers are distinct', () => {
    for (const { columns } of tables) expect(new Set(columns.map(({ header }) => header)).size).toBe(columns.length);
  });
});
