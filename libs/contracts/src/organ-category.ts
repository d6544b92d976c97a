/** Categories of organs (机构类别, a reference table of `organisations`) that the 机构限额 counts (R1); 议事协调机构, towns, streets and institutions are outside it. */
export const limitedCategories: readonly string[] = ['party-organ', 'government-department'];
