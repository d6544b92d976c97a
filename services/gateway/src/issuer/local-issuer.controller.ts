import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { localPeople, type LocalIssuer, type LocalPerson } from '@yange/auth';
import { Open, Problem } from '@yange/http';
import { z } from 'zod';
import { DISTRICTS, ISSUER } from '../gateway.tokens.js';

const asked = z.strictObject({ person: z.string().max(60) });

/** The issuer of the one-machine shape: example people, one per role. Not mounted where an identity provider is. */
@Controller('v1/local-issuer')
@Open()
export class LocalIssuerController {
  constructor(
    @Inject(ISSUER) private readonly issuer: LocalIssuer,
    @Inject(DISTRICTS) private readonly districts: readonly string[],
  ) {}

  @Get('jwks.json')
  keys(): object {
    return this.issuer.jwks;
  }

  @Get('people')
  people(): readonly LocalPerson[] {
    return localPeople;
  }

  @Post('token')
  @HttpCode(200)
  async token(@Body() body: unknown): Promise<{ token: string }> {
    const token = await this.issuer.token(asked.parse(body).person, this.districts);
    if (token === null) throw new Problem(404, 'unknown-person');
    return { token };
  }
}
