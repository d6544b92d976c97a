/** What a process knows about its own state. */
export interface Health {
  /** sentences without secrets; empty when all is well */
  problems(): Promise<readonly string[]>;
  /** of these only what a new process would mend */
  lost?(): readonly string[];
  /** @param covers whether who asks may know of a district: of the others nothing is told, not even that they are there */
  status(covers: (district: string) => boolean): Promise<object>;
}
