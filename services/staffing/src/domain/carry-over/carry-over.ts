import { derivedId, Rejected } from '@yange/kernel';
import { z } from 'zod';
import { ownerKey, ownerSchema, type Owner } from '../owner/owner.js';

/** From an organ that ends to the one that takes over, or that lies outside the district. */
export const carryOverSchema = {
  from: ownerSchema,
  /** who takes over: exactly one, else a person has to divide */
  to: z.array(ownerSchema).max(50),
  /** the one that takes over lies outside the district (整建制上划) */
  outside: z.boolean().default(false),
} as const;

export interface CarryOver {
  readonly from: Owner;
  readonly to: readonly Owner[];
  readonly outside: boolean;
}

/** @throws {Rejected} `no-successor`, `several-successors` */
export const successorOf = ({ from, to }: CarryOver): Owner => {
  const [only, ...others] = to;
  if (only === undefined) throw new Rejected('no-successor', `“${from.name}”没有承接机构，须逐项安排`, `nobody takes over from "${from.name}": say where each goes`, { name: from.name });
  if (others.length > 0) {
    throw new Rejected('several-successors', `“${from.name}”有 ${to.length} 个承接机构，须逐项分配`, `${to.length} organs take over from "${from.name}": say who takes what`, { name: from.name, count: String(to.length) });
  }
  return only;
};

/** One id for all that leaves an organ because it ends. */
export const carryOverId = (from: Owner): string => derivedId('carry-over', ownerKey(from));

/** The manner that the halves of a move name. */
export const mannerOf = ({ outside }: CarryOver): string => (outside ? '整建制上划' : '机构撤销承接');
