import { join } from 'node:path';
import { buildKustomization } from './kustomize/build.js';
import { at, type Fields, type Manifest } from './kustomize/manifest.js';

export const overlayNames = ['local', 'district', 'city'] as const;
export type OverlayName = (typeof overlayNames)[number];

export const deployFolder = join(import.meta.dirname, '../../deploy');

export interface Container extends Fields {
  readonly args: readonly string[];
  readonly image: string;
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly envFrom?: readonly { readonly configMapRef: { readonly name: string } }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
}

/** A deployment or a job of ours. */
export interface Workload {
  readonly manifest: Manifest;
  /** organisations, staffing … gateway */
  readonly instance: string;
  /** api, relay, projector, migration, gateway */
  readonly component: string;
  readonly pod: Fields;
  readonly container: Container;
  readonly podLabels: Readonly<Record<string, string>>;
}

/** The manifests of one overlay, and what is asked of them again and again. */
export class Overlay {
  constructor(readonly manifests: readonly Manifest[]) {}

  static read(name: OverlayName): Overlay {
    return new Overlay(buildKustomization(join(deployFolder, 'kubernetes/overlays', name)));
  }

  of(kind: string): readonly Manifest[] {
    return this.manifests.filter((manifest) => manifest.kind === kind);
  }

  names(kind: string): readonly string[] {
    return this.of(kind).map(({ metadata }) => metadata.name).sort();
  }

  get workloads(): readonly Workload[] {
    return [...this.of('Deployment'), ...this.of('Job')].map((manifest) => {
      const labels = at(manifest, ['spec', 'template', 'metadata', 'labels'])[0] as Record<string, string>;
      const pod = at(manifest, ['spec', 'template', 'spec'])[0] as Fields;
      return { manifest, pod, podLabels: labels, container: (pod['containers'] as readonly Container[])[0] as Container, instance: labels['app.kubernetes.io/instance'] ?? '', component: labels['app.kubernetes.io/component'] ?? '' };
    });
  }

  /** As the container gets it. A variable that names a file is answered by `secrets` with what the file holds. */
  environment({ container, pod }: Workload, secrets: (secret: string, file: string) => string): Record<string, string> {
    const maps = (container.envFrom ?? []).map(({ configMapRef: { name } }) => {
      const map = this.of('ConfigMap').find(({ metadata }) => metadata.name === name);
      if (map === undefined) throw new Error(`there is no ConfigMap ${name}`);
      return map['data'] as Record<string, string>;
    });
    const own = (container.env ?? []).map(({ name, value }) => (name.endsWith('_FILE') ? ([name.slice(0, -'_FILE'.length), held(pod, container, value, secrets)] as const) : ([name, value] as const)));
    return Object.assign({}, ...maps, Object.fromEntries(own)) as Record<string, string>;
  }
}

/** What a mounted file holds. @throws {Error} where nothing is mounted there */
const held = (pod: Fields, container: Container, path: string, secrets: (secret: string, file: string) => string): string => {
  const mount = (container['volumeMounts'] as readonly { readonly name: string; readonly mountPath: string }[]).find(({ mountPath }) => path.startsWith(`${mountPath}/`));
  const volume = (pod['volumes'] as readonly Fields[]).find(({ name }) => name === mount?.name);
  const secret = (volume?.['secret'] as { readonly secretName: string } | undefined)?.secretName;
  if (mount === undefined || secret === undefined) throw new Error(`nothing is mounted at ${path}`);
  return secrets(secret, path.slice(mount.mountPath.length + 1));
};
