import { at, type Manifest } from './kustomize/manifest.js';

export type Labels = Readonly<Record<string, string>>;

interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: 'In'; readonly values: readonly string[] }[];
}

interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports?: readonly { readonly port: number }[];
}

interface Peer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
}

/** Whether one of both sides alone would let it through: what two policies refuse, no slip in one of them opens. */
export const halfOpen = (policies: readonly Manifest[]) => (from: Labels, to: Labels, port: number): boolean => allowed(policies, 'Egress', from, to, port) || allowed(policies, 'Ingress', to, from, port);

/** Whether network policies let a pod of the namespace reach another one, as a network that enforces them decides it: out of the one and into the other. */
export const flows = (policies: readonly Manifest[]) => (from: Labels, to: Labels, port: number): boolean => allowed(policies, 'Egress', from, to, port) && allowed(policies, 'Ingress', to, from, port);

const allowed = (policies: readonly Manifest[], direction: 'Egress' | 'Ingress', own: Labels, other: Labels, port: number): boolean => {
  const concerned = policies.filter((policy) => (at(policy, ['spec', 'policyTypes'])[0] as readonly string[]).includes(direction) && selects(at(policy, ['spec', 'podSelector'])[0] as Selector, own));
  if (concerned.length === 0) return true;
  const rules = concerned.flatMap((policy) => (at(policy, ['spec', direction.toLowerCase()])[0] ?? []) as readonly Rule[]);
  return rules.some((rule) => ofPeers(rule.from ?? rule.to, other) && (rule.ports === undefined || rule.ports.some((one) => one.port === port)));
};

/** A peer by its namespace alone is none of this namespace. */
const ofPeers = (peers: readonly Peer[] | undefined, labels: Labels): boolean => peers === undefined || peers.some(({ podSelector, namespaceSelector }) => namespaceSelector === undefined && podSelector !== undefined && selects(podSelector, labels));

const selects = ({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean =>
  Object.entries(matchLabels).every(([label, value]) => labels[label] === value) && matchExpressions.every(({ key, values }) => values.includes(labels[key] ?? ''));
