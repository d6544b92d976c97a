/** Who holds what, and who stands in for whom, on one day. Persons are subjects of tokens. */
export interface Desks {
  /** by item id: who was given it */
  readonly holders: ReadonlyMap<string, readonly string[]>;
  readonly deputies: readonly { readonly person: string; readonly deputy: string }[];
  /** 一支笔, and the deputy that the city named with it; null before anybody was designated */
  readonly approver: { readonly person: string; readonly deputy: string } | null;
}

export interface Responsible {
  readonly persons: readonly string[];
  /** those who stand in for one of them that day */
  readonly deputies: readonly { readonly person: string; readonly deputy: string }[];
}

/**
 * Who has to do an item: whoever it was given to last; else the person whom its event names; else, for what the one approver decides, the approver.
 * A deputy stands in for the person and for nobody whom that person stands in for: what is deputised for is not passed on (不得转委托).
 */
export const responsibleFor = (item: { readonly itemId: string; readonly person: string; readonly role: string }, { holders, deputies, approver }: Desks): Responsible => {
  const given = holders.get(item.itemId) ?? [];
  const byRole = item.role === 'approver' && approver !== null ? [approver.person] : [];
  const persons = given.length > 0 ? given : item.person === '' ? byRole : [item.person];
  const named = approver !== null && approver.deputy !== '' && persons.includes(approver.person) && item.role === 'approver' ? [approver] : [];
  const standing = deputies.filter(({ person }) => persons.includes(person));
  return { persons, deputies: [...named, ...standing].map(({ person, deputy }) => ({ person, deputy })) };
};

/** What nobody has by name is for everybody of its role. */
export const isForRole = (roles: readonly string[], { persons, role }: Pick<Responsible, 'persons'> & { readonly role: string }): boolean => persons.length === 0 && role !== '' && roles.includes(role);

export const isFor = (subject: string, { persons, deputies }: Responsible): boolean => persons.includes(subject) || deputies.some(({ deputy }) => deputy === subject);
