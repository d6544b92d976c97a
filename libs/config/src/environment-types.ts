import { z } from 'zod';

const digits = 'must be a whole number in digits';

/** A TCP port. `0` asks the system for a free one. */
export const port = () => z.string().regex(/^\d{1,5}$/, digits).transform(Number).pipe(z.number().int().min(0).max(65_535));

/** A whole number within bounds, written in digits only (no `1e3`, no `0x10`, no blanks). */
export const wholeNumber = (least: number, most: number) => z.string().regex(/^\d{1,15}$/, digits).transform(Number).pipe(z.number().int().min(least).max(most));

/** `true` or `false`, and nothing that only looks like it. */
export const flag = () => z.enum(['true', 'false']).transform((value) => value === 'true');

/** A PostgreSQL URL. Holds a password: not for logs. */
export const postgresUrl = () => z.string().refine((value) => hasProtocol(value, ['postgres:', 'postgresql:']), 'must be a URL like postgres://role:password@host:5432/database');

/** An http or https URL. */
export const httpUrl = () => z.string().refine((value) => hasProtocol(value, ['http:', 'https:']), 'must be a URL like http://host:8080');

/** `host:port,host:port` → the list. */
export const brokers = () =>
  z
    .string()
    .refine((value) => value.split(',').every((broker) => /^[^\s:,]+:\d{1,5}$/.test(broker)), 'must be like host:9092,host:9092')
    .transform((value): readonly string[] => value.split(','));

/** A JSON text; what it has to hold is said by a `pipe`. */
export const json = () =>
  z.string().transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('must be JSON');
      return z.NEVER;
    }
  });

function hasProtocol(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}
