import { coversDistrict, roleWithRight, type Principal, type Role, type TokenVerifier } from '@yange/auth';
import { applyDecorators, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem/problem.js';

const rightKey = 'yange:right';
const openKey = 'yange:open';
const followedKey = 'yange:followed';

/** The right that a route asks for. A route without one is refused to everybody. */
export const Right = (right: string): MethodDecorator => applyDecorators(SetMetadata(rightKey, right), ApiBearerAuth(), ApiExtension('x-right', right));

/** A route that needs no token: health, the console's files, the local issuer. */
export const Open = (): MethodDecorator & ClassDecorator => applyDecorators(SetMetadata(openKey, true), ApiSecurity({}));

/** A route that may be asked of a district that another node records and this one follows. */
export const OfFollowed = (): MethodDecorator => SetMetadata(followedKey, true);

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

/** Whether somebody is registered as standing in for a person today. */
export type StandsIn = (district: string, pair: { readonly person: string; readonly standIn: string }) => Promise<boolean>;

/** Who calls comes from the token; whether they may, from the route's right and the district in its path. */
export class BearerGuard implements CanActivate {
  /**
   * @param served region codes that this deployment serves; without it, whatever the token covers
   * @param followed region codes that other nodes record: only what is marked may be asked of them, and nothing recorded
   * @param standsIn the register of deputies; without it a token that acts for somebody is refused
   */
  constructor(
    private readonly verifier: TokenVerifier,
    private readonly served?: readonly string[],
    private readonly followed: readonly string[] = [],
    private readonly standsIn?: StandsIn,
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
    if (district !== undefined) this.assertServed(district, Reflect.getMetadata(followedKey, handler) === true);
    await this.assertStandsIn(principal, district);
    request.caller = { principal, role };
    return true;
  }

  private assertServed(district: string, ofFollowed: boolean): void {
    if (this.followed.includes(district)) {
      if (!ofFollowed) throw new Problem(404, 'recorded-elsewhere', undefined, { facts: { district } });
    } else if (this.served?.includes(district) === false) throw new Problem(404, 'district-not-served', undefined, { facts: { district } });
  }

  /** A token says for whom somebody acts; that he may is said by the register of deputies alone. */
  private async assertStandsIn({ person: standIn, onBehalfOf: person }: Principal, district: string | undefined): Promise<void> {
    if (person === undefined) return;
    if (this.standsIn === undefined || district === undefined) throw new Problem(403, 'deputising-unknown-here', { zh: '此处不受理代理人的请求', en: 'nobody may act for somebody else here' });
    if (!(await this.standsIn(district, { person, standIn }))) throw new Problem(403, 'not-deputy', { zh: '未登记为其代理人，或今天不在代理期内', en: 'not registered as standing in for that person today' });
  }
}
