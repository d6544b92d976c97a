/** What a process knows about its own state. */
export interface Health {
  /** sentences without secrets; empty when all is well */
  problems(): Promise<readonly string[]>;
  status(): Promise<object>;
}
