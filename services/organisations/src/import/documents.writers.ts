import type { OrganisationsEvent } from '@yange/contracts';
import { rowWriters } from '@yange/use-case';

export const documentWriters = rowWriters<OrganisationsEvent>({
  DocumentRegistered: ({ number, title, shortTitle, issuer, issued, kind, reading }) => ({
    文号: number, 标题: title, 简称: shortTitle, 发文机关: issuer, 成文日期: issued?.text ?? '', 文种: kind, 校读: reading,
  }),
}, { DocumentRegistered: ({ documentId, title }) => [[documentId, title]] });
