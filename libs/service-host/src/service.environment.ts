import { json } from '@yange/config';
import { z } from 'zod';
import { identityVariables } from './identity.environment.js';

const url = z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL');
const list = z.string().transform((text) => text.split(',').map((word) => word.trim()).filter((word) => word !== ''));

const pem = z.string().regex(/-----BEGIN [A-Z ]+-----/, 'must be a PEM text');

/** Seconds, 0 to 300; none where nobody stands in front. */
export const drainSeconds = z.string().regex(/^\d{1,3}$/, 'must be a whole number in digits').transform(Number).pipe(z.number().max(300)).default(0);

/** What a process of a service can do; all of it where nothing is said. */
export const allRoles = ['api', 'relay', 'projector'] as const;

/** Environment of one service process. Every variable that a manifest may set is named here. */
export const serviceEnvironment = z
  .object({
    /** region codes that this deployment serves, separated by commas */
    YANGE_DISTRICTS: list.pipe(z.array(z.string().regex(/^\d{6}$/)).min(1).transform((codes): readonly string[] => codes)),
    /** region codes of districts that other nodes record, whose topics this one reads beside its own logs: a city its districts */
    YANGE_FOLLOWED_DISTRICTS: list.pipe(z.array(z.string().regex(/^\d{6}$/))).default([]),
    /** roles that this process plays: api, relay, projector */
    YANGE_ROLES: list.pipe(z.array(z.enum(allRoles)).min(1)).default([...allRoles]),
    YANGE_HOST: z.string().default('127.0.0.1'),
    YANGE_PORT: z.coerce.number().int().min(0).max(65_535),
    /** the service's log, by the role that may append */
    YANGE_LOG_DATABASE_URL: url,
    /** the service's read models */
    YANGE_READ_DATABASE_URL: url,
    /** logs that the projections read, by a role that may only read: {"organisations":"postgres://…"} */
    YANGE_LOG_SOURCES: json().pipe(z.record(z.string(), url)),
    YANGE_FEED: z.enum(['log', 'kafka']).default('log'),
    KAFKA_BROKERS: list.default([]),
    /** after so long without a sign a reader is followed by another; no less than the brokers' `group.min.session.timeout.ms`, 6 s unless they are told otherwise */
    KAFKA_SESSION_SECONDS: z.string().regex(/^\d{1,2}$/, 'must be a whole number in digits').transform(Number).pipe(z.number().min(1).max(60)).optional(),
    /** certificate of the authority that signed the brokers', and this process's own with its key, as PEM texts: all three or none */
    KAFKA_TLS_CA: pem.optional(),
    KAFKA_TLS_CERT: pem.optional(),
    KAFKA_TLS_KEY: pem.optional(),
    /** where the process is that keeps the read models, for one that plays api alone: rebuilding is asked of it */
    YANGE_PROJECTOR_URL: z.url().optional(),
    /** set while a rollback is carried out: read models of a newer version are replaced by those of this one. Else an older projector does not start where a newer version serves */
    YANGE_READ_MODELS_BACK: z.enum(['on', 'off']).default('off'),
    /** how long a process that is told to stop says so at `/readyz` and still serves: longer than whoever asks there needs to notice */
    YANGE_DRAIN_SECONDS: drainSeconds,
    /** key set that tokens are verified against */
    YANGE_JWKS_URL: z.url(),
    YANGE_TOKEN_ISSUER: z.string().min(1),
    ...identityVariables,
  })
  .refine((environment) => environment.YANGE_FEED === 'log' || environment.KAFKA_BROKERS.length > 0, { path: ['KAFKA_BROKERS'], message: 'needed when YANGE_FEED is kafka' })
  .refine(({ KAFKA_TLS_CA: ca, KAFKA_TLS_CERT: cert, KAFKA_TLS_KEY: key }) => new Set([ca, cert, key].map((one) => one === undefined)).size === 1, { path: ['KAFKA_TLS_CA'], message: 'KAFKA_TLS_CA, KAFKA_TLS_CERT and KAFKA_TLS_KEY are set together or not at all' })
  .refine((environment) => environment.YANGE_FEED === 'kafka' || environment.YANGE_FOLLOWED_DISTRICTS.length === 0, { path: ['YANGE_FOLLOWED_DISTRICTS'], message: 'what other nodes record is read from their topics: YANGE_FEED must be kafka' })
  .refine((environment) => !environment.YANGE_FOLLOWED_DISTRICTS.some((district) => environment.YANGE_DISTRICTS.includes(district)), { path: ['YANGE_FOLLOWED_DISTRICTS'], message: 'a district is recorded here or followed, not both' });

export type ServiceEnvironment = z.infer<typeof serviceEnvironment>;
