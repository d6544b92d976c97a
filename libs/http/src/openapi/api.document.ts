import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { problemResponses, problemSchemas, type ProblemStatus } from './problem.schema.js';

export interface ApiDescription {
  readonly title: string;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  /** further schemas that operations refer to */
  readonly schemas?: Readonly<Record<string, object>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly [more: string]: unknown;
}

export interface ApiOperationObject {
  readonly operationId?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
  readonly security?: readonly object[];
  readonly tags?: readonly string[];
}

/** An OpenAPI 3.1 document, as far as we handle it. */
export interface ApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperationObject>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly tags: readonly { readonly name: string }[];
  readonly [more: string]: unknown;
}

/** Describes the routes that really exist; every one with all the statuses that it may answer. */
export const describeRoutes = (application: NestFastifyApplication, { title, tags, schemas }: ApiDescription): ApiDocument => {
  const builder = new DocumentBuilder().setOpenAPIVersion('3.1.0').setTitle(title).setVersion('1').addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  const found = SwaggerModule.createDocument(application, builder.build(), { autoTagControllers: false, operationIdFactory: (_controller, method) => method }) as OpenAPIObject & ApiDocument;
  const paths = Object.entries(found.paths).map(([path, item]) => [path, Object.fromEntries(Object.entries(item).map(([method, operation]) => [method, completed(path, { ...operation, tags: operation.tags ?? tags.slice(0, 1).map(({ name }) => name) })]))]);
  return {
    ...found,
    info: { ...found.info, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/', description: '本地址 · this very address' }],
    tags,
    security: [{ bearer: [] }],
    paths: Object.fromEntries(paths) as ApiDocument['paths'],
    components: { ...found.components, schemas: { ...found.components.schemas, ...problemSchemas, ...schemas }, responses: problemResponses },
  };
};

const completed = (path: string, operation: ApiOperationObject): ApiOperationObject => {
  const declared = operation.parameters ?? [];
  const missing = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) => (declared.some((one) => one.in === 'path' && one.name === name) ? [] : [{ name, in: 'path', required: true, schema: { type: 'string' } }]));
  const parameters = [...declared, ...missing].map((one) => (one.in === 'path' && one.name === 'district' ? { ...one, description: '区划代码 · region code', schema: { type: 'string', pattern: '^\\d{6}$' }, example: '150302' } : one));
  const successes = Object.entries(operation.responses).filter(([status]) => Number(status) < 400);
  const problems = statusesOf(path, { ...operation, parameters }).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]);
  return { ...operation, parameters, responses: { ...Object.fromEntries(successes), ...(Object.fromEntries(problems) as Record<string, object>) } };
};

const statusesOf = (path: string, { parameters = [], requestBody, responses, security }: ApiOperationObject): readonly ProblemStatus[] => {
  const isOpen = security?.some((one) => Object.keys(one).length === 0) ?? false;
  const isChecked = requestBody !== undefined || parameters.some((one) => one.in === 'query') || path.includes('{district}');
  return [
    400,
    ...(isOpen ? [] : ([401, 403] as const)),
    ...(path.includes('{') || '404' in responses ? ([404, 414] as const) : []),
    ...('409' in responses ? ([409] as const) : []),
    ...('412' in responses ? ([412] as const) : []),
    ...(requestBody === undefined ? [] : ([413] as const)),
    415,
    ...(isChecked ? ([422] as const) : []),
    ...('428' in responses ? ([428] as const) : []),
    431,
    500,
    503,
  ];
};
