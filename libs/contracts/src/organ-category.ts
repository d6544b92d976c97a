/** 机构类别, as events of `organisations` spell them. */
export const organCategories = ['party-organ', 'government-department', 'coordination-body', 'town', 'street-office', 'institution', 'dispatched-organ'] as const;
export type OrganCategory = (typeof organCategories)[number];

/** Categories that the 机构限额 counts (R1); 议事协调机构, towns, streets and institutions are outside it. */
export const limitedCategories: readonly string[] = ['party-organ', 'government-department'];
