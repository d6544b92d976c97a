import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { callerOf, Open, Right, type AuthenticatedRequest } from '@yange/http';
import { z } from 'zod';
import type { ServedDistricts } from './served.districts.js';
import { SERVED } from './service.tokens.js';

/** `{district}`: a region code of six digits. */
export const addedDistrict = z.strictObject({ district: z.string().regex(/^[1-9]\d{5}$/).describe('区划代码 · region code') });

/** Which districts this service serves, for the gateway, which knows them from here alone. */
@ApiExcludeController()
@Controller('v1/served-districts')
export class ServedDistrictsController {
  constructor(@Inject(SERVED) private readonly served: Pick<ServedDistricts, 'codes' | 'add'>) {}

  @Get()
  @Open()
  list(): { readonly districts: readonly string[] } {
    return { districts: this.served.codes };
  }

  @Post()
  @HttpCode(200)
  @Right('districts.add')
  async add(@Body() body: unknown, @Req() request: AuthenticatedRequest): Promise<{ readonly districts: readonly string[] }> {
    await this.served.add(addedDistrict.parse(body).district, callerOf(request).principal.person);
    return this.list();
  }
}
