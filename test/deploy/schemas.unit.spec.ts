import { Overlay, overlayNames } from './manifests.fixture.js';
import type { Fields, Manifest } from './kustomize/manifest.js';
import { applyPatch, type PatchStep } from './kustomize/json-patch.js';
import { isCore, wrongManifest } from './schemas/core.schemas.js';

describe.each(overlayNames)('the manifests of %s', (name) => {
  const overlay = Overlay.read(name);

  it('hold against the schemas of their kinds and have no fields that those do not name', () => {
    const looked = overlay.manifests.filter(isCore);
    expect(looked.length).toBeGreaterThan(50);
    expect(looked.flatMap((manifest) => wrongManifest(manifest).map((wrong) => `${manifest.kind} ${manifest.metadata.name}: ${wrong}`))).toEqual([]);
  });

  it('are each there once, in the namespace', () => {
    const ids = overlay.manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(overlay.manifests.filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace !== 'yange')).toEqual([]);
  });
});

describe('a wrong manifest', () => {
  const pod = '/spec/template/spec';
  const faults: readonly (readonly [string, string, readonly PatchStep[]])[] = [
    ['Deployment', 'a field that there is not', [{ op: 'add', path: `${pod}/containers/0/readynessProbe`, value: {} }]],
    ['Deployment', 'a field at a wrong level', [{ op: 'add', path: `${pod}/readOnlyRootFilesystem`, value: true }]],
    ['Deployment', 'text for a number', [{ op: 'replace', path: '/spec/replicas', value: 'two' }]],
    ['Deployment', 'no selector', [{ op: 'remove', path: '/spec/selector' }]],
    ['Service', 'a port that is none', [{ op: 'add', path: '/spec/ports/0/number', value: 8080 }]],
    ['ScaledObject', 'no target', [{ op: 'remove', path: '/spec/scaleTargetRef' }]],
    ['ScaledObject', 'a misspelt limit', [{ op: 'add', path: '/spec/maxReplicas', value: 3 }]],
    ['PrometheusRule', 'a rule without an expression', [{ op: 'remove', path: '/spec/groups/0/rules/0/expr' }]],
    ['NetworkPolicy', 'a list for an object', [{ op: 'replace', path: '/spec/podSelector', value: [] }]],
  ];

  it.each(faults)('of %s with %s is noticed', (kind, _fault, steps) => {
    const manifest = structuredClone(Overlay.read('district').of(kind)[0] as Manifest);
    expect(wrongManifest(manifest)).toEqual([]);
    applyPatch(manifest as Fields, steps);
    expect(wrongManifest(manifest)).not.toEqual([]);
  });
});
