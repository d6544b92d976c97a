import type { ServiceClient } from '../imports/service.client.js';

const managements: Readonly<Record<string, string>> = { 'civil-service': '参公' };
const fundings: Readonly<Record<string, string>> = { full: '全额拨款', partial: '差额拨款', self: '自收自支' };

/** A kind of quota as staffing answers it. */
export interface ToldQuotaType {
  readonly kind: string;
  readonly management: string;
  readonly funding: string;
}

export interface QuotaWords {
  /** 事业编制（参公） */
  kind(type: ToldQuotaType): string;
  /** 全额拨款 */
  funding(type: ToldQuotaType): string;
}

/** What staffing's kinds of quota are called: by the table of that day, and where it has retired a code, by the code. */
export const quotaWordsOn = async (staffing: ServiceClient, district: string, on: string, known: Readonly<Record<string, string>> = {}): Promise<QuotaWords> => {
  const { entries } = await staffing.get<{ readonly entries: readonly { readonly code: string; readonly name: string }[] }>(`/v1/districts/${district}/reference-lists/quota-kinds?${new URLSearchParams({ on, ...known }).toString()}`);
  return quotaWords(new Map(entries.map(({ code, name }) => [code, name])));
};

export const quotaWords = (names: ReadonlyMap<string, string>): QuotaWords => ({
  kind: ({ kind, management }) => {
    const name = kind === 'unstated' ? '未列明' : (names.get(kind) ?? kind);
    const managed = managements[management];
    return managed === undefined ? name : `${name}（${managed}）`;
  },
  funding: ({ funding }) => fundings[funding] ?? '',
});
