import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployFolder, Overlay, overlayNames } from './manifests.fixture.js';
import { at, type Fields } from './kustomize/manifest.js';

interface Secret {
  readonly metadata: { readonly name: string };
  readonly stringData: Readonly<Record<string, string>>;
}

describe('the secrets that are made for Kubernetes', () => {
  let folder: string;
  let text: string;
  let made: ReadonlyMap<string, Secret>;
  const make = (): string => execFileSync(process.execPath, [join(deployFolder, 'kubernetes/secrets.mjs'), folder], { encoding: 'utf8', env: { PATH: process.env['PATH'] } });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yange-secrets-'));
    text = make();
    made = new Map((JSON.parse(text) as { readonly items: readonly Secret[] }).items.map((secret) => [secret.metadata.name, secret]));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are the same again from the same folder', () => expect(make()).toBe(text));

  it.each(overlayNames)('are all that the processes of %s mount and its databases ask for, and no more', (name) => {
    const overlay = Overlay.read(name);
    const operators = /^(yange-postgres-ca|yange-cluster-ca-cert|[a-z]+-(relay|projector))$/;
    const mounted = overlay.workloads.flatMap(({ pod }) => at(pod, ['volumes', '*', 'secret', 'secretName']) as readonly string[]).filter((secret) => !operators.test(secret));
    const asked = at(overlay.of('Cluster')[0], ['spec', 'managed', 'roles', '*', 'passwordSecret', 'name']) as readonly string[];
    expect([...new Set([...mounted, ...asked])].sort()).toEqual([...made.keys()].sort());
    for (const role of at(overlay.of('Cluster')[0], ['spec', 'managed', 'roles', '*']) as readonly Fields[]) expect(made.get(String(at(role, ['passwordSecret', 'name'])[0]))?.stringData['username']).toBe(role['name']);
  });

  it('hold every file that a variable names', () => {
    for (const name of overlayNames) {
      const overlay = Overlay.read(name);
      const held = (secret: string, file: string): string => (made.has(secret) ? (made.get(secret)?.stringData[file] ?? missing(secret, file)) : 'of an operator');
      for (const workload of overlay.workloads) expect(Object.keys(overlay.environment(workload, held)).length).toBeGreaterThan(0);
    }
  });

  it('name the primary over a checked certificate, and let readers of logs write nothing', () => {
    const sources = JSON.parse(made.get('reporting-process')?.stringData['log-sources'] ?? '{}') as Record<string, string>;
    for (const source of Object.values(sources)) {
      const url = new URL(source);
      expect([url.hostname, url.searchParams.get('sslmode'), url.searchParams.get('options')]).toEqual(['yange-postgres-rw', 'verify-full', '-c default_transaction_read_only=on']);
    }
    expect(Object.keys(sources).length).toBe(5);
  });
});

const missing = (secret: string, file: string): never => {
  throw new Error(`${secret} holds no ${file}`);
};
