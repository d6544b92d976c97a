import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, callerOf, Open, Problem, Right, type AuthenticatedRequest } from '@yange/http';
import { z } from 'zod';
import { ISSUER, PROVIDER } from '../gateway.tokens.js';
import { leavingShape, loginEndShape, loginWayShape, tokensShape, whoShape } from '../openapi/login.shapes.js';
import type { IdentityProvider, Leaving, Tokens } from './identity.provider.js';

const secret = z.string().min(1).max(8_000);
const returning = z.strictObject({ answer: secret, state: secret, nonce: secret, codeVerifier: secret });
const renewal = z.strictObject({ refreshToken: secret });
const ending = z.strictObject({ idToken: secret.nullable() });
const bodyOf = (schema: z.ZodType): { schema: never } => ({ schema: z.toJSONSchema(schema) as never });

/** By what way people come in, and the way by an identity provider. The token that comes of it is verified like any other. */
@Controller('v1')
export class LoginController {
  constructor(
    @Inject(PROVIDER) private readonly provider: IdentityProvider | null,
    @Inject(ISSUER) private readonly localIssuer: object | null,
  ) {}

  @Get('login')
  @Open()
  @ApiOperation({ operationId: 'login-way', summary: '登录方式 · by what way people come in' })
  @ApiAnswer(200, '方式 · way', loginWayShape)
  way(): { way: 'example-people' | 'identity-provider' | 'token' } {
    return { way: this.localIssuer !== null ? 'example-people' : this.provider !== null ? 'identity-provider' : 'token' };
  }

  @Get('whoami')
  @Right('read')
  @ApiOperation({ operationId: 'whoami', summary: '令牌所示的人、角色与区 · who the token says that one is, by our names of roles' })
  @ApiAnswer(200, '本人 · oneself', whoShape)
  who(@Req() request: AuthenticatedRequest): object {
    const { person, roles, districts } = callerOf(request).principal;
    return { person, roles, districts };
  }

  @Post('login/departures')
  @HttpCode(200)
  @Open()
  @ApiOperation({ operationId: 'leave-for-login', summary: '前往身份服务登录：地址，及返回时须出示的 state、nonce、code_verifier · where to log in, and what to show on the way back' })
  @ApiAnswer(200, '去处 · where to', leavingShape)
  @ApiResponse({ status: 404 })
  @ApiResponse({ status: 503 })
  leave(): Promise<Leaving> {
    return this.known.leave();
  }

  @Post('login/arrivals')
  @HttpCode(200)
  @Open()
  @ApiOperation({ operationId: 'enter-after-login', summary: '自身份服务返回，换取令牌 · back from the provider: the code for tokens' })
  @ApiBody(bodyOf(returning))
  @ApiAnswer(200, '令牌 · tokens', tokensShape)
  @ApiResponse({ status: 401 })
  @ApiResponse({ status: 404 })
  @ApiResponse({ status: 503 })
  enter(@Body() body: unknown): Promise<Tokens> {
    return this.known.enter(returning.parse(body));
  }

  @Post('login/renewals')
  @HttpCode(200)
  @Open()
  @ApiOperation({ operationId: 'renew-login', summary: '令牌将到期时续期 · a new token before the old one expires' })
  @ApiBody(bodyOf(renewal))
  @ApiAnswer(200, '令牌 · tokens', tokensShape)
  @ApiResponse({ status: 401 })
  @ApiResponse({ status: 404 })
  @ApiResponse({ status: 503 })
  renew(@Body() body: unknown): Promise<Tokens> {
    return this.known.renew(renewal.parse(body).refreshToken);
  }

  @Post('login/ends')
  @HttpCode(200)
  @Open()
  @ApiOperation({ operationId: 'end-login', summary: '退出身份服务的地址 · where the login at the provider ends' })
  @ApiBody(bodyOf(ending))
  @ApiAnswer(200, '去处；null 表示无 · where to, null for nowhere', loginEndShape)
  @ApiResponse({ status: 404 })
  @ApiResponse({ status: 503 })
  async end(@Body() body: unknown): Promise<{ url: string | null }> {
    return { url: await this.known.end(ending.parse(body).idToken) };
  }

  private get known(): IdentityProvider {
    if (this.provider === null) throw new Problem(404, 'no-identity-provider', { zh: '本部署未配置身份服务', en: 'this deployment has no identity provider to log in at' });
    return this.provider;
  }
}
