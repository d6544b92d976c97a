import { randomUUID } from 'node:crypto';
import { audience, localIssuerName, startLocalIssuer, tokenVerifier, type LocalIssuer } from '@yange/auth';
import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLogs } from '@yange/event-log';
import { createHttpApplication } from '@yange/http';
import { Rejected, type DomainEvent } from '@yange/kernel';
import type { ProjectionRunner } from '@yange/projections';
import { defineImportTable, defineQuery, defineService, defineUseCase, streamOf, type AggregateDefinition, type ServiceDefinition } from '@yange/use-case';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLocalJWKSet } from 'jose';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Health } from './health.js';
import { describeApi } from './openapi.js';
import { serviceModule } from './service.module.js';

/** A service of organs that have names, small enough to see through. */
type OrganEvent = DomainEvent & { readonly data: { readonly name?: string; readonly newName?: string } };
interface Organ {
  readonly names: readonly string[];
}

export const organ: AggregateDefinition<Organ, OrganEvent> = {
  name: 'organ',
  initial: () => ({ names: [] }),
  apply: ({ names }, { data }) => ({ names: [...names, data.name ?? data.newName ?? ''] }),
  keys: ({ names }) => names.slice(0, 1).map((name) => ({ key: `name:${name}` })),
  limits: ({ names }) => (names.length <= 3 ? [] : [{ rule: 'too-many-names', zh: '更名过多', en: 'renamed too often', excess: names.length - 3 }]),
};

export const establish = defineUseCase({
  name: 'establish-organ',
  title: { zh: '设立', en: 'Establish' },
  path: 'organs',
  right: 'organisations.record',
  body: z.strictObject({ name: z.string().min(1).max(20), organId: z.string().optional() }),
  streams: ({ organId }, meta) => ({ own: streamOf(organ, organId ?? meta.id('organ')) }),
  decide: ({ name, organId }, { own }, meta) => {
    if (own.facts.length > 0) throw new Rejected('organ-established', '已设立', 'is established');
    const id = organId ?? meta.id('organ');
    return { append: { own: [organisationsContract.make('OrganEstablished', { organId: id, name }) as OrganEvent] }, answer: { organId: id } };
  },
});

export const rename = defineUseCase({
  name: 'rename-organ',
  title: { zh: '更名', en: 'Rename' },
  path: 'organs/:organId/names',
  right: 'organisations.record',
  body: z.strictObject({ organId: z.string(), newName: z.string().min(1).max(20) }),
  streams: ({ organId }) => ({ own: streamOf(organ, organId) }),
  decide: ({ organId, newName }, { own }) => {
    if (own.isNew) throw new Rejected('organ-unknown', '无此机构', 'no such organ');
    return { append: { own: [organisationsContract.make('OrganRenamed', { organId, newName }) as OrganEvent] } };
  },
});

const hint = { zh: '', en: '' };

export const established = defineImportTable({
  name: '设立',
  columns: [{ header: '名称', required: true, hint }],
  command: (row) => {
    const name = row.text('名称');
    return { useCase: establish, body: { name, organId: row.id('organ') }, introduces: { organs: { [name]: row.id('organ') } } };
  },
});

export const renamed = defineImportTable({
  name: '更名',
  columns: [{ header: '机构', required: true, hint }, { header: '新名称', required: true, hint }],
  command: (row) => ({ useCase: rename, body: { organId: row.organ('机构').id, newName: row.text('新名称') } }),
});

export const namesOf = defineQuery({
  name: 'organ-names',
  title: { zh: '名称', en: 'Names' },
  path: 'organs/:organId/names',
  right: 'read',
  params: z.strictObject({ organId: z.string(), at: z.iso.date().optional() }),
  answer: z.strictObject({ district: z.string(), names: z.array(z.string()) }),
  run: async ({ organId }, { district }) => (organId === 'known' ? { district, names: ['甲'] } : null),
});

export const sampleService: ServiceDefinition = defineService({
  title: { zh: '样例', en: 'Sample' },
  contract: organisationsContract,
  rules: [],
  aggregates: [organ],
  useCases: [establish, rename],
  tables: [established, renamed],
  projections: [],
  queries: [namesOf],
});

/** The service on logs in memory. A POST has a key of its own; a header that is empty is not sent. */
export interface SampleApplication {
  readonly url: string;
  readonly logs: EventLogs;
  readonly issuer: LocalIssuer;
  readonly application: NestFastifyApplication;
  ask(method: string, path: string, options?: { readonly as?: string; readonly body?: unknown; readonly headers?: Record<string, string> }): Promise<{ readonly status: number; readonly body: never; readonly headers: Headers }>;
  close(): Promise<void>;
}

export interface SampleParts {
  readonly service?: ServiceDefinition;
  readonly health?: Health;
  readonly logs?: EventLogs;
}

/** The service as it is served, over logs in memory. Its one question needs no database. */
export const startSample = async ({ service = sampleService, health = { problems: async () => [], status: async () => ({}) }, logs = new MemoryEventLogs('organisations') }: SampleParts = {}): Promise<SampleApplication> => {
  const issuer = await startLocalIssuer();
  const runners: readonly ProjectionRunner[] = [];
  const module = serviceModule({ service, logs, read: {} as DataSource, health, runners });
  const application = await createHttpApplication(module, { verifier: tokenVerifier({ issuer: localIssuerName, audience, keys: createLocalJWKSet(issuer.jwks) }), report: () => undefined });
  describeApi(application, service);
  await application.listen(0, '127.0.0.1');
  const url = await application.getUrl();
  const ask: SampleApplication['ask'] = async (method, path, { as = 'local-clerk', body, headers = {} } = {}) => {
    const authorization: Record<string, string> = as === '' ? {} : { authorization: `Bearer ${await issuer.token(as, ['150302'])}` };
    const content: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const key: Record<string, string> = method === 'POST' ? { 'idempotency-key': randomUUID() } : {};
    const sent = Object.entries({ ...authorization, ...content, ...key, ...headers }).filter(([, value]) => value !== '');
    const response = await fetch(new URL(path, url), { method, headers: Object.fromEntries(sent), ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === '' ? null : JSON.parse(text)) as never };
  };
  return { url, logs, issuer, application, ask, close: () => application.close() };
};
