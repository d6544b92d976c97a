import { createHash } from 'node:crypto';
import { at, type Fields, type Manifest } from './manifest.js';

export interface ConfigMapSource {
  readonly name: string;
  readonly behavior?: 'merge';
  readonly literals: readonly string[];
}

/** Config maps whose names end in a digest once all is built: by their names before it. */
export class GeneratedNames {
  readonly #generated = new Set<Manifest>();

  generate(manifests: Manifest[], { name, behavior, literals }: ConfigMapSource): void {
    const data = Object.fromEntries(literals.map((literal) => [literal.slice(0, literal.indexOf('=')), literal.slice(literal.indexOf('=') + 1)]));
    const known = manifests.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name);
    if ((known === undefined) !== (behavior === undefined)) throw new Error(`ConfigMap ${name}: ${known ? 'there already' : 'nothing to merge with'}`);
    if (known !== undefined) return void Object.assign(known['data'] as Fields, data);
    const made: Manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
    this.#generated.add(made);
    manifests.push(made);
  }

  /** Last of all: a process whose configuration changed is another one. */
  settle(manifests: readonly Manifest[]): void {
    for (const map of this.#generated) {
      const settled = `${map.metadata.name}-${digestOf(map)}`;
      for (const manifest of manifests) for (const from of at(manifest, ['spec', 'template', 'spec', 'containers', '*', 'envFrom', '*', 'configMapRef']) as readonly Fields[]) if (from['name'] === map.metadata.name) from['name'] = settled;
      map.metadata.name = settled;
    }
  }
}

/** As kustomize does it: of the content alone, ten letters of which no words come. */
const digestOf = ({ data }: Manifest): string => {
  const sorted = Object.fromEntries(Object.entries(data as Fields).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = JSON.stringify({ data: sorted, kind: 'ConfigMap', name: '' }).replace(/[<>&]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
  const letters: Readonly<Record<string, string>> = { 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' };
  return createHash('sha256').update(text).digest('hex').slice(0, 10).replace(/[013ae]/g, (letter) => letters[letter] ?? letter);
};
