import { logIdOf, staffingContract } from '@yange/contracts';
import type { EventLogs } from '@yange/event-log';
import { derivedId, onDay, Rejected } from '@yange/kernel';
import { todayInChina } from '@yange/service-host';
import { readTimeline, type AnyUseCase, type CellError, type CommandExecutor, type CommandMeta, type CommandOutcome, type ReferenceListTimeline, type UseCase } from '@yange/use-case';
import type { DataSource } from 'typeorm';
import { compareRegisterUseCase, deleteSnapshotUseCase, loadRegisterUseCase, openRegisterIssuesUseCase, type IssueSubjectInput } from '../commands/registers/register.use-cases.js';
import { registerKindOf, registerKinds, type RegisterKind } from '../domain/reference/register-kinds.js';
import { registerSnapshotStream } from '../domain/register-snapshot/register-snapshot.aggregate.js';
import type { DeletionBasis } from '../domain/register-snapshot/register-snapshot.decider.js';
import { differenceCodes } from '../domain/register-snapshot/difference.codes.js';
import type { VaultStore } from '../vault/vault.store.js';
import { ComparisonRun } from './comparison.run.js';
import type { DifferenceStore, StoredDifference } from './difference.store.js';
import { OrganDirectory, readRegisterRow, type DirectoryOrgan, type UploadedRow } from './register.reading.js';
import type { RegisterStore, SnapshotKey, SnapshotRow } from './register.store.js';

export interface RegistersParts {
  readonly store: RegisterStore;
  readonly found: DifferenceStore;
  readonly vault: VaultStore;
  readonly logs: Pick<EventLogs, 'forDistrict'>;
  readonly executor: CommandExecutor;
  readonly read: DataSource | undefined;
  readonly caughtUp: (() => Promise<void>) | undefined;
}

export interface OpenedSnapshot {
  /** code or name in the table of kinds of that day */
  readonly kind: string;
  readonly takenOn: string;
  /** how long what it says is kept after today */
  readonly keepDays: number;
  readonly organs: readonly DirectoryOrgan[];
}

export interface RowFault extends CellError {
  readonly line: number;
}

/** A load that nobody goes on with for so long is given up. */
const loadingMinutes = 60;
/** rows of a ledger that one command opens */
const openedAtOnce = 200;

/**
 * Registers of others 台账: loaded as they were on a day, held against the log as of that day, and destroyed when their time is over.
 * Events tell that it was done and how much differs; what a register says of anybody stays with the vault.
 */
export class Registers {
  /** of loads that go on in this process */
  private readonly directories = new Map<string, { readonly kind: RegisterKind; readonly directory: OrganDirectory }>();

  constructor(private readonly parts: RegistersParts) {}

  /** As the table has it on that day, by code or name. @throws {Rejected} `unknown-code` */
  async kindOf(district: string, word: string, day: string): Promise<RegisterKind> {
    const { timeline } = await readTimeline(this.parts.logs.forDistrict(district), staffingContract, registerKinds.stream());
    return registerKindOf(registerKinds.find(timeline as ReferenceListTimeline, day, word));
  }

  /** What an interrupted load left is thrown away. @throws {Rejected} `snapshot-known`, `unknown-code` */
  async open(key: SnapshotKey, snapshot: OpenedSnapshot): Promise<void> {
    const kind = await this.kindOf(key.district, snapshot.kind, snapshot.takenOn);
    const before = await this.parts.store.find(key);
    if (before !== null && (await this.isLogged(key))) throw new Rejected('snapshot-known', '该快照已载入', 'this snapshot was loaded before', { snapshotId: key.snapshotId });
    if (before !== null) await this.parts.store.destroy(key);
    const keepUntil = new Date(Date.parse(todayInChina()) + snapshot.keepDays * 86_400_000).toISOString().slice(0, 10);
    const { code, name, pays, ofOrgans } = kind;
    await this.parts.store.open(key, { kind: code, kindName: name, pays, ofOrgans, takenOn: snapshot.takenOn, keepUntil }, snapshot.organs);
    this.directories.set(key.snapshotId, { kind, directory: new OrganDirectory(snapshot.organs) });
  }

  /** @returns what is wrong with rows that were left out @throws {Rejected} `register-load-lost` */
  async addRows(key: SnapshotKey, rows: readonly UploadedRow[]): Promise<readonly RowFault[]> {
    const loading = this.directories.get(key.snapshotId);
    if (loading === undefined) throw new Rejected('register-load-lost', '载入已中断，请重新上传', 'the load was interrupted; bring the file again');
    const { kind } = loading;
    const today = todayInChina();
    const read = rows.map((row) => ({ row, reading: readRegisterRow(kind, row, loading.directory, today) }));
    const faults = read.flatMap(({ row, reading }) => ('errors' in reading ? reading.errors.map((error) => ({ ...error, line: row.line })) : []));
    const sound = read.flatMap(({ reading }) => ('errors' in reading ? [] : [reading]));
    const holders = kind.ofOrgans ? new Map<string, never>() : await this.parts.vault.holdersOf(key.district, [...new Set(sound.map(({ number }) => number))]);
    await this.parts.store.addRows(key, sound.map(({ number, name, ...row }) => {
      const known = holders.get(number)?.values.name;
      const otherName = known !== undefined && name !== '' && bare(known) !== bare(name);
      return { ...row, faults: otherName ? [...row.faults, 'name-differs' as const] : row.faults, blind: number === '' ? null : this.parts.vault.blind(key.district, number) };
    }));
    return faults;
  }

  /** All rows are here: the log is told, and the snapshot is compared. */
  async complete(key: SnapshotKey, { rejected, fileHash }: { readonly rejected: number; readonly fileHash: string }, meta: CommandMeta): Promise<SnapshotRow> {
    const snapshot = await this.of(key);
    await this.run(loadRegisterUseCase, { ...bodyOf(snapshot), rows: snapshot.rows, rejected, fileHash }, meta);
    await this.parts.store.noteLoaded(key, fileHash, rejected);
    this.directories.delete(key.snapshotId);
    await this.compare(key, { ...meta, commandId: derivedId(meta.commandId, 'comparison') });
    return this.of(key);
  }

  /** Nothing of an unfinished load stays. */
  async giveUp(key: SnapshotKey): Promise<void> {
    this.directories.delete(key.snapshotId);
    if (!(await this.isLogged(key))) await this.parts.store.destroy(key);
  }

  /** Once more, since the log has grown. */
  async compare(key: SnapshotKey, meta: CommandMeta): Promise<CommandOutcome> {
    const { store, found, logs, read, caughtUp } = this.parts;
    if (read === undefined) throw new Error('registers are compared with the read models, and there are none');
    const snapshot = await this.of(key);
    const position = (await logs.forDistrict(key.district).head()).position;
    await caughtUp?.();
    const run = new ComparisonRun({ store, read, key, snapshot, logId: logIdOf(key.district, 'staffing') });
    await found.replace(key, run.differences(), () => run.totals(), position);
    const counts = await found.counts(key);
    const differences = [...new Set(counts.map(({ code }) => code))].map((code) => ({ code, count: sum(counts.filter((one) => one.code === code)) }));
    const suspects = sum(counts.filter(({ severity }) => severity === 'suspect'));
    return this.run(compareRegisterUseCase, { ...bodyOf(snapshot), kindName: snapshot.kindName, comparedTo: position, differences, suspects }, meta);
  }

  /** @throws {Rejected} `snapshot-superseded` @param chosen numbers of differences; null for all that may be 吃空饷 */
  async openIssues(key: SnapshotKey, { ledger, kind, deadline, chosen }: { readonly ledger: string; readonly kind: string; readonly deadline?: string | undefined; readonly chosen: readonly number[] | null }, meta: CommandMeta): Promise<{ readonly opened: number; readonly reopened: number; readonly alreadyOpen: number }> {
    const { store, found } = this.parts;
    const snapshot = await this.of(key);
    if (snapshot.supersededBy !== null) throw superseded(snapshot);
    const told = { opened: 0, reopened: 0, alreadyOpen: 0 };
    for (let after = 0, part = 0; ; part += 1) {
      const filter = chosen === null ? { severity: 'suspect' as const } : { numbers: chosen };
      const differences = await found.differences(key, { after, limit: openedAtOnce, ...filter });
      const last = differences.at(-1);
      if (last === undefined) break;
      after = last.n;
      const subjects = differences.map((one) => subjectOf(one, snapshot));
      await store.noteOpened(key.district, subjects.flatMap(({ unknownPersonId }) => unknownPersonId ?? []));
      const body = { snapshotId: key.snapshotId, ledger, kind, ...(deadline === undefined ? {} : { deadline }), subjects };
      const { answer } = await this.run(openRegisterIssuesUseCase, body, { ...meta, commandId: part === 0 ? meta.commandId : derivedId(meta.commandId, String(part)) });
      for (const name of ['opened', 'reopened', 'alreadyOpen'] as const) told[name] += Number(answer[name] ?? 0);
    }
    return told;
  }

  /** The event first: killed in between, it is found again when the time is over, or asked for again. */
  async delete(key: SnapshotKey, basis: DeletionBasis, meta: CommandMeta): Promise<CommandOutcome> {
    const outcome = await this.run(deleteSnapshotUseCase, { snapshotId: key.snapshotId, basis }, meta);
    await this.parts.store.destroy(key);
    return outcome;
  }

  /** Deletes what is kept no longer. */
  async sweep(district: string, today = todayInChina()): Promise<void> {
    for (const snapshotId of await this.parts.store.overdue(district, today, loadingMinutes)) {
      this.directories.delete(snapshotId);
      if (await this.isLogged({ district, snapshotId })) await this.delete({ district, snapshotId }, 'retention-ended', sweeperMeta(district, snapshotId, today));
      else await this.parts.store.destroy({ district, snapshotId });
    }
  }

  /** @throws {Rejected} `snapshot-unknown` */
  async of(key: SnapshotKey): Promise<SnapshotRow> {
    const snapshot = await this.parts.store.find(key);
    if (snapshot === null) throw new Rejected('snapshot-unknown', '没有该快照，或已删除', 'there is no such snapshot, or it was deleted', { snapshotId: key.snapshotId });
    return snapshot;
  }

  get store(): RegisterStore {
    return this.parts.store;
  }

  get found(): DifferenceStore {
    return this.parts.found;
  }

  get read(): DataSource | undefined {
    return this.parts.read;
  }

  /** Whatever the log speaks of is deleted with an event. */
  private async isLogged({ district, snapshotId }: SnapshotKey): Promise<boolean> {
    return (await this.parts.logs.forDistrict(district).readStream(registerSnapshotStream(snapshotId).streamId)).length > 0;
  }

  // The use cases differ in what they take; each body is parsed by its own schema.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  private run(useCase: UseCase<any, any>, body: object, meta: CommandMeta): Promise<CommandOutcome> {
    return this.parts.executor.execute(this.parts.logs.forDistrict(meta.district), useCase as AnyUseCase, useCase.body.parse(body), meta);
  }
}

/** A name of several parts is written with one dot or another: 巴特尔·某. */
const bare = (name: string): string => name.normalize('NFKC').replace(/[\s\p{Cf}.·•‧・●]/gu, '');
const sum = (counts: readonly { readonly count: number }[]): number => counts.reduce((total, { count }) => total + count, 0);
const bodyOf = ({ snapshotId, kind, takenOn }: SnapshotRow) => ({ snapshotId, kind, takenOn });

const superseded = ({ snapshotId, supersededBy, takenOn }: SnapshotRow): Rejected =>
  new Rejected('snapshot-superseded', `该台账截至 ${takenOn} 的快照已重新载入，请按后一次的差异列入台账；后一次载入有误的，先删除后一次`, 'the register was loaded again for that day: open what the later one finds, or delete the later one if it was the mistake', { snapshotId, supersededBy: supersededBy ?? '' });

/** Says what is wrong and where, never who it is. */
const subjectOf = ({ code, personId, unknownPersonId, organId, organName, details }: StoredDifference, { snapshotId, kind }: SnapshotRow): IssueSubjectInput => {
  const where = organName === '' ? (details.register?.organName ?? '') : organName;
  return { title: `${where === '' ? '' : `${where}：`}${differenceCodes[code].zh}`.slice(0, 200), personId, unknownPersonId, organId, difference: code, snapshotId, registerKind: kind };
};

const sweeperMeta = (district: string, snapshotId: string, today: string): CommandMeta => {
  const commandId = derivedId('register-retention', district, snapshotId);
  return {
    district, commandId, actor: { person: 'vault:retention', role: 'system', tokenId: '' }, principal: 'vault:retention', mode: 'live', effective: onDay(today), citations: [], today, decision: null, corrects: null,
    correlationId: commandId, causationId: null, traceparent: null, order: 0, importRow: null, may: () => false, id: (label) => derivedId(commandId, label),
  };
};

