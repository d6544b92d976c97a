import type { Block, Members as MembersMessage, Subject } from '@yange/contracts';
import type { Contribution } from './contribution.js';

type Members = Pick<MembersMessage, 'named' | 'blocks'>;

type Dims = Readonly<Record<string, string>>;

interface Of {
  readonly measure: string;
  readonly unit: string;
  readonly dims?: Dims;
}

/** One thing that is there (1), or no longer is (0). */
export const entity = (of: Of, key: string, amount: 0 | 1 = 1): Contribution => ({ ...base(of), key, operation: 'set', amount, kind: 'entity' });

/** So many more, or fewer, that nobody names. */
export const blockChange = (of: Of, key: string, amount: number): Contribution => ({ ...base(of), key, operation: 'add', amount, kind: 'block' });

/** So many from now on, that nobody names. */
export const blockLevel = (of: Of, key: string, amount: number): Contribution => ({ ...base(of), key, operation: 'set', amount, kind: 'block' });

export const stated = (of: Of, key: string, amount: number): Contribution => ({ ...base(of), key, operation: 'set', amount, kind: 'stated' });

/** Members that join: a named one that was counted in a block before leaves that block. */
export const joined = (of: Of, members: Members | undefined): readonly Contribution[] => [
  ...(members?.named ?? []).flatMap((one) => [entity(of, one.id), ...(one.drawnFrom === '' ? [] : [blockChange(of, one.drawnFrom, -1)])]),
  ...(members?.blocks ?? []).map((block) => blockChange(of, block.id, block.count)),
];

/** Members that leave. */
export const left = (of: Of, members: Members | undefined): readonly Contribution[] => [
  ...(members?.named ?? []).map((one) => entity(of, one.id, 0)),
  ...(members?.blocks ?? []).map((block) => blockChange(of, block.id, -block.count)),
];

/**
 * Members that something happened to: a flow, not a stock. Keys carry the event's own mark so that the same members may be told of twice.
 * @param mark what tells this happening from others of the same members
 */
export const happened = (of: Of, members: Members | undefined, mark: string): readonly Contribution[] => [
  ...(members?.named ?? []).map((one) => entity(of, `${mark}/${one.id}`)),
  ...(members?.blocks ?? []).map((block) => blockChange(of, `${mark}/${block.id}`, block.count)),
];

export const blockOf = (of: Of, block: Block | undefined): readonly Contribution[] => (block === undefined ? [] : [blockLevel(of, block.id, block.count)]);

/** A fact about an organ, or about so many of a group. */
export const ofSubject = (of: Of, subject: Subject | undefined, group: string): Contribution =>
  subject !== undefined && subject.organId !== '' ? entity(of, subject.organId) : blockLevel(of, `${group}/${subject?.name ?? ''}`, subject?.count ?? 0);

/** Dimensions of an owner; `ownerCategory` is added when the ledger is read. */
export const ownerDims = (owner: Subject | undefined): Dims => ({ owner: owner?.name ?? '', ownerId: owner?.organId ?? '', each: String(owner?.each ?? false) });

/** A value that holds for each of several members stands for so many times as much. */
export const times = (owner: Subject | undefined): number => (owner?.each === true && owner.count > 0 ? owner.count : 1);

const base = ({ measure, unit, dims = {} }: Of) => ({ measure, unit, dims });
