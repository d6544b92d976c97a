import { coversDistrict, roleWithRight, type Principal, type Role, type TokenVerifier } from '@yange/auth';
import { applyDecorators, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem/problem.js';

const rightKey = 'yange:right';
const openKey = 'yange:open';

/** The right that a route asks for. A route without one is refused to everybody. */
export const Right = (right: string): MethodDecorator => applyDecorators(SetMetadata(rightKey, right), ApiBearerAuth(), ApiExtension('x-right', right));

/** A route that needs no token: health, the console's files, the local issuer. */
export const Open = (): MethodDecorator & ClassDecorator => applyDecorators(SetMetadata(openKey, true), ApiSecurity({}));

export interface Caller {
  readonly principal: Principal;
  /** the role by which the caller has the right of this route */
  readonly role: Role;
}

export type AuthenticatedRequest = FastifyRequest & { caller?: Caller };

export const callerOf = (request: AuthenticatedRequest): Caller => {
  if (request.caller === undefined) throw new Problem(401, 'token-missing');
  return request.caller;
};

/** Who calls comes from the token; whether they may, from the route's right and the district in its path. */
export class BearerGuard implements CanActivate {
  /** @param served region codes that this deployment serves; without it, whatever the token covers */
  constructor(
    private readonly verifier: TokenVerifier,
    private readonly served?: readonly string[],
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = context.getHandler();
    if (Reflect.getMetadata(openKey, handler) === true || Reflect.getMetadata(openKey, context.getClass()) === true) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const principal = await this.verifier.verify(request.headers.authorization);
    const right = Reflect.getMetadata(rightKey, handler) as string | undefined;
    const role = right === undefined ? null : roleWithRight(principal, right);
    if (role === null) throw new Problem(403, 'not-entitled', { zh: '当前角色无此权限', en: 'this role does not have the right' }, { facts: { right: right ?? '' } });
    const { district } = request.params as { district?: string };
    if (district !== undefined && !coversDistrict(principal, district)) {
      throw new Problem(403, 'other-district', { zh: '无权访问该区数据', en: 'not entitled to this district' }, { facts: { district } });
    }
    if (district !== undefined && this.served?.includes(district) === false) throw new Problem(404, 'district-not-served', undefined, { facts: { district } });
    request.caller = { principal, role };
    return true;
  }
}
