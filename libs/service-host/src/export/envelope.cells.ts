import { Provenance, type Citation, type Envelope } from '@yange/contracts';
import type { Cells } from '@yange/use-case';

const provenances: Readonly<Record<number, string>> = { [Provenance.STATED]: '原文', [Provenance.RECONSTRUCTED]: '推定', [Provenance.SYNTHETIC]: '虚拟' };

/** By what a row names its document: the number, which has one holder, or else the title. */
export const keyOfCitation = ({ number, title }: Citation): string => (number === '' ? title : number);

/** The cells that every table has, but for 序号 and what a correction adds. */
export const commonCells = ({ effective, citations }: Envelope, citesDocument: boolean): Cells => {
  const [citation] = citations;
  const source = citation === undefined ? { 来源性质: '原文' } : { 报告位置: citation.place, 原文: citation.quote, 来源性质: provenances[citation.provenance] ?? '原文', ...(citesDocument ? { 依据文件: keyOfCitation(citation) } : {}) };
  return Object.fromEntries(Object.entries({ 生效日期: effective?.text ?? '', ...source }).filter(([, value]) => value !== ''));
};
