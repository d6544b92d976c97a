import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { ApiDocument } from '@yange/http';

type Content = Readonly<Record<string, unknown>>;

interface Door {
  readonly method: string;
  readonly path: string;
  readonly pattern: RegExp;
  /** names in the path: the fewer, the nearer */
  readonly names: number;
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Content }>>;
}

const escaped = (text: string): string => text.replaceAll('~', '~0').replaceAll('/', '~1');

/** Holds answers against what the committed document says of them: status, media type, and every field, none beside. */
export class AnswerCheck {
  /** `get /v1/…` of every door whose answer was looked at */
  readonly looked = new Set<string>();
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  private readonly compiled = new Map<string, ValidateFunction>();
  private readonly doors: readonly Door[];

  constructor(private readonly document: ApiDocument) {
    (formats as unknown as (ajv: Ajv2020) => void)(this.ajv);
    this.ajv.addFormat('hex', /^[0-9a-f]*$/);
    this.ajv.addSchema(document, 'api');
    this.doors = Object.entries(document.paths)
      .flatMap(([path, item]) =>
        Object.entries(item).map(([method, operation]) => ({
          method, path, names: path.split('{').length, pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`), responses: operation.responses as Door['responses'],
        })),
      )
      .sort((a, b) => a.names - b.names);
  }

  /** @returns what is otherwise than the document says; nothing for a path that it does not have */
  faultsOf(method: string, path: string, answer: { readonly status: number; readonly type: string | null; readonly body: unknown }): readonly string[] {
    const door = this.doors.find((one) => one.method === method.toLowerCase() && one.pattern.test(path));
    if (door === undefined) return [];
    const at = `${method} ${door.path} ${answer.status}`;
    const said = door.responses[String(answer.status)];
    // Every path may be asked for in a way that reaches no door: HEAD, a wrong Accept, a server that stops.
    if (said === undefined) return answer.status < 400 ? [`${at} is not described`] : [];
    const found = said.$ref === undefined ? { content: said.content, keys: ['paths', door.path, door.method, 'responses', String(answer.status)] } : this.referred(said.$ref);
    const media = Object.keys(found.content ?? {}).find((one) => answer.type?.startsWith(one) ?? false);
    if (found.content === undefined) return [];
    if (media === undefined) return [`${at} answers ${answer.type}, and is said to answer ${Object.keys(found.content).join(', ')}`];
    if (!media.endsWith('json')) return [];
    this.looked.add(`${door.method} ${door.path}`);
    const valid = this.validator([...found.keys, 'content', media, 'schema']);
    if (valid(answer.body) === true) return [];
    return (valid.errors ?? []).slice(0, 10).map(({ instancePath, message = '', params }) => `${at} ${instancePath}: ${message} ${JSON.stringify(params)}`);
  }

  private referred(reference: string): { readonly content: Content | undefined; readonly keys: readonly string[] } {
    const keys = reference.slice(2).split('/');
    const { content } = keys.reduce<unknown>((node, key) => (node as Content)[key], this.document) as { content?: Content };
    return { content, keys };
  }

  private validator(keys: readonly string[]): ValidateFunction {
    const $ref = `api#/${keys.map(escaped).map(encodeURIComponent).join('/')}`;
    const known = this.compiled.get($ref) ?? this.ajv.compile({ $ref });
    this.compiled.set($ref, known);
    return known;
  }
}

let committed: AnswerCheck | undefined;

/** One for all callers of a spec: schemas are compiled once. */
export const committedCheck = (): AnswerCheck => (committed ??= new AnswerCheck(JSON.parse(readFileSync(join(import.meta.dirname, '../../services/gateway/openapi.json'), 'utf8')) as ApiDocument));
