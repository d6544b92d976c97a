import { sha256Of } from '@yange/kernel';
import type { MatterCode, QuotaDirection } from '@yange/use-case';

export interface MotionSubject {
  readonly id: string;
  readonly name: string;
}

export interface MotionItemContent {
  readonly matter: MatterCode;
  /** empty: any in the district */
  readonly subjects: readonly MotionSubject[];
  readonly words: string;
  /** how much of it is asked for, over all subjects together; left out where no quantity is bound */
  readonly quantity?: number | undefined;
  /** code of the kind of quota that it is about; empty or left out: of any */
  readonly quotaKind?: string | undefined;
  /** which way it goes; empty or left out: any */
  readonly direction?: QuotaDirection | '' | undefined;
}

/** All that an approver sees and an approval binds to. */
export interface MotionText {
  readonly title: string;
  readonly items: readonly MotionItemContent[];
  readonly necessity: string;
  /** of the plan that was tried out and is asked for, hexadecimal; empty or left out without one */
  readonly planHash?: string | undefined;
}

/** SHA-256 over version and content, field by field in a fixed order: the same words give the same hash on every machine. */
export const contentHashOf = (version: number, { title, items, necessity, planHash = '' }: MotionText): Uint8Array => {
  // A motion without a plan and an item without a quantity, kind or direction have the hash that they had before there were any.
  const fields = [version, title, necessity, items.map(({ matter, subjects, words, ...item }) => [matter, words, subjects.map(({ id, name }) => [id, name]), ...boundBy(item)]), ...(planHash === '' ? [] : [planHash])];
  return sha256Of(JSON.stringify(fields));
};

const boundBy = ({ quantity = 0, quotaKind = '', direction = '' }: Pick<MotionItemContent, 'quantity' | 'quotaKind' | 'direction'>): readonly unknown[] => [...(quantity === 0 ? [] : [quantity]), ...(quotaKind === '' && direction === '' ? [] : [[quotaKind, direction]])];

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export const bytesOf = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(hex, 'hex'));
