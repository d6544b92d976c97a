/** PostgreSQL's own form of one-dimensional arrays (`array_recv`): what is sent so is neither quoted here nor parsed there. */

const header = (type: number, length: number, hasNull: boolean): Buffer => {
  const bytes = Buffer.allocUnsafe(20);
  bytes.writeInt32BE(length === 0 ? 0 : 1, 0);
  bytes.writeInt32BE(hasNull ? 1 : 0, 4);
  bytes.writeInt32BE(type, 8);
  bytes.writeInt32BE(length, 12);
  bytes.writeInt32BE(1, 16);
  return length === 0 ? bytes.subarray(0, 12) : bytes;
};

/** Numbers of the built-in types, the same in every PostgreSQL (pg_type.dat). */
const types = { bytea: 17, bigint: 20, integer: 23, text: 25, date: 1082, uuid: 2950 } as const;

/** @param write puts the value at the place and answers where it ends; `size` is what it may take at most */
const arrayOf = <T>(type: number, values: readonly (T | null)[], size: (value: T) => number, write: (bytes: Buffer, value: T, at: number) => number): Buffer => {
  let room = 0;
  let hasNull = false;
  for (const value of values) {
    if (value === null) hasNull = true;
    else room += size(value);
  }
  const start = header(type, values.length, hasNull);
  const bytes = Buffer.allocUnsafe(start.length + values.length * 4 + room);
  start.copy(bytes);
  let at = start.length;
  for (const value of values) {
    const from = at + 4;
    at = value === null ? from : write(bytes, value, from);
    bytes.writeInt32BE(value === null ? -1 : at - from, from - 4);
  }
  return bytes.subarray(0, at);
};

/** @returns `text[]`; a UTF-16 unit takes three bytes at most */
export const textArray = (values: readonly (string | null)[]): Buffer =>
  arrayOf(types.text, values, (value) => value.length * 3, (bytes, value, at) => at + bytes.write(value, at, 'utf8'));

export const integerArray = (values: readonly number[]): Buffer => arrayOf(types.integer, values, () => 4, (bytes, value, at) => bytes.writeInt32BE(value, at));

export const bigintArray = (values: readonly bigint[]): Buffer => arrayOf(types.bigint, values, () => 8, (bytes, value, at) => bytes.writeBigInt64BE(value, at));

export const byteaArray = (values: readonly Uint8Array[]): Buffer =>
  arrayOf(types.bytea, values, (value) => value.length, (bytes, value, at) => {
    bytes.set(value, at);
    return at + value.length;
  });

/** @param values `8-4-4-4-12` hexadecimal digits */
export const uuidArray = (values: readonly (string | null)[]): Buffer =>
  arrayOf(types.uuid, values, () => 16, (bytes, value, at) => at + bytes.write(value.replaceAll('-', ''), at, 'hex'));

const dayOne = Date.UTC(2000, 0, 1);

/** @param values `YYYY-MM-DD` */
export const dateArray = (values: readonly (string | null)[]): Buffer =>
  arrayOf(types.date, values, () => 4, (bytes, value, at) => bytes.writeInt32BE((Date.parse(value) - dayOne) / 86_400_000, at));
