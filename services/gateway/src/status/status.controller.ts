import { Controller, Get, Inject, Req } from '@nestjs/common';
import { Open, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { SERVICES } from '../gateway.tokens.js';

/** State of the whole: what each service says of itself. */
@Controller()
export class StatusController {
  constructor(@Inject(SERVICES) private readonly services: Readonly<Record<string, string>>) {}

  @Get('healthz')
  @Open()
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Open()
  async ready(): Promise<object> {
    const answers = await Promise.all(Object.entries(this.services).map(async ([name, base]) => [name, await answers200(new URL('/readyz', base))] as const));
    const missing = answers.filter(([, ok]) => !ok).map(([name]) => name);
    if (missing.length > 0) throw new Problem(503, 'not-ready', undefined, { errors: missing.map((name) => ({ pointer: '', code: 'not-ready', detail: name })) });
    return { status: 'ready' };
  }

  @Get('v1/status')
  @Right('read')
  async status(@Req() request: AuthenticatedRequest): Promise<object> {
    const headers = { authorization: request.headers.authorization ?? '' };
    const entries = Object.entries(this.services).map(async ([name, base]) => {
      const response = await fetch(new URL('/v1/status', base), { headers }).catch(() => null);
      return [name, response?.ok ? ((await response.json()) as object) : { reachable: false }] as const;
    });
    return { services: Object.fromEntries(await Promise.all(entries)) };
  }
}

const answers200 = async (url: URL): Promise<boolean> => (await fetch(url).catch(() => null))?.ok ?? false;
