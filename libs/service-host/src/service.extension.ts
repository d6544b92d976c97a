import type { Provider, Type } from '@nestjs/common';
import type { EventLogs, KeptFiles } from '@yange/event-log';
import type { Schemas } from '@yange/http';
import type { CommandExecutor, CommandLook, ServiceDefinition } from '@yange/use-case';
import type { DataSource } from 'typeorm';
import type { PersonalCustodian } from './import.personal.js';
import type { Report } from './service.feed.js';

/** What a service gives to an extension of its API. */
export interface ExtensionParts {
  readonly service: ServiceDefinition;
  readonly districts: readonly string[];
  readonly logs: EventLogs;
  readonly executor: CommandExecutor;
  readonly report: Report;
  /** the read models; absent where there are none, as in a spec */
  readonly read?: DataSource;
  /** files that events name by their hash; absent likewise */
  readonly files?: KeptFiles;
  /** waits until the read models of this service hold what the log holds now */
  caughtUp?(): Promise<void>;
}

/** Doors that no use case or question describes, because something other than the log and the read models stands behind them. */
export interface OpenExtension {
  readonly controllers: readonly Type[];
  readonly providers: readonly Provider[];
  /** named shapes that the doors refer to */
  readonly schemas?: Schemas;
  /** bytes of a file at most, where a door takes one as its body */
  readonly fileLimit?: number;
  /** keeps what imported rows say of people */
  readonly custodian?: PersonalCustodian;
  /** looks at each command before it is decided */
  readonly looks?: CommandLook;
  /** sentences without secrets; empty when all is well */
  problems(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opened before the API listens, closed after it: what it throws stops the start. */
export type ServiceExtension = (parts: ExtensionParts) => Promise<OpenExtension>;
