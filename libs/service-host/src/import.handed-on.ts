import type { AppendRequest } from '@yange/event-log';

/**
 * Unique keys (a name, a number, a seat) that one row of a run gives back and a later one takes, as the check found out: rows share them as they share a stream, though none of them names it. Only what was given back is
 * kept: what one row takes and no other ever wants is not.
 */
export class HandedOnKeys {
  private readonly givenBack = new Set<string>();
  private readonly byCommand = new Map<string, readonly string[]>();

  note({ commandId, claims = [], releases = [] }: Pick<AppendRequest, 'commandId' | 'claims' | 'releases'>): void {
    const keys = [...claims.filter(({ key }) => this.givenBack.has(key)), ...releases].map(({ key }) => key);
    for (const { key } of releases) this.givenBack.add(key);
    if (keys.length > 0) this.byCommand.set(commandId, keys);
  }

  of(commandId: string): readonly string[] {
    return this.byCommand.get(commandId) ?? [];
  }
}
