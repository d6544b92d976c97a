import type { ServiceClient } from '../imports/service.client.js';

/** A type of quota as staffing answers it. */
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

interface Entry {
  readonly code: string;
  readonly name: string;
  readonly marks: readonly string[];
}

/** The tables of staffing that a type of quota is named from. */
export interface QuotaTables {
  readonly kinds: readonly Entry[];
  readonly managements: readonly Entry[];
  readonly fundings: readonly Entry[];
}

/** What staffing's types of quota are called: by the tables of that day, and where one has retired a code, by the code. */
export const quotaWordsOn = async (staffing: ServiceClient, district: string, on: string, known: Readonly<Record<string, string>> = {}): Promise<QuotaWords> => {
  const entriesOf = async (list: string): Promise<readonly Entry[]> => {
    const { entries } = await staffing.get<{ readonly entries: readonly Entry[] }>(`/v1/districts/${district}/reference-lists/${list}?${new URLSearchParams({ on, ...known }).toString()}`);
    return entries;
  };
  const [kinds, managements, fundings] = await Promise.all([entriesOf('quota-kinds'), entriesOf('management-statuses'), entriesOf('funding-forms')]);
  return quotaWords({ kinds, managements, fundings });
};

const nameIn = (entries: readonly Entry[], code: string): string => (code === 'unstated' ? '' : (entries.find((one) => one.code === code)?.name ?? code));

export const quotaWords = ({ kinds, managements, fundings }: QuotaTables): QuotaWords => ({
  kind: ({ kind, management }) => {
    const name = nameIn(kinds, kind) || '未列明';
    const usual = managements.some(({ code, marks }) => code === management && marks.includes('usual'));
    const managed = usual ? '' : nameIn(managements, management);
    return managed === '' ? name : `${name}（${managed}）`;
  },
  funding: ({ funding }) => nameIn(fundings, funding),
});
