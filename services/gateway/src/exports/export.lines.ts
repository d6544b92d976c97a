import { templateColumns, type ImportManifest } from '@yange/importing';
import { reasons, type ExportEnd, type ExportedNames, type ExportedRow, type ExportQuestion, type Unexportable } from '@yange/service-host';
import { bearerOn, bornBy, type Borne, type DescribedColumn } from '@yange/use-case';
import { CitedDocuments, tableOfDocuments } from './cited.documents.js';
import type { ServiceClient } from '../imports/service.client.js';

export interface ExportAsked extends ExportQuestion {
  readonly district: string;
}

/** An event that is not given out as a row, or one whose row leaves something behind. */
export interface LeftOut {
  readonly context: string;
  readonly eventId: string;
  readonly type: string;
  readonly position: number;
  readonly effective: string;
  /** `none`: no row; `part`: a row, and something beside it */
  readonly exported: 'none' | 'part';
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export type ExportLine =
  | { readonly kind: 'table'; readonly table: string; readonly columns: readonly DescribedColumn[] }
  | { readonly kind: 'row'; readonly table: string; readonly cells: readonly string[] }
  | ({ readonly kind: 'left-out' } & LeftOut)
  | { readonly kind: 'end'; readonly manifest: ImportManifest; readonly positions: Readonly<Record<string, number>>; readonly rows: number; readonly leftOut: number };

/**
 * All services one after the other, as the manifest will list their tables. What a row of one service calls an organ or a document has to mean the same to
 * an import: what the rows of the register before it brought.
 */
export async function* exportLines(clients: Readonly<Record<string, Pick<ServiceClient, 'exported'>>>, { district, ...question }: ExportAsked): AsyncGenerator<ExportLine> {
  const names = new BroughtNames();
  const cited = new CitedDocuments();
  const { tables, ...asked } = question;
  const written: string[] = [];
  const ends: Record<string, ExportEnd> = {};
  let [rows, leftOut, districtName] = [0, 0, district];
  for (const [context, client] of Object.entries(clients)) {
    let columns: readonly DescribedColumn[] = [];
    for await (const item of client.exported(district, asked)) {
      if (item.kind === 'end') {
        ends[context] = item;
      } else if (item.kind === 'table') {
        columns = templateColumns(item);
        if (item.table === tableOfDocuments) cited.columns = columns;
        if (tables !== undefined && !tables.includes(item.table)) continue;
        written.push(item.table);
        yield { kind: 'table', table: item.table, columns };
      } else if (item.kind === 'row') {
        const strange = names.strangeIn(item, context) ?? cited.strangeIn(item);
        if (strange === null) names.bring(item.introduces);
        if (item.cells['代码'] === district) districtName = item.cells['机构'] ?? district;
        if (!item.asked || (tables !== undefined && !tables.includes(item.table))) continue;
        const first = strange === null ? cited.rowFor(item, (key) => names.knowsDocument(key)) : null;
        if (first !== null && written.includes(tableOfDocuments)) {
          rows += 1;
          yield { kind: 'row', table: tableOfDocuments, cells: first };
        }
        if (strange === null) {
          rows += 1;
          yield { kind: 'row', table: item.table, cells: columns.map(({ header }) => item.cells[header] ?? '') };
        }
        for (const one of strange === null ? partly(context, item) : [notAtAll(context, item, strange)]) {
          leftOut += 1;
          yield { kind: 'left-out', ...one };
        }
      } else if (tables === undefined || (item.table !== null && tables.includes(item.table))) {
        for (const one of notOf(context, item)) {
          leftOut += 1;
          yield { kind: 'left-out', ...one };
        }
      }
    }
  }
  const positions = Object.fromEntries(Object.entries(ends).map(([context, { upTo }]) => [context, upTo]));
  const manifest: ImportManifest = {
    district, name: { zh: districtName, en: district }, cutOver: cutOverOf(Object.values(ends), question.asOf), policy: 'all-or-nothing', tables: written.map((table) => ({ table, file: `${table}.csv` })),
  };
  yield { kind: 'end', manifest, positions, rows, leftOut };
}

/** The day that the logs have, unless something that is given out lies after it. */
const cutOverOf = (ends: readonly ExportEnd[], asOf: string): string => {
  const known = ends.flatMap(({ cutOver, lastEffective }) => [...(cutOver === null ? [] : [cutOver]), ...(lastEffective === null ? [] : [dayAfter(lastEffective)])]);
  return known.length === 0 ? dayAfter(asOf) : known.reduce((latest, day) => (day > latest ? day : latest));
};

/** What rows have introduced so far, as an import will know it. */
class BroughtNames {
  private readonly organs = new Map<string, Borne>();
  private readonly documents = new Map<string, string>();

  bring({ organs, documents }: ExportedNames): void {
    for (const [name, borne] of Object.entries(organs)) this.organs.set(name, bornBy(this.organs.get(name), borne));
    for (const [key, id] of Object.entries(documents)) this.documents.set(key, id);
  }

  knowsDocument(key: string): boolean {
    return this.documents.has(key);
  }

  /** A name that means another thing, or nothing. The register itself was asked while its rows were decided. */
  strangeIn({ day, uses: { organs, documents }, cites }: Pick<ExportedRow, 'day' | 'uses' | 'cites'>, context: string): string | null {
    if (context === 'organisations') return null;
    const meant = (borne: Borne | undefined): string | undefined => (borne === undefined ? undefined : bearerOn(borne, day));
    const organ = Object.entries(organs).find(([name, borne]) => meant(this.organs.get(name)) !== meant(borne));
    const document = Object.entries(documents).find(([key, id]) => (!this.documents.has(key) && cites === undefined) || (id !== '' && this.documents.get(key) !== id));
    return organ?.[0] ?? document?.[0] ?? null;
  }
}

const notOf = (context: string, { events, effective, reason }: Unexportable): readonly LeftOut[] =>
  events.map(({ eventId, type, position }) => ({ context, eventId, type, position, effective, exported: 'none', ...reason }));

const notAtAll = (context: string, row: ExportedRow, name: string): LeftOut => ({ ...placeOf(context, row), exported: 'none', ...reasons.nameTaken(name) });

const leftBehind = {
  decision: { code: 'decision', zh: '所依据的决定不在行内', en: 'the decision that it stands under' },
  documents: { code: 'documents', zh: '第二份及以后的依据文件不在行内', en: 'documents after the first' },
  draft: { code: 'draft', zh: '拟稿与签办过程不在行内', en: 'who prepared and who signed it' },
} as const;

const partly = (context: string, row: ExportedRow): readonly LeftOut[] => row.leftBehind.map((what) => ({ ...placeOf(context, row), exported: 'part', ...leftBehind[what] }));

const placeOf = (context: string, { eventId, type, position, cells }: ExportedRow) => ({ context, eventId, type, position, effective: cells['生效日期'] ?? '' });

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
