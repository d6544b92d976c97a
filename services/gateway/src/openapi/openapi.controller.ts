import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { ApiAnswer, Open, Problem, type ApiDocument } from '@yange/http';
import { OWN_DOCUMENT, SERVICES } from '../gateway.tokens.js';
import { mergedDocument, outerDocument } from './outer.document.js';
import { documentShape } from './gateway.shapes.js';

/** The gateway's own document; there once its routes are. */
export interface OwnDocument {
  document: ApiDocument | null;
}

/** A service writes its document when it is first asked for it. */
const patienceMs = 30_000;

/** What can be asked, by whom and how: of all services, or of one; always with the paths of this gateway. */
@Controller('v1/openapi')
@Open()
export class OpenApiController {
  constructor(
    @Inject(SERVICES) private readonly services: Readonly<Record<string, string>>,
    @Inject(OWN_DOCUMENT) private readonly own: OwnDocument,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'openapi', summary: '全部接口 · all doors' })
  @ApiAnswer(200, 'OpenAPI 3.1', documentShape)
  async all(): Promise<ApiDocument> {
    const { document } = this.own;
    if (document === null) throw new Problem(503, 'not-ready');
    return mergedDocument(document, await Promise.all(Object.entries(this.services).map(([context, base]) => this.read(context, base))));
  }

  @Get(':context')
  @ApiOperation({ operationId: 'openapi-of', summary: '一个服务的接口 · the doors of one service' })
  @ApiAnswer(200, 'OpenAPI 3.1', documentShape)
  async one(@Param('context') context: string): Promise<ApiDocument> {
    const base = Object.hasOwn(this.services, context) ? this.services[context] : undefined;
    if (base === undefined) throw new Problem(404, 'unknown-context');
    return this.read(context, base);
  }

  private async read(context: string, base: string): Promise<ApiDocument> {
    const response = await fetch(new URL('/openapi.json', base), { signal: AbortSignal.timeout(patienceMs) }).catch(() => null);
    const document = (await response?.json().catch(() => null)) as ApiDocument | null | undefined;
    if (response?.ok === true && typeof document?.paths === 'object') return outerDocument(context, document);
    throw new Problem(503, 'service-unavailable', { zh: '服务暂不可用，请稍后重试', en: 'the service is not available; try again' }, { retryAfterSeconds: 1, facts: { context } });
  }
}
