/** The same command id came with another body. */
export class CommandIdReused extends Error {
  constructor(readonly commandId: string) {
    super(`command ${commandId} was carried out with another content`);
    this.name = 'CommandIdReused';
  }
}

/** Others kept changing the same streams. */
export class TooContended extends Error {
  constructor(readonly streamId: string) {
    super(`stream ${streamId} kept changing`);
    this.name = 'TooContended';
  }
}
