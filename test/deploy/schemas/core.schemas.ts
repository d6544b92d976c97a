import * as apps from 'kubernetes-models/apps/v1';
import * as batch from 'kubernetes-models/batch/v1';
import * as networking from 'kubernetes-models/networking.k8s.io/v1';
import * as policy from 'kubernetes-models/policy/v1';
import * as core from 'kubernetes-models/v1';
import * as keda from '@kubernetes-models/keda/keda.sh/v1alpha1';
import * as monitoring from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import type { Manifest } from '../kustomize/manifest.js';

interface Model {
  validate(): void;
}
type Models = Readonly<Record<string, unknown>>;

const groups: Readonly<Record<string, Models>> = {
  v1: core, 'apps/v1': apps, 'batch/v1': batch, 'policy/v1': policy, 'networking.k8s.io/v1': networking, 'keda.sh/v1alpha1': keda, 'monitoring.coreos.com/v1': monitoring,
};

/** Of Strimzi and CloudNativePG: `npm run deploy:check` holds them against the operators' own schemas. */
const ofOperators = /^(kafka\.strimzi\.io|postgresql\.cnpg\.io)\//;

/** Whether a manifest is of a kind whose schema comes from npm. */
export const isCore = ({ apiVersion }: Manifest): boolean => !ofOperators.test(apiVersion);

/** What is wrong with a manifest by the schema of its kind, fields that the schema does not name included. */
export const wrongManifest = (manifest: Manifest): readonly string[] => {
  const Kind = groups[manifest.apiVersion]?.[manifest.kind] as (new () => Model) | undefined;
  if (Kind === undefined) return [`no schema for ${manifest.apiVersion} ${manifest.kind}`];
  const asked = new Set<string>();
  try {
    (Kind.prototype as Model).validate.call(watched(manifest, '', asked) as Model);
  } catch (error) {
    return [(error as Error).message];
  }
  return pathsOf(manifest, '').filter((path) => !asked.has(path)).map((path) => `${path} is no field of it`);
};

/** Compiled validators ask for the fields that their schema names, and for no others: what was never asked for, no schema knows. */
const watched = (value: unknown, path: string, asked: Set<string>): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get: (target, name) => {
      const inner = Reflect.get(target, name) as unknown;
      if (typeof name !== 'string') return inner;
      asked.add(`${path}/${name}`);
      return watched(inner, `${path}/${name}`, asked);
    },
  });
};

const pathsOf = (value: unknown, path: string): readonly string[] =>
  typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([name, inner]) => [`${path}/${name}`, ...pathsOf(inner, `${path}/${name}`)]);
