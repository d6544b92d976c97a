import { defineReferenceList } from '@yange/use-case';

/** 台账种类: registers of others that are held against the log. Who is paid by one without being on the books may be 吃空饷. */
export const registerKinds = defineReferenceList({
  list: 'register-kinds',
  title: { zh: '台账种类', en: 'kinds of registers' },
  marks: {
    pays: { zh: '据以发放工资、待遇', en: 'money is paid by it' },
    'of-organs': { zh: '以机构为行', en: 'a row is an organ and its credit code' },
  },
  shipped: [
    { code: 'payroll', name: '工资册', marks: ['pays'], source: '' },
    { code: 'human-resources', name: '人社台账', marks: [], source: '' },
    { code: 'organisation-department', name: '组织部门台账', marks: [], source: '' },
    { code: 'credit-codes', name: '统一社会信用代码登记', marks: ['of-organs'], source: 'GB 32100-2015' },
  ],
});

/** A kind as the table has it on the day of a snapshot. */
export interface RegisterKind {
  readonly code: string;
  readonly name: string;
  /** money is paid by it: whoever is in it and not on the books may be 吃空饷 */
  readonly pays: boolean;
  /** a row is an organ, not a person */
  readonly ofOrgans: boolean;
}

export const registerKindOf = ({ code, name, marks }: { readonly code: string; readonly name: string; readonly marks: readonly string[] }): RegisterKind => ({ code, name, pays: marks.includes('pays'), ofOrgans: marks.includes('of-organs') });
