import { join } from 'node:path';
import type { ApiDocument } from '@yange/http';
import openapiTS, { astToString } from 'openapi-typescript';

export const clientTypesFile = join(import.meta.dirname, '../../libs/api-client/src/generated/api.types.ts');

const banner = '// Generated from services/gateway/openapi.json by `npm run client`. Not to be edited.\n';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
}

/**
 * What a caller of the client has to write and gets: the client itself sends the Idempotency-Key unless it is given one, and throws what is not the answer, which has
 * one type for all doors. Both are left out of the types, which are a third as long without.
 */
const forCallers = ({ parameters = [], responses, ...rest }: Operation): Operation => ({
  ...rest,
  parameters: parameters.map((one) => (one.name === 'Idempotency-Key' ? { ...one, required: false } : one)),
  responses: Object.fromEntries(Object.entries(responses).filter(([status]) => Number(status) < 400)),
});

/** The TypeScript types of all doors of a document, as `libs/api-client` keeps them. */
export const clientTypes = async (document: ApiDocument): Promise<string> => {
  const paths = Object.entries(document.paths).map(([path, item]) => [path, Object.fromEntries(Object.entries(item).map(([method, operation]) => [method, forCallers(operation as Operation)]))]);
  const { responses: _problems, ...components } = document.components;
  const types = await openapiTS({ ...document, paths: Object.fromEntries(paths), components } as never, { alphabetize: true, defaultNonNullable: false });
  return banner + astToString(types);
};
