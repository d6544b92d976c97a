import { ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

export type Schemas = Readonly<Record<string, object>>;

const prefix = '#/components/schemas/';

/**
 * A schema as OpenAPI 3.1 says it, under its name, with the schemas beneath it that have one (`.meta({ id })`) beside it: each is written once, however many answers hold it.
 * @throws Error where two schemas have one name
 */
export const componentsOf = (name: string, schema: z.ZodType): Schemas => {
  const { $schema: _draft, $defs = {}, ...own } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', override: ({ jsonSchema }) => plainer(jsonSchema) });
  const moved = referring({ [name]: own, ...$defs });
  return Object.fromEntries(Object.entries(moved).map(([key, { id: _id, description, ...value }]: [string, { id?: unknown; description?: string }]) => [key, description === undefined ? value : { description, ...value }]));
};

/** Named shapes stand in the document's components, not beside the schema. */
const referring = (schemas: object): Schemas => JSON.parse(JSON.stringify(schemas).replaceAll('"#/$defs/', `"${prefix}`)) as Schemas;

export interface SentSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

/** Some are asked for by every door. */
const sent = new WeakMap<z.ZodType, SentSchema>();

/** What a door takes, with references to named shapes, which are to be among those that its document is given. */
export const sentSchema = (schema: z.ZodType): SentSchema => {
  const known = sent.get(schema);
  if (known !== undefined) return known;
  const { $schema: _draft, $defs: _defs, ...own } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  const said: SentSchema = referring(own);
  sent.set(schema, said);
  return said;
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

/** @throws Error where the shape has no name (`.meta({ id })`) */
const nameOf = (shape: z.ZodType): string => {
  const name = shape.meta()?.id;
  if (name === undefined) throw new Error('a shape that is referred to has a name');
  return name;
};

export const refTo = (name: string): { readonly $ref: string } => ({ $ref: prefix + name });

/** A named shape as the JSON that a door answers with; the shape is to be among those that its document is given. */
export const jsonOf = (shape: z.ZodType) => ({ 'application/json': { schema: refTo(nameOf(shape)) } });

/** What a door answers with. */
export const ApiAnswer = (status: number, description: string, shape: z.ZodType): MethodDecorator => ApiResponse({ status, description, content: jsonOf(shape) });

/** Named shapes, and all that are named beneath them. */
export const namedSchemas = (...shapes: readonly z.ZodType[]): Schemas => Object.assign({}, ...shapes.map((shape) => componentsOf(nameOf(shape), shape))) as Schemas;
