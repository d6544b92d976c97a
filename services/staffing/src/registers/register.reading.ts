import { identityNumberFault, isCreditCode, nameForm } from '@yange/kernel';
import type { CellError } from '@yange/use-case';
import type { DifferenceCode } from '../domain/register-snapshot/difference.codes.js';

/** An organ as our own register has it on the day of the snapshot, under every name that it ever bore. */
export interface DirectoryOrgan {
  readonly organId: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly creditCode: string | null;
  /** it was abolished before or on that day */
  readonly ended: boolean;
}

/** A row as it came; `cells` by the headers of `registerColumns`. */
export interface UploadedRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** What is kept of a row, and what is compared at once and then let go: the number, the name. */
export interface ReadRegisterRow {
  readonly line: number;
  /** identity number, or credit code of an organ */
  readonly number: string;
  readonly name: string;
  readonly organId: string | null;
  readonly organName: string;
  readonly left: boolean;
  readonly faults: readonly DifferenceCode[];
}

const personColumns = { number: '公民身份号码', organ: '单位' } as const;
const organColumns = { number: '统一社会信用代码', organ: '机构名称' } as const;

const goneWords = /退休|离休|退职|离职|辞职|辞退|调出|调离|死亡|去世|亡故|开除|注销/;

const normal = (text: string | undefined): string => (text ?? '').normalize('NFKC').replace(/\p{Cf}/gu, '').replace(/\s+/g, ' ').trim();

/** As programs give numbers out that are to stay text: in groups of digits, behind an apostrophe, between marks that cannot be seen. */
const codeOf = (text: string | undefined): string => normal(text).replace(/[\s'‘’]/g, '').toUpperCase();

/** Organs by code and by every name; a name of several is that of the one that is there, and of none where that is not one either. */
export class OrganDirectory {
  private readonly byCode = new Map<string, DirectoryOrgan>();
  private readonly byName = new Map<string, DirectoryOrgan | null>();

  constructor(organs: readonly DirectoryOrgan[]) {
    for (const organ of organs) {
      if (organ.creditCode !== null && organ.creditCode !== '') this.byCode.set(organ.creditCode, organ);
      for (const name of new Set([organ.name, ...organ.names].map(nameForm))) this.byName.set(name, this.one(this.byName.get(name), organ));
    }
  }

  /** The code says more than the name. */
  find(name: string, code: string): DirectoryOrgan | null {
    return (code === '' ? undefined : this.byCode.get(code)) ?? (name === '' ? undefined : this.byName.get(nameForm(name))) ?? null;
  }

  private one(before: DirectoryOrgan | null | undefined, organ: DirectoryOrgan): DirectoryOrgan | null {
    if (before === undefined || before?.organId === organ.organId) return organ;
    if (before !== null && before.ended !== organ.ended) return before.ended ? organ : before;
    return null;
  }
}

/**
 * @param register whether a row of it is an organ
 * @param today YYYY-MM-DD: nobody is born after it
 */
export const readRegisterRow = ({ ofOrgans }: { readonly ofOrgans: boolean }, { line, cells }: UploadedRow, directory: OrganDirectory, today: string): ReadRegisterRow | { readonly errors: readonly CellError[] } => {
  const columns = ofOrgans ? organColumns : personColumns;
  const number = codeOf(cells[columns.number]);
  const organName = normal(cells[columns.organ]);
  const missing = ofOrgans ? (organName === '' && number === '' ? [columns.organ] : []) : number === '' ? [columns.number] : [];
  if (missing.length > 0) return { errors: missing.map(required) };
  const code = ofOrgans ? number : codeOf(cells['统一社会信用代码']);
  const organ = directory.find(organName, code);
  const left = goneWords.test(normal(cells[ofOrgans ? '状态' : '人员状态']));
  const faults = ofOrgans ? organFaults({ organ, name: organName, code, left }) : personFaults({ organ, number, today });
  return { line, number, name: normal(cells['姓名']), organId: organ?.organId ?? null, organName: organ?.name ?? '', left, faults };
};

const fault = (column: string, rule: string, zh: string, en: string): CellError => ({ column, rule, zh, en });

const required = (column: string): CellError => fault(column, 'cell-required', '该单元格不能为空', 'the cell must not be empty');

const personFaults = ({ organ, number, today }: { readonly organ: DirectoryOrgan | null; readonly number: string; readonly today: string }): readonly DifferenceCode[] => [
  ...(identityNumberFault(number, today) === null ? [] : (['number-invalid'] as const)),
  ...whichOrgan(organ),
];

const whichOrgan = (organ: DirectoryOrgan | null): readonly DifferenceCode[] => (organ === null ? ['organ-unknown'] : organ.ended ? ['organ-abolished'] : []);

/** A row of the credit-code register: what it says of an organ is compared where the organ is known. */
const organFaults = ({ organ, name, code, left }: { readonly organ: DirectoryOrgan | null; readonly name: string; readonly code: string; readonly left: boolean }): readonly DifferenceCode[] => {
  const invalid = code !== '' && !isCreditCode(code) ? (['code-invalid'] as const) : [];
  if (organ === null) return left ? invalid : [...invalid, 'organ-unknown'];
  if (organ.ended) return left ? invalid : [...invalid, 'organ-abolished'];
  return [
    ...invalid,
    ...(organ.creditCode === null || organ.creditCode === code ? [] : (['code-differs'] as const)),
    ...(name === '' || nameForm(name) === nameForm(organ.name) ? [] : (['organ-name-differs'] as const)),
  ];
};
