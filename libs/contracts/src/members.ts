interface Blocks {
  readonly blocks: readonly { readonly count: number }[];
}

/** How many of these `Members` the source counts without naming. */
export const unnamedIn = (members: Blocks | undefined): number => (members?.blocks ?? []).reduce((sum, { count }) => sum + count, 0);

/** How many there are, named or not. */
export const membersIn = (members: (Blocks & { readonly named: readonly unknown[] }) | undefined): number => (members?.named.length ?? 0) + unnamedIn(members);
