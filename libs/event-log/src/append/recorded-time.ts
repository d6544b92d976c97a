/** Microseconds since 1970 as RFC 3339 text in UTC with six decimals, the form of `StoredEvent.recordedAt`. */
export const recordedText = (micros: bigint): string => {
  const text = new Date(Number(micros / 1000n)).toISOString();
  return `${text.slice(0, -1)}${String(micros % 1000n).padStart(3, '0')}Z`;
};

/** The wall clock; the process knows milliseconds, what follows within one is counted up by its user. */
export const wallMicros = (): bigint => BigInt(Date.now()) * 1000n;

/** The inverse of {@link recordedText}. */
export const microsOf = (text: string): bigint => BigInt(Date.parse(`${text.slice(0, 23)}Z`)) * 1000n + BigInt(text.slice(23, 26));
