import { readFileSync } from 'node:fs';
import { createFileRegistry, create, fromBinary, toBinary, toJson, type DescMessage, type FileRegistry } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import type { StoredRow } from './evidence.js';

/** What the checkers look at in an event. */
export interface Decoded {
  readonly account?: { readonly id?: string };
  readonly personId?: string;
  readonly permitId?: string;
  readonly count?: number;
}

const published = new URL('../../../proto/yange.binpb', import.meta.url);
let registry: FileRegistry | null = null;

/** By the published descriptors, as anybody outside would: not by the generated code. @throws {Error} of a type that they do not have */
const messageOf = (context: string, type: string): DescMessage => {
  registry ??= createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(published)));
  const found = registry.getMessage(`yange.${context}.v1.${type}`) ?? registry.getMessage(`yange.common.v1.${type}`);
  if (found === undefined) throw new Error(`no message ${type} of ${context} is published`);
  return found;
};

export const decoded = ({ context, type, data }: Pick<StoredRow, 'context' | 'type' | 'data'>): Decoded => {
  const message = messageOf(context, type);
  return toJson(message, fromBinary(message, data)) as Decoded;
};

/** The other way round, for what is made by hand. */
export const encoded = (context: string, type: string, data: Record<string, unknown>): Buffer => {
  const message = messageOf(context, type);
  return Buffer.from(toBinary(message, create(message, data)));
};
