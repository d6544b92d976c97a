import { Overlay, overlayNames } from './manifests.fixture.js';
import { at, type Fields } from './kustomize/manifest.js';
import { flows, halfOpen, type Labels } from './flows.fixture.js';

describe.each(overlayNames)('the pods of %s', (name) => {
  const overlay = Overlay.read(name);
  const running = overlay.workloads.filter(({ component }) => component !== 'migration');

  it('run in a namespace that enforces the restricted standard', () => {
    expect(overlay.of('Namespace').map(({ metadata }) => metadata.labels)).toEqual([expect.objectContaining({ 'pod-security.kubernetes.io/enforce': 'restricted' })]);
  });

  it('keep that standard, write to no root file system and hold no token of Kubernetes', () => {
    for (const { pod, container, manifest } of overlay.workloads) {
      expect([manifest.metadata.name, pod['securityContext']]).toEqual([manifest.metadata.name, expect.objectContaining({ runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } })]);
      expect(container['securityContext']).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
      expect(pod['automountServiceAccountToken']).toBe(false);
      expect(overlay.names('ServiceAccount')).toContain(pod['serviceAccountName']);
      expect(['hostNetwork', 'hostPID', 'hostIPC', 'initContainers'].filter((field) => field in pod)).toEqual([]);
      const kinds = (pod['volumes'] as readonly Fields[]).flatMap((volume) => Object.keys(volume).filter((field) => field !== 'name'));
      expect(kinds.filter((kind) => !['secret', 'emptyDir'].includes(kind))).toEqual([]);
    }
    for (const account of overlay.of('ServiceAccount')) expect(account['automountServiceAccountToken']).toBe(false);
  });

  it('mount what they name, and name what they mount', () => {
    for (const { pod, container } of overlay.workloads) {
      const mounted = (container['volumeMounts'] as readonly Fields[]).map((mount) => mount['name']);
      expect(mounted.slice().sort()).toEqual((pod['volumes'] as readonly Fields[]).map((volume) => volume['name']).sort());
      expect(new Set(mounted).size).toBe(mounted.length);
    }
  });

  it('say what they need, at most as much memory as they are promised', () => {
    for (const { container } of overlay.workloads) {
      const { requests, limits } = container['resources'] as { readonly requests: Record<string, string>; readonly limits: Record<string, string> };
      expect(Object.keys(requests).sort()).toEqual(['cpu', 'memory']);
      expect(limits).toEqual({ memory: requests['memory'] });
      expect(container.image).toMatch(/^registry\.example\/yange:\d+\.\d+\.\d+$/);
    }
  });

  it('are spread, and are drained one at a time', () => {
    const budgets = overlay.of('PodDisruptionBudget').map((budget) => at(budget, ['spec', 'selector', 'matchLabels'])[0] as Labels);
    for (const { manifest, pod, podLabels } of running) {
      const meant = budgets.filter((labels) => Object.entries(labels).every(([label, value]) => podLabels[label] === value));
      expect([manifest.metadata.name, meant]).toEqual([manifest.metadata.name, [at(manifest, ['spec', 'selector', 'matchLabels'])[0]]]);
      for (const spread of pod['topologySpreadConstraints'] as readonly Fields[]) expect(spread['labelSelector']).toEqual({ matchLabels: meant[0] });
    }
    expect(budgets.length).toBe(running.length);
  });
});

describe.each(['district', 'city'] as const)('the network of %s', (name) => {
  const overlay = Overlay.read(name);
  const mayReach = flows(overlay.of('NetworkPolicy'));
  const pod = (instance: string, component: string): Labels => {
    const found = overlay.workloads.find((workload) => workload.instance === instance && workload.component === component);
    if (found === undefined) throw new Error(`no ${component} of ${instance}`);
    return found.podLabels;
  };
  const postgres = { 'cnpg.io/cluster': 'yange-postgres' };
  const kafka = { 'strimzi.io/cluster': 'yange' };

  it('lets through what the processes need', () => {
    const needed: readonly (readonly [Labels, Labels, number])[] = [
      [pod('gateway', 'gateway'), pod('grid', 'api'), 8080],
      [pod('grid', 'api'), pod('grid', 'projector'), 8080],
      ...(['api', 'relay', 'projector', 'migration'] as const).map((component) => [pod('staffing', component), postgres, 5432] as const),
      ...(['relay', 'projector'] as const).map((component) => [pod('staffing', component), kafka, 9093] as const),
      [kafka, kafka, 9091],
      [postgres, postgres, 5432],
      ...(name === 'city' ? [[pod('reporting', 'api'), kafka, 9093] as const] : []),
    ];
    expect(needed.filter(([from, to, port]) => !mayReach(from, to, port))).toEqual([]);
  });

  it('lets nothing else through', () => {
    const refused: readonly (readonly [Labels, Labels, number])[] = [
      [pod('gateway', 'gateway'), postgres, 5432],
      [pod('gateway', 'gateway'), kafka, 9093],
      [pod('gateway', 'gateway'), pod('grid', 'projector'), 8080],
      [pod('grid', 'api'), pod('staffing', 'api'), 8080],
      [pod('grid', 'relay'), pod('grid', 'api'), 8080],
      [pod('grid', 'projector'), pod('gateway', 'gateway'), 8080],
      [pod('grid', 'migration'), kafka, 9093],
      [pod('grid', 'relay'), kafka, 9091],
      [pod('grid', 'relay'), postgres, 22],
      [{ app: 'stranger' }, postgres, 5432],
      [{ app: 'stranger' }, kafka, 9093],
      [{ app: 'stranger' }, pod('grid', 'api'), 8080],
      ...(name === 'district' ? [[pod('reporting', 'api'), kafka, 9093] as const] : []),
    ];
    expect(refused.filter(([from, to, port]) => mayReach(from, to, port))).toEqual([]);
    const ours = refused.filter(([from, to]) => [from, to].every((labels) => labels['app.kubernetes.io/name'] === 'yange'));
    expect(ours.filter(([from, to, port]) => halfOpen(overlay.of('NetworkPolicy'))(from, to, port))).toEqual([]);
    expect(ours.length).toBeGreaterThan(3);
  });
});
