import type { History } from './history.js';
import type { Failpoint, Orders } from './member.js';
import type { Platform } from './platform.js';
import type { Seeded } from './seeded.js';

export const families = ['A', 'B', 'C'] as const;
export type Family = (typeof families)[number];

/** What a fault acts on. */
export interface Scene {
  readonly platform: Platform;
  readonly history: History;
  readonly say: (line: string) => void;
  /** resolves early when the run is over */
  readonly wait: (ms: number) => Promise<void>;
  /** processes of servers that were killed here */
  readonly killed: { servers: number };
  /** what the next starts are told beside their failpoints */
  readonly told: { calm: boolean; poison: string | null };
}

/** One way to break things, from the catalogue of `README.md`. */
export interface Fault {
  readonly name: string;
  readonly family: Family;
  readonly weight: number;
  /** takes a server down: the next of its kind comes when that one is up again */
  readonly heavy?: boolean;
  readonly act: (scene: Scene, draw: Seeded) => Promise<void>;
}

/** What is not done here, and why. */
export interface NotRun {
  readonly name: string;
  readonly family: Family;
  readonly reason: string;
  /** cannot be done without root, which a run may be told to do without */
  readonly needsRoot?: boolean;
}

const armed: readonly { readonly family: Family; readonly member: RegExp; readonly names: readonly string[]; readonly nth: readonly [number, number]; readonly share: number }[] = [
  { family: 'A', member: /-api-/, names: ['append.beforeSend', 'append.whileCommitting', 'append.afterCommitBeforeReply'], nth: [5, 60], share: 0.7 },
  { family: 'B', member: /-relay/, names: ['relay.afterSendBeforeMark', 'relay.afterMark'], nth: [3, 40], share: 0.7 },
  { family: 'C', member: /-projector/, names: ['consumer.beforeFold', 'consumer.afterApplyBeforeCheckpoint', 'consumer.whileCommitting', 'consumer.afterCheckpointBeforeOffset'], nth: [5, 60], share: 0.7 },
];

/** What a process is told at its start: at which place, passed how often, it is to die. Most die so; the rest are killed at any moment. */
export const ordersFor = (member: string, draw: Seeded, of: { readonly families: readonly Family[]; readonly calm: boolean; readonly poison: string | null; readonly plants: readonly string[]; readonly dies?: string | undefined }): Omit<Orders, 'routes'> => {
  const kind = armed.find((one) => one.member.test(member) && of.families.includes(one.family));
  const failpoints: Failpoint[] = kind !== undefined && !of.calm && draw.chance(kind.share) ? [{ name: of.dies ?? draw.of(kind.names), nth: draw.whole(...kind.nth), action: 'kill' }] : [];
  return { failpoints, plants: of.plants, poison: member.includes('projector') ? of.poison : null };
};
