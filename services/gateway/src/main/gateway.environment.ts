import { json } from '@yange/config';
import { drainSeconds, identityVariables } from '@yange/service-host';
import { z } from 'zod';

const services = json().pipe(z.record(z.string(), z.url()));

/** Environment of the gateway. */
export const gatewayEnvironment = z.object({
  YANGE_DISTRICTS: z.string().transform((text) => text.split(',').map((word) => word.trim()).filter((word) => word !== '')),
  /** region codes of districts that other nodes record and this one follows: they are asked about here, and nothing is recorded for them */
  YANGE_FOLLOWED_DISTRICTS: z.string().default('').transform((text) => text.split(',').map((word) => word.trim()).filter((word) => word !== '')),
  YANGE_HOST: z.string().default('127.0.0.1'),
  YANGE_PORT: z.coerce.number().int().min(0).max(65_535),
  /** where the services are: {"organisations":"http://127.0.0.1:7301"} */
  YANGE_SERVICES: services,
  /** `on` on one machine only: whoever reaches this port may be any example person */
  YANGE_LOCAL_ISSUER: z.enum(['on', 'off']).default('off'),
  /** private key of the local issuer as a JWK, where its tokens are to outlive the process */
  YANGE_LOCAL_ISSUER_KEY: z.string().optional(),
  /** key set of the identity provider, where the local issuer is off */
  YANGE_JWKS_URL: z.url().optional(),
  YANGE_TOKEN_ISSUER: z.string().min(1).optional(),
  ...identityVariables,
  /** id of the console at the identity provider `YANGE_TOKEN_ISSUER`, which is then a URL: people log in there. Without it they paste a token */
  YANGE_OIDC_CLIENT_ID: z.string().min(1).optional(),
  /** of a confidential client; without it PKCE alone */
  YANGE_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** address of the console as people open it, to which the provider sends them back */
  YANGE_OIDC_REDIRECT_URL: z.url().optional(),
  YANGE_OIDC_SCOPE: z.string().regex(/(^| )openid( |$)/, 'must name openid').default('openid'),
  /** RFC 8707: whom tokens are for, where the provider wants to be told */
  YANGE_OIDC_RESOURCE: z.url().optional(),
  /** how long it says at `/readyz` that it stops, and still serves */
  YANGE_DRAIN_SECONDS: drainSeconds,
});

export type GatewayEnvironment = z.infer<typeof gatewayEnvironment>;
