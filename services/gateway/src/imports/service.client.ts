import { context, propagation } from '@opentelemetry/api';
import { Problem, problemFrom, type AuthenticatedRequest } from '@yange/http';
import type { ExportItem, ExportQuestion, ImportRowsRequest, ImportTables, RowsAnswer } from '@yange/service-host';
import type { Names, References } from '@yange/use-case';
import { noPatience, whileRefused, type Patience } from './while.refused.js';

/** Speaks to one service in the name of the person whose token it carries. */
export class ServiceClient {
  /** runs that the service has heard of */
  private readonly begun = new Set<string>();

  constructor(
    private readonly base: string,
    private readonly authorization: string,
    private readonly patience: Patience = noPatience,
  ) {}

  /** What the service answers on an own path: `/v1/districts/150302/organs`. */
  get<T>(path: string): Promise<T> {
    return this.call('GET', path);
  }

  /** A question that is too long for an address. */
  post<T>(path: string, asked: unknown): Promise<T> {
    return this.call('POST', path, asked);
  }

  /** A door of the service that this gateway alone uses. @param key of what is asked, where it appends */
  hand<T>(method: 'POST' | 'DELETE', path: string, body?: unknown, key?: string): Promise<T> {
    return this.call(method, path, body, key === undefined ? {} : { 'idempotency-key': key });
  }

  /** A file under its hash, as it is. @param sha256 hexadecimal */
  file(district: string, sha256: string, content: Buffer): Promise<void> {
    return this.call('PUT', `/v1/districts/${district}/files/${sha256}`, content);
  }

  tables(): Promise<ImportTables> {
    return this.call('GET', '/v1/import-tables');
  }

  /** Which of these names the service has registered. */
  registered(district: string, names: Names): Promise<References> {
    return this.call('POST', `/v1/districts/${district}/imports/registered-names`, names);
  }

  historyWindow(district: string): Promise<{ readonly cutOver: string | null }> {
    return this.call('GET', `/v1/districts/${district}/imports/history-window`);
  }

  /** The rows that the service is at are the last of the run. */
  async cancel(district: string, importId: string): Promise<void> {
    await this.call('POST', `/v1/districts/${district}/imports/${importId}/cancellation`);
  }

  async rows(district: string, importId: string, request: ImportRowsRequest): Promise<RowsAnswer> {
    const answer = await this.call<RowsAnswer>('POST', `/v1/districts/${district}/imports/${importId}/rows`, { ...request, continues: this.begun.has(importId) });
    this.begun.add(importId);
    return answer;
  }

  async end(district: string, importId: string): Promise<void> {
    await this.call('DELETE', `/v1/districts/${district}/imports/${importId}`);
  }

  /**
   * The log as rows of import tables, a line at a time. An answer that breaks off has no `end`.
   * @throws {Problem} what the service answers
   */
  async *exported(district: string, question: ExportQuestion): AsyncGenerator<ExportItem> {
    const response = await this.send('POST', `/v1/districts/${district}/exports/rows`, question);
    if (!response.ok || response.body === null) throw problemFrom(response.status, await response.json().catch(() => null));
    let rest = '';
    let last: ExportItem | null = null;
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        last = JSON.parse(line) as ExportItem;
        yield last;
      }
    }
    if (last?.kind !== 'end') throw new Problem(502, 'export-broken-off', { zh: '服务中途停止，导出不完整', en: 'a service stopped half-way: the export is not whole' }, { retryAfterSeconds: 5 });
  }

  private async call<T>(method: string, path: string, body?: unknown, more: Readonly<Record<string, string>> = {}): Promise<T> {
    const response = await this.send(method, path, body, more);
    if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
    throw problemFrom(response.status, await response.json().catch(() => null));
  }

  private send(method: string, path: string, body?: unknown, more: Readonly<Record<string, string>> = {}): Promise<Response> {
    const headers: Record<string, string> = { authorization: this.authorization, ...more };
    if (body !== undefined) headers['content-type'] = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json';
    propagation.inject(context.active(), headers);
    const sent = body === undefined ? {} : { body: Buffer.isBuffer(body) ? body : JSON.stringify(body) };
    return whileRefused(() => fetch(new URL(path, this.base), { method, headers, ...sent }), this.patience);
  }
}

/** A client of each service in the name of whoever asks. */
export const clientsFor = (services: Readonly<Record<string, string>>, request: AuthenticatedRequest, patience: Patience = noPatience): Readonly<Record<string, ServiceClient>> =>
  Object.fromEntries(Object.entries(services).map(([name, base]) => [name, new ServiceClient(base, request.headers.authorization ?? '', patience)]));
