import { holdingChanges } from '../append/holdings.js';
import type { AppendRequest, AppendResult, LogHead, StoredCommand } from '../event-log.port.js';
import { MemoryLogStore } from '../memory/memory-log-store.js';
import type { OverlayBatch, OverlayCommand } from './overlay-spill.port.js';

/** What an overlay has in memory: its last appends, and what it has learned from below since the first of them. */
export class UpperLayer {
  readonly store: MemoryLogStore;
  /** last position below */
  readonly start: number;
  private readonly commands: OverlayCommand[] = [];
  private readonly holders = new Map<string, string | null>();
  private readonly unknownCommands = new Set<string>();
  private learned = 0;

  constructor(logId: string, private readonly below: LogHead, recordedMicros: bigint, clock: () => bigint) {
    this.start = below.position;
    this.store = new MemoryLogStore(logId, { position: below.position, recordedMicros }, clock);
  }

  get head(): LogHead {
    return { position: this.store.position, recordedAt: this.store.events.at(-1)?.recordedAt ?? this.below.recordedAt };
  }

  isFull(keep: number): boolean {
    return this.commands.length >= keep || this.learned >= keep * 4;
  }

  append(request: AppendRequest): AppendResult {
    const { principal, commandId } = request;
    const result = this.store.append(request);
    if (result.kind !== 'appended') return result;
    const command = this.store.command(principal, commandId);
    if (command !== null) this.commands.push({ principal, commandId, ...command });
    for (const { key, to } of holdingChanges(request)) this.holders.set(key, to);
    return result;
  }

  batch(): OverlayBatch {
    return { events: this.store.events, commands: this.commands, holders: this.holders };
  }

  /** Also where it knows that there is none. */
  knowsCommand(principal: string, commandId: string): boolean {
    return this.unknownCommands.has(keyOf(principal, commandId)) || this.store.command(principal, commandId) !== null;
  }

  learnCommand(principal: string, commandId: string, found: StoredCommand | null): void {
    if (this.knowsCommand(principal, commandId)) return;
    this.learned += 1;
    if (found === null) this.unknownCommands.add(keyOf(principal, commandId));
    else this.store.learnCommand(principal, commandId, found);
  }

  learnHolder(key: string, holder: string | null): void {
    if (this.store.knowsHolder(key)) return;
    this.learned += 1;
    this.store.learnHolder(key, holder);
  }

  learnVersion(streamId: string, version: number): void {
    if (this.store.knowsVersion(streamId)) return;
    this.learned += 1;
    this.store.learnVersion(streamId, version);
  }
}

const keyOf = (principal: string, commandId: string): string => `${principal.length} ${principal} ${commandId}`;
