import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { localPeople, type LocalIssuer, type LocalPerson } from '@yange/auth';
import { ApiBody, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { ApiAnswer, Open, Problem } from '@yange/http';
import { z } from 'zod';
import { DISTRICTS, FOLLOWED, ISSUER } from '../gateway.tokens.js';
import { keysShape, peopleShape, tokenShape } from '../openapi/gateway.shapes.js';

const asked = z.strictObject({
  person: z.string().max(60),
  /** of those that are served or followed; without it all that are served: what another node records is looked into only by whoever asks for that */
  districts: z.array(z.string().regex(/^\d{6}$/)).min(1).max(100).optional(),
});

/** The issuer of the one-machine shape: example people, one per role. Not mounted where an identity provider is. */
@Controller('v1/local-issuer')
@Open()
export class LocalIssuerController {
  constructor(
    @Inject(ISSUER) private readonly issuer: LocalIssuer,
    @Inject(DISTRICTS) private readonly districts: readonly string[],
    @Inject(FOLLOWED) private readonly followed: readonly string[],
  ) {}

  @Get('jwks.json')
  @ApiOperation({ operationId: 'local-keys', summary: '本机签发者的公钥 · keys of the local issuer' })
  @ApiAnswer(200, 'JWKS', keysShape)
  keys(): object {
    return this.issuer.jwks;
  }

  @Get('people')
  @ApiOperation({ operationId: 'local-people', summary: '示例人员 · example people, one per role' })
  @ApiAnswer(200, '人员 · people', peopleShape)
  people(): readonly LocalPerson[] {
    return localPeople;
  }

  @Post('token')
  @HttpCode(200)
  @ApiOperation({ operationId: 'local-token', summary: '以示例人员登录 · a token of an example person' })
  @ApiBody({ schema: z.toJSONSchema(asked) as never })
  @ApiAnswer(200, '令牌 · token', tokenShape)
  @ApiResponse({ status: 404 })
  async token(@Body() body: unknown): Promise<{ token: string }> {
    const { person, districts = this.districts } = asked.parse(body);
    if (districts.some((one) => ![...this.districts, ...this.followed].includes(one))) throw new Problem(404, 'district-not-served');
    const token = await this.issuer.token(person, districts);
    if (token === null) throw new Problem(404, 'unknown-person');
    return { token };
  }
}
