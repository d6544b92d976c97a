import { z } from 'zod';

const url = z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL');
const list = z.string().transform((text) => text.split(',').map((word) => word.trim()).filter((word) => word !== ''));

/** Environment of one service process. Every variable that a manifest may set is named here. */
export const serviceEnvironment = z
  .object({
    /** region codes that this deployment serves, separated by commas */
    YANGE_DISTRICTS: list.pipe(z.array(z.string().regex(/^\d{6}$/)).min(1)),
    /** region codes of districts that other nodes record, whose topics this one reads beside its own logs: a city its districts */
    YANGE_FOLLOWED_DISTRICTS: list.pipe(z.array(z.string().regex(/^\d{6}$/))).default([]),
    /** roles that this process plays: api, relay, projector */
    YANGE_ROLES: list.pipe(z.array(z.enum(['api', 'relay', 'projector'])).min(1)).default(['api', 'relay', 'projector']),
    YANGE_HOST: z.string().default('127.0.0.1'),
    YANGE_PORT: z.coerce.number().int().min(0).max(65_535),
    /** the service's log, by the role that may append */
    YANGE_LOG_DATABASE_URL: url,
    /** the service's read models */
    YANGE_READ_DATABASE_URL: url,
    /** logs that the projections read, by a role that may only read: {"organisations":"postgres://…"} */
    YANGE_LOG_SOURCES: z
      .string()
      .transform((text, context) => {
        try {
          return JSON.parse(text) as unknown;
        } catch {
          context.addIssue('must be JSON');
          return z.NEVER;
        }
      })
      .pipe(z.record(z.string(), url)),
    YANGE_FEED: z.enum(['log', 'kafka']).default('log'),
    KAFKA_BROKERS: list.default([]),
    /** key set that tokens are verified against */
    YANGE_JWKS_URL: z.url(),
    YANGE_TOKEN_ISSUER: z.string().min(1),
    YANGE_TOKEN_AUDIENCE: z.string().min(1).default('yange'),
  })
  .refine((environment) => environment.YANGE_FEED === 'log' || environment.KAFKA_BROKERS.length > 0, { path: ['KAFKA_BROKERS'], message: 'needed when YANGE_FEED is kafka' })
  .refine((environment) => environment.YANGE_FEED === 'kafka' || environment.YANGE_FOLLOWED_DISTRICTS.length === 0, { path: ['YANGE_FOLLOWED_DISTRICTS'], message: 'what other nodes record is read from their topics: YANGE_FEED must be kafka' })
  .refine((environment) => !environment.YANGE_FOLLOWED_DISTRICTS.some((district) => environment.YANGE_DISTRICTS.includes(district)), { path: ['YANGE_FOLLOWED_DISTRICTS'], message: 'a district is recorded here or followed, not both' });

export type ServiceEnvironment = z.infer<typeof serviceEnvironment>;
