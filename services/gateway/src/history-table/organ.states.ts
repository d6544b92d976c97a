import type { ToldEvent } from './history-table.rows.js';

/** What an account holds after each change: quota by count, posts as principals and deputies. */
export type Numbers = readonly number[];

/** Names, parents and numbers as the fold has them. */
export class OrganStates {
  private readonly names = new Map<string, string>();
  private readonly parents = new Map<string, string>();
  private readonly accounts = new Map<string, Numbers>();
  private readonly kinds = new Map<string, string>();

  apply({ type, data }: ToldEvent): void {
    if (type === 'ReferenceListSet' && data['list'] === 'quota-kinds') {
      for (const { code, name } of (data['entries'] ?? []) as readonly { readonly code: string; readonly name: string }[]) this.kinds.set(code, name);
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

  /** What the district calls a kind of quota by then; nothing where it has set no table that has it. */
  kindName(code: string): string | undefined {
    return this.kinds.get(code);
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
