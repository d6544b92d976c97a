import { at, objectAt, type Fields, type Manifest } from './manifest.js';

export interface Labels {
  readonly pairs: Readonly<Record<string, string>>;
  readonly includeSelectors?: boolean;
  readonly includeTemplates?: boolean;
}

const withTemplate = new Set(['Deployment', 'Job']);

/** Labels of a manifest, and where they are wanted of its pods and of what selects them. */
export const applyLabels = (manifest: Manifest, { pairs, includeSelectors, includeTemplates }: Labels): void => {
  const add = (path: readonly string[]): void => void Object.assign(objectAt(manifest as Fields, path), pairs);
  add(['metadata', 'labels']);
  if (withTemplate.has(manifest.kind) && (includeSelectors === true || includeTemplates === true)) add(['spec', 'template', 'metadata', 'labels']);
  if (includeSelectors !== true) return;
  if (manifest.kind === 'Service') add(['spec', 'selector']);
  if (manifest.kind === 'PodDisruptionBudget') add(['spec', 'selector', 'matchLabels']);
  if (manifest.kind !== 'Deployment') return;
  add(['spec', 'selector', 'matchLabels']);
  for (const spread of at(manifest, ['spec', 'template', 'spec', 'topologySpreadConstraints', '*', 'labelSelector', 'matchLabels']) as readonly Fields[]) Object.assign(spread, pairs);
};
