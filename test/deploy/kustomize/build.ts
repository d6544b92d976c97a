import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { GeneratedNames, type ConfigMapSource } from './config-map.js';
import { applyPatch, type PatchStep } from './json-patch.js';
import { applyLabels, type Labels } from './labels.js';
import { at, type Fields, type Manifest } from './manifest.js';
import { applyReplacement, type Replacement } from './replacement.js';

interface Kustomization {
  readonly resources?: readonly string[];
  readonly components?: readonly string[];
  readonly configMapGenerator?: readonly ConfigMapSource[];
  readonly patches?: readonly { readonly target: { readonly kind: string; readonly name?: string }; readonly patch: string }[];
  readonly namespace?: string;
  readonly namePrefix?: string;
  readonly labels?: readonly Labels[];
  readonly images?: readonly { readonly name: string; readonly newName: string; readonly newTag: string }[];
  readonly replacements?: readonly Replacement[];
}

const known = new Set(['apiVersion', 'kind', 'resources', 'components', 'configMapGenerator', 'patches', 'namespace', 'namePrefix', 'labels', 'images', 'replacements']);
const withoutNamespace = new Set(['Namespace']);

/**
 * The manifests of an overlay, as `kubectl kustomize` renders them: that part of kustomize that ours use, so that they can be looked at wherever npm is.
 * `npm run deploy:check` compares the two.
 * @throws {Error} at what it does not know, and where a patch or a replacement finds nothing
 */
export const buildKustomization = (folder: string): readonly Manifest[] => {
  const names = new GeneratedNames();
  const manifests = accumulate(folder, [], names);
  names.settle(manifests);
  return manifests;
};

const accumulate = (folder: string, given: Manifest[], names: GeneratedNames): Manifest[] => {
  const of = readKustomization(folder);
  let manifests = [...given];
  for (const resource of of.resources ?? []) manifests.push(...(resource.endsWith('.yaml') ? readManifests(join(folder, resource)) : accumulate(join(folder, resource), [], names)));
  assertDistinct(manifests);
  for (const component of of.components ?? []) manifests = accumulate(join(folder, component), manifests, names);
  for (const source of of.configMapGenerator ?? []) names.generate(manifests, source);
  for (const { target, patch } of of.patches ?? []) patchAll(manifests, target, parse(patch) as readonly PatchStep[]);
  for (const manifest of manifests) {
    if (of.namespace !== undefined && !withoutNamespace.has(manifest.kind)) manifest.metadata.namespace = of.namespace;
    if (of.namePrefix !== undefined) prefix(manifest, of.namePrefix);
    for (const labels of of.labels ?? []) applyLabels(manifest, labels);
    for (const image of of.images ?? []) for (const container of at(manifest, ['spec', 'template', 'spec', 'containers', '*']) as readonly Fields[]) if (container['image'] === image.name) container['image'] = `${image.newName}:${image.newTag}`;
  }
  for (const replacement of of.replacements ?? []) applyReplacement(manifests, replacement);
  return manifests;
};

const readKustomization = (folder: string): Kustomization => {
  const file = join(folder, 'kustomization.yaml');
  if (!existsSync(file)) throw new Error(`${file} is not there`);
  const of = parse(readFileSync(file, 'utf8')) as Kustomization;
  const unknown = Object.keys(of).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`${file}: ${unknown.join(', ')} is more of kustomize than is looked at here`);
  return of;
};

const readManifests = (file: string): readonly Manifest[] =>
  parseAllDocuments(readFileSync(file, 'utf8')).map((document) => {
    const [error] = document.errors;
    if (error) throw new Error(`${file}: ${error.message}`);
    return document.toJS() as Manifest;
  });

const patchAll = (manifests: readonly Manifest[], target: { readonly kind: string; readonly name?: string }, steps: readonly PatchStep[]): void => {
  const meant = manifests.filter(({ kind, metadata }) => kind === target.kind && (target.name === undefined || metadata.name === target.name));
  if (meant.length === 0) throw new Error(`a patch of ${target.kind} ${target.name ?? ''} meets nothing`);
  for (const manifest of meant) applyPatch(manifest as Fields, steps);
};

/** The one reference that ours have to a prefixed name goes along. */
const prefix = (manifest: Manifest, text: string): void => {
  manifest.metadata.name = `${text}${manifest.metadata.name}`;
  for (const pod of at(manifest, ['spec', 'template', 'spec']) as readonly Fields[]) if (typeof pod === 'object' && 'serviceAccountName' in pod) pod['serviceAccountName'] = `${text}${String(pod['serviceAccountName'])}`;
};

const assertDistinct = (manifests: readonly Manifest[]): void => {
  const ids = manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`${twice} is there twice`);
};
