import type { ToldEvent } from './history-table.rows.js';

/** What an account holds after each change: quota by count, posts as principals and deputies. */
export type Numbers = readonly number[];

/** Names, parents and numbers as the fold has them. */
export class OrganStates {
  private readonly names = new Map<string, string>();
  private readonly parents = new Map<string, string>();
  private readonly accounts = new Map<string, Numbers>();
  private readonly entries = new Map<string, ReadonlyMap<string, string>>();

  apply({ type, data }: ToldEvent): void {
    if (type === 'ReferenceListSet') {
      const set = (data['entries'] ?? []) as readonly { readonly code: string; readonly name: string }[];
      this.entries.set(textOf(data['list']), new Map([...(this.entries.get(textOf(data['list'])) ?? []), ...set.map(({ code, name }) => [code, name] as const)]));
    }
    const organ = textOf(data['organId']);
    if (organ === '') return;
    if (type === 'OrganEstablished' || type === 'OrganRetained') {
      this.names.set(organ, textOf(data['name']));
      if (textOf(data['parentId']) !== '') this.parents.set(organ, textOf(data['parentId']));
    }
    if (type === 'OrganRenamed') this.names.set(organ, textOf(data['newName']));
    if (type === 'OrganReparented') this.parents.set(organ, textOf(data['newParentId']));
  }

  name(organId: string, otherwise = ''): string {
    return this.names.get(organId) ?? otherwise;
  }

  /** What the district calls an entry of a reference table by then; nothing where it has set no table that has it. */
  entryName(list: string, code: string): string | undefined {
    return this.entries.get(list)?.get(code);
  }

  parentName(organId: string): string {
    const parent = this.parents.get(organId);
    return parent === undefined ? '' : this.name(parent);
  }

  /** @returns what the account holds now */
  set(account: string, numbers: Numbers): Numbers {
    this.accounts.set(account, numbers);
    return numbers;
  }

  add(account: string, more: Numbers, sign: 1 | -1): Numbers {
    const before = this.accounts.get(account) ?? more.map(() => 0);
    return this.set(account, more.map((number, index) => (before[index] ?? 0) + sign * number));
  }
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number(value ?? 0));
