/** What a process knows about its own state. */
export interface Health {
  /** sentences without secrets; empty when all is well */
  problems(): Promise<readonly string[]>;
  /** of these only what a new process would mend */
  lost?(): readonly string[];
  status(): Promise<object>;
}
