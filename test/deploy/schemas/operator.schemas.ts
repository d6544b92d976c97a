import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import type { Manifest } from '../kustomize/manifest.js';

interface Definition {
  readonly spec: { readonly group: string; readonly names: { readonly kind: string }; readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[] };
}

type Schema = Record<string, unknown>;

/** By `<apiVersion> <kind>`, of every custom resource definition in the folder. */
export const operatorSchemas = (folder: string): ReadonlyMap<string, ValidateFunction> => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  return new Map(
    readdirSync(folder).filter((name) => name.endsWith('.yaml')).flatMap((name) => {
      const { spec } = parse(readFileSync(join(folder, name), 'utf8'), { maxAliasCount: -1 }) as Definition;
      return spec.versions.map((version) => [`${spec.group}/${version.name} ${spec.names.kind}`, ajv.compile(closed(version.schema.openAPIV3Schema))] as const);
    }),
  );
};

/** @returns what the schema of its kind says against it */
export const wrongBySchema = (schemas: ReadonlyMap<string, ValidateFunction>, { metadata, ...manifest }: Manifest): readonly string[] => {
  const validate = schemas.get(`${manifest['apiVersion'] as string} ${manifest['kind'] as string}`);
  if (validate === undefined) return ['no schema of that kind'];
  if (validate({ ...manifest, metadata: { name: metadata.name } })) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`);
};

/** A field that the schema does not name is refused, as an API server drops it; `metadata` is Kubernetes's own. */
const closed = (schema: unknown): Schema => {
  if (typeof schema !== 'object' || schema === null) return schema as Schema;
  const of = { ...(schema as Schema) };
  if (of['x-kubernetes-int-or-string'] === true) return { type: ['integer', 'string'] };
  if (typeof of['properties'] === 'object' && of['properties'] !== null) {
    const own = Object.entries(of['properties'] as Schema).map(([name, inner]) => [name, name === 'metadata' && !(inner as Schema)['properties'] ? {} : closed(inner)] as const);
    of['properties'] = Object.fromEntries(own);
    if (of['x-kubernetes-preserve-unknown-fields'] !== true && of['additionalProperties'] === undefined) of['additionalProperties'] = false;
  }
  if (typeof of['items'] === 'object') of['items'] = closed(of['items']);
  if (typeof of['additionalProperties'] === 'object') of['additionalProperties'] = closed(of['additionalProperties']);
  return of;
};
