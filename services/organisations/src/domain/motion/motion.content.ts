import { sha256Of } from '@yange/kernel';
import type { MatterCode } from '@yange/use-case';

export interface MotionSubject {
  readonly id: string;
  readonly name: string;
}

export interface MotionItemContent {
  readonly matter: MatterCode;
  /** empty: any in the district */
  readonly subjects: readonly MotionSubject[];
  readonly words: string;
}

/** All that an approver sees and an approval binds to. */
export interface MotionText {
  readonly title: string;
  readonly items: readonly MotionItemContent[];
  readonly necessity: string;
}

/** SHA-256 over version and content, field by field in a fixed order: the same words give the same hash on every machine. */
export const contentHashOf = (version: number, { title, items, necessity }: MotionText): Uint8Array => {
  const fields = [version, title, necessity, items.map(({ matter, subjects, words }) => [matter, words, subjects.map(({ id, name }) => [id, name])])];
  return sha256Of(JSON.stringify(fields));
};

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
