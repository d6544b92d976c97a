import { derivedId } from '@yange/kernel';
import { defineReferenceList, shippedName, type ReferenceEntry } from '@yange/use-case';

const report = '改革报告二（四）';

/** 赋权方式: the legal forms in which powers are handed on. */
export const delegationMethods = defineReferenceList({
  list: 'delegation-methods',
  title: { zh: '赋权方式', en: 'methods of delegation' },
  marks: {},
  shipped: [
    { code: 'confirm', name: '确认', marks: [], source: report },
    { code: 'assign', name: '交办', marks: [], source: report },
    { code: 'entrust', name: '委托', marks: [], source: '行政处罚法第二十条' },
    { code: 'authorise', name: '授权', marks: [], source: '行政处罚法第十九条' },
    { code: 'hand-down', name: '交由', marks: [], source: '行政处罚法第二十四条' },
  ],
});

export interface AdoptedMethod {
  readonly id: string;
  /** as it was called when it was adopted */
  readonly name: string;
}

/** What a method is known by in events, whatever the district calls it later. Those that came before the table were known by their names. */
export const adoptedMethod = ({ code, name }: Pick<ReferenceEntry, 'code' | 'name'>): AdoptedMethod => ({ id: derivedId('delegation-method', shippedName(delegationMethods, code)), name });

/** Adopted under that name, or under an earlier one. */
export const isAdopted = (methods: readonly AdoptedMethod[], entry: ReferenceEntry): boolean => methods.some(({ id, name }) => id === adoptedMethod(entry).id || name === entry.name);
