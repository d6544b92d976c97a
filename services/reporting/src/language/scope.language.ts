/** How a figure is counted: over all of its things, of each of them, of the one that is named; as a rate; not at all (a date, a document, a place in a row). */
export const countings = ['合计', '每个', '单个', '比率', '不计数'] as const;

/** `区本级党政机构·合计`, `各街道·每个`: of what a figure speaks, and how it is counted. A value of each may never be summed with a total. */
export const scopePattern = new RegExp(`^[^·\\s]{1,30}·(?:${countings.join('|')})$`, 'u');

/** The unit of `合成东镇·单个` or `合成东镇·比率`: the number speaks of it alone. Null where a scope speaks of several, or of no thing that is counted. */
export const unitNamed = (scope: string): string | null => /^(.+)·(?:单个|比率)$/u.exec(scope)?.[1] ?? null;
