import type { AnyQuery, ServiceDefinition } from '@yange/use-case';
import { z } from 'zod';

type Schemas = Readonly<Record<string, object>>;

const prefix = '#/components/schemas/';

const pascal = (name: string): string => name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');

/** `organisations.OrganGroups`: no other service has it. */
const nameOf = (query: AnyQuery, context: string): string => `${context}.${pascal(query.name)}`;

export const answerRef = (query: AnyQuery, context: string): { $ref: string } | { type: 'object' } => (query.answer === undefined ? { type: 'object' } : { $ref: prefix + nameOf(query, context) });

/**
 * A schema as OpenAPI 3.1 says it, under its name, with the schemas beneath it that have one (`.meta({ id })`) beside it: each is written once, however many answers hold it.
 * @throws Error where two schemas have one name
 */
export const componentsOf = (name: string, schema: z.ZodType): Schemas => {
  const { $schema: _draft, $defs = {}, ...own } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', override: ({ jsonSchema }) => plainer(jsonSchema) });
  const moved = JSON.parse(JSON.stringify({ ...$defs, [name]: own }).replaceAll('"#/$defs/', `"${prefix}`).replaceAll('"$ref":"#"', `"$ref":"${prefix}${name}"`)) as Schemas;
  return Object.fromEntries(Object.entries(moved).map(([key, { id: _id, ...value }]: [string, { id?: unknown }]) => [key, value]));
};

/** Without what says nothing to a reader: the pattern of a format, the bounds of a safe integer, that names are text. */
const plainer = (schema: Record<string, unknown>): void => {
  if (schema['format'] !== undefined) delete schema['pattern'];
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum'];
  delete schema['propertyNames'];
  const { anyOf } = schema as { anyOf?: readonly { type?: unknown; enum?: unknown }[] };
  const [value, none] = anyOf ?? [];
  if (anyOf?.length !== 2 || typeof value?.type !== 'string' || none?.type !== 'null' || value.enum !== undefined) return;
  delete schema['anyOf'];
  Object.assign(schema, value, { type: [value.type, 'null'] });
  plainer(schema);
};

/** The answers of all questions of a service. */
export const queryAnswers = ({ queries, contract }: ServiceDefinition): Schemas => Object.fromEntries(queries.flatMap((query) => (query.answer === undefined ? [] : Object.entries(componentsOf(nameOf(query, contract.context), query.answer)))));
