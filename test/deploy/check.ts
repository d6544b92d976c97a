import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { buildKustomization } from './kustomize/build.js';
import type { Manifest } from './kustomize/manifest.js';
import { operatorSchemas, wrongBySchema } from './schemas/operator.schemas.js';

/**
 * What `npm test` does without: the overlays as `kubectl kustomize` renders them, against our reading of them; and the manifests of Strimzi and CloudNativePG
 * against the operators' own schemas; and the alerts by promtool. Says what it could not look at. Ends with 1 where something differs.
 */
const root = join(import.meta.dirname, '../..');
const overlays = join(root, 'deploy/kubernetes/overlays');
const schemas = resolve(root, process.env['YANGE_OPERATOR_SCHEMAS'] ?? '../shared/schemas/crds');
const names = ['local', 'district', 'city'] as const;

const rendered = (overlay: string): Promise<readonly Manifest[] | null> =>
  new Promise((resolve, reject) => {
    execFile('kubectl', ['kustomize', join(overlays, overlay)], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if ((error as NodeJS.ErrnoException | null)?.code === 'ENOENT') resolve(null);
      else if (error) reject(new Error(stderr));
      else resolve(parseAllDocuments(stdout).map((document) => document.toJS() as Manifest));
    });
  });

const idOf = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.name}`;

const problems: string[] = [];
for (const overlay of names) {
  const ours = buildKustomization(join(overlays, overlay));
  const theirs = await rendered(overlay);
  if (theirs === null) console.log(`${overlay}: not compared with kustomize: there is no kubectl here`);
  else {
    for (const id of new Set([...ours, ...theirs].map(idOf))) {
      const [one, other] = [ours.find((manifest) => idOf(manifest) === id), theirs.find((manifest) => idOf(manifest) === id)];
      for (const difference of differences(one, other, '')) problems.push(`${overlay}: kustomize renders ${id} otherwise: ${difference}`);
    }
    console.log(`${overlay}: ${theirs.length} manifests compared with kustomize`);
  }
  if (!existsSync(schemas)) {
    console.log(`${overlay}: Strimzi's and CloudNativePG's manifests not looked at: their schemas are not at ${schemas}`);
    continue;
  }
  const known = operatorSchemas(schemas);
  const looked = ours.filter((manifest) => known.has(`${manifest.apiVersion} ${manifest.kind}`));
  for (const manifest of looked) problems.push(...wrongBySchema(known, manifest).map((wrong) => `${overlay}: ${idOf(manifest)}: ${wrong}`));
  console.log(`${overlay}: ${looked.length} manifests looked at by the operators' schemas`);
}
const tried = await alertsTried();
if (tried === null) console.log('alerts: not tried: there is no promtool here');
else if (tried === '') console.log('alerts: tried with promtool');
else problems.push(`alerts: ${tried}`);
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);

/** What promtool says of the alerts that do not come when they should, or do when they should not; empty where it is content. */
function alertsTried(): Promise<string | null> {
  return new Promise((resolve) => {
    execFile('promtool', ['test', 'rules', join(root, 'deploy/observability/alerts.test.yaml')], (error, stdout, stderr) =>
      resolve((error as NodeJS.ErrnoException | null)?.code === 'ENOENT' ? null : error ? `${stdout}${stderr}` : ''));
  });
}

/** Each place where two values differ: ours, theirs. */
function differences(one: unknown, other: unknown, path: string): readonly string[] {
  if (!isFields(one) || !isFields(other)) return isDeepStrictEqual(one, other) ? [] : [`${path} ${JSON.stringify(one)} ≠ ${JSON.stringify(other)}`];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((name) => differences(one[name], other[name], `${path}/${name}`));
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
