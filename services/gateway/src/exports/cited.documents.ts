import { normaliseDocumentNumber } from '@yange/kernel';
import type { ExportedRow } from '@yange/service-host';
import type { Citing, DescribedColumn } from '@yange/use-case';

/** 文件: where an import finds what rows cite. */
export const tableOfDocuments = '文件';

/**
 * Documents that were cited without ever being registered, as live changes may: an import takes no row that cites what its table of documents lacks, and so each of them
 * gets a row there, before the first that cites it. What the log does not say of the document stays empty.
 */
export class CitedDocuments {
  columns: readonly DescribedColumn[] = [];
  private readonly told = new Map<string, string>();

  /** The number, or the title, that another row used for another document. */
  strangeIn({ cites }: Pick<ExportedRow, 'cites'>): string | null {
    if (cites === undefined) return null;
    const before = this.told.get(keyOf(cites));
    return before === undefined || before === factsOf(cites) ? null : keyOf(cites);
  }

  /**
   * Cells of a row of the table of documents; null where the document is there already, or is registered.
   * @param isRegistered whether a row of the register brought a document of that number or title
   */
  rowFor({ cites, eventId, cells }: Pick<ExportedRow, 'cites' | 'eventId' | 'cells'>, isRegistered: (key: string) => boolean): readonly string[] | null {
    if (cites === undefined) return null;
    const key = keyOf(cites);
    if (this.told.has(key) || isRegistered(key)) return null;
    this.told.set(key, factsOf(cites));
    const { number = '', title = '', issuer = '', issuedOn = '', kind = '' } = cites;
    const row: Readonly<Record<string, string>> = {
      序号: `E-${eventId}-${tableOfDocuments}`, 文号: number, 标题: title === '' ? number : title, 简称: number === normaliseDocumentNumber(number) ? '' : number,
      发文机关: issuer, 成文日期: issuedOn, 文种: kind, 生效日期: issuedOn === '' ? (cells['生效日期'] ?? '') : issuedOn, 来源性质: '原文',
    };
    return this.columns.map(({ header }) => row[header] ?? '');
  }
}

const keyOf = ({ number = '', title = '' }: Citing): string => (number === '' ? title : number);
const factsOf = ({ number = '', title = '', issuer = '', issuedOn = '', kind = '' }: Citing): string => JSON.stringify([number, title, issuer, issuedOn, kind]);
