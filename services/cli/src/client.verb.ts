import { localPeople } from '@yange/auth';
import { Option, type Command } from 'commander';
import { webAddress } from './arguments.js';
import { clientOfLocalPerson, clientWithToken, type GatewayClient } from './client/gateway.client.js';

export const defaultPort = 7300;

/** Options of every verb that asks the running platform. */
export interface ClientFlags {
  readonly url: string;
  readonly as: string;
  readonly json?: true;
}

/** What a verb does with its options and arguments. @returns its exit code */
export type Act<F> = (flags: F, ...words: string[]) => Promise<number>;

export type Run = <F>(act: Act<F>) => (...passed: unknown[]) => Promise<void>;

export const asClient = (command: Command, person = 'local-clerk'): Command =>
  command
    .option('--url <url>', 'the gateway', webAddress, process.env['YANGE_URL'] ?? `http://127.0.0.1:${defaultPort}`)
    .addOption(new Option('--as <person>', 'example person of the local issuer; YANGE_TOKEN goes before it').choices(localPeople.map(({ id }) => id)).default(person))
    .option('--json', 'for programs');

export const connect = ({ url, as }: ClientFlags): Promise<GatewayClient> => {
  const token = process.env['YANGE_TOKEN'];
  return token === undefined ? clientOfLocalPerson(url, as) : Promise.resolve(clientWithToken(url, token));
};
