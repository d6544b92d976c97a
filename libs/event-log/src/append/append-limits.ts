/** What one request may hold. Bytes are bytes, lengths are UTF-16 units. */
export const appendLimits = {
  /** envelope and data of one event; well below Kafka's 1 MB for a message */
  eventBytes: 512 * 1024,
  /** all events of one request */
  requestBytes: 8 * 1024 * 1024,
  requestEvents: 5_000,
  requestStreams: 1_000,
  requestClaims: 1_000,
  resultLength: 256 * 1024,
  idLength: 255,
  keyLength: 512,
} as const;
