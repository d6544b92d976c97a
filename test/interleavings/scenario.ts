import { MemoryEventLogs, type AppendRequest, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { serviceExecutor } from '@yange/service-host';
import { specificationMeta, type AnyUseCase, type CommandMeta, type ServiceDefinition } from '@yange/use-case';
import type { StoredRow, Violation } from '../faults/checkers/evidence.js';

/** What a client asks. */
export interface Command {
  readonly name: string;
  readonly body: object;
  /** YYYY-MM-DD */
  readonly on?: string;
  readonly decision?: string;
  /** `reaction` follows from a change of another service and stands under what that one stands under */
  readonly role?: 'clerk' | 'reaction';
}

/** How the clients' commands ended. */
export interface Ended {
  readonly accepted: number;
  /** ids of the rules that refused the others, each once, sorted */
  readonly refused: readonly string[];
}

/** Commands that meet, and what holds whatever comes between them. */
export interface Scenario {
  readonly title: string;
  readonly service: ServiceDefinition;
  readonly context: string;
  /** use cases that no door gives: what follows from changes of other services */
  readonly following?: readonly AnyUseCase[];
  /** writes what was before; @returns for each client what it asks, one after the other */
  readonly prepare: (say: Say, log: EventLog) => Promise<readonly (readonly Command[])[]>;
  /** told from the stored events alone, and from what the clients were answered */
  readonly wrong: (rows: readonly StoredRow[], ended: Ended) => readonly Violation[];
}

export type Say = (name: string, body: object, more?: Omit<Command, 'name' | 'body'>) => Promise<Readonly<Record<string, string>>>;

/** What was before, as requests that any log takes: decided once, appended for every interleaving. */
export interface Prepared {
  readonly scenario: Scenario;
  readonly before: readonly AppendRequest[];
  readonly programs: readonly (readonly Command[])[];
}

export const district = '150302';
const citations = [{ number: '海编发〔2026〕5号', issuer: '海勃湾区委编委', issuedOn: '2026-01-10' }];

export const useCaseOf = ({ service, following = [] }: Scenario, name: string): AnyUseCase => {
  const found = [...service.useCases, ...following].find((one) => one.name === name);
  if (found === undefined) throw new Error(`no use case ${name}`);
  return found;
};

export const metaOf = (command: Command, commandId: string, by: string): CommandMeta =>
  specificationMeta({ commandId, mode: 'live', citations, decision: command.decision ?? null, effective: onDay(command.on ?? '2026-03-10'), actor: { person: by, role: command.role ?? 'reaction', tokenId: '' }, principal: by, id: (label) => derivedId(commandId, label) });

/** A log in memory whose clock stands still: what it holds depends on the order of its appends alone. */
export const freshMemoryLog = (context: string): EventLog => new MemoryEventLogs(context, () => 1_700_000_000_000_000n).forDistrict(district);

export const prepared = async (scenario: Scenario): Promise<Prepared> => {
  const before: AppendRequest[] = [];
  const log = freshMemoryLog(scenario.context);
  const recording = Object.assign(Object.create(log) as EventLog, { append: (request: AppendRequest) => (before.push(request), log.append(request)) });
  const executor = serviceExecutor(scenario.service);
  let told = 0;
  const say: Say = async (name, body, more = {}) => {
    const useCase = useCaseOf(scenario, name);
    const command = { name, body, on: '2026-03-01', ...more };
    return (await executor.execute(recording, useCase, useCase.body.parse(body), metaOf(command, derivedId('before', String((told += 1))), 'before'))).answer;
  };
  const programs = await scenario.prepare(say, recording);
  return { scenario, before, programs };
};
