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

/** Who is at work elsewhere (借调出), or is only going to retire (拟退休), has not left. */
const notYet = '(?<![未拟待将借抽]|即将|尚未|准备|申请)';
const retired = new RegExp(`${notYet}(?:退休|离休|退职)`);
const gone = new RegExp(`${notYet}(?:离职|辞职|辞退|解聘|调出|调离|开除|注销)|死亡|去世|亡故|病故|病逝|逝世|身故|殉职|牺牲`);
const organGone = /注销|撤销|撤并|废止|吊销|终止/;

const normal = (text: string | undefined): string => (text ?? '').normalize('NFKC').replace(/\p{Cf}/gu, '').replace(/\s+/g, ' ').trim();

/** As programs give numbers out that are to stay text: in groups of digits, behind an apostrophe, between marks that cannot be seen. */
const codeOf = (text: string | undefined): string => normal(text).replace(/[\s'‘’]/g, '').toUpperCase();

/**
 * Organs by code and by every name. A name of several is that of the one that is there, and among those of the one that bears it on the day;
 * where that is not one either, it is nobody's.
 */
export class OrganDirectory {
  private readonly byCode = new Map<string, DirectoryOrgan>();
  private readonly byName = new Map<string, Bearer>();

  constructor(organs: readonly DirectoryOrgan[]) {
    for (const organ of organs) {
      if (organ.creditCode !== null && organ.creditCode !== '') this.byCode.set(organ.creditCode, organ);
      for (const name of new Set([organ.name, ...organ.names].map(nameForm))) this.byName.set(name, likelier(this.byName.get(name), { organ, claim: claimOn(organ, name) }));
    }
  }

  /** The code says more than the name. */
  find(name: string, code: string): DirectoryOrgan | null {
    return (code === '' ? undefined : this.byCode.get(code)) ?? (name === '' ? undefined : this.byName.get(nameForm(name))?.organ) ?? null;
  }
}

/** Who a name means; null where it is nobody's alone. */
interface Bearer {
  readonly organ: DirectoryOrgan | null;
  readonly claim: number;
}

const claimOn = ({ name: borne, ended }: DirectoryOrgan, name: string): number => (ended ? 0 : 2) + (nameForm(borne) === name ? 1 : 0);

const likelier = (before: Bearer | undefined, next: Bearer): Bearer => {
  if (before === undefined || next.claim > before.claim) return next;
  return next.claim < before.claim || before.organ?.organId === next.organ?.organId ? before : { organ: null, claim: next.claim };
};

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
  const state = normal(cells[ofOrgans ? '状态' : '人员状态']);
  const left = ofOrgans ? organGone.test(state) : retired.test(state) || gone.test(state);
  const faults = ofOrgans ? organFaults({ organ, name: organName, code, left }) : personFaults({ organ, number, today, gone: gone.test(state) });
  return { line, number, name: normal(cells['姓名']), organId: organ?.organId ?? null, organName: organ?.name ?? '', left, faults };
};

const fault = (column: string, rule: string, zh: string, en: string): CellError => ({ column, rule, zh, en });

const required = (column: string): CellError => fault(column, 'cell-required', '该单元格不能为空', 'the cell must not be empty');

const personFaults = ({ organ, number, today, gone: isGone }: { readonly organ: DirectoryOrgan | null; readonly number: string; readonly today: string; readonly gone: boolean }): readonly DifferenceCode[] => [
  ...(identityNumberFault(number, today) === null ? [] : (['number-invalid'] as const)),
  ...(isGone ? (['gone-in-register'] as const) : []),
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
    ...(left ? (['organ-cancelled'] as const) : []),
    ...(organ.creditCode === null || organ.creditCode === code ? [] : (['code-differs'] as const)),
    ...(name === '' || nameForm(name) === nameForm(organ.name) ? [] : (['organ-name-differs'] as const)),
  ];
};
