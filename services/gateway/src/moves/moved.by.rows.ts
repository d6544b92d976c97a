import type { MovedFigures, WrittenEvent } from '@yange/service-host';
import type { ServiceClient } from '../imports/service.client.js';
import { figuresMovedBy, mostSupposed, type SupposedEvent } from './moved.figures.js';

export interface NamedRow {
  readonly table: string;
  readonly row: string;
}

type Moved = MovedFigures['own'][number];

/** Which figures the correcting rows of a dry run would move, and which rows move each. */
export interface FiguresMovedByRows extends Omit<MovedFigures, 'own' | 'today'> {
  readonly own: readonly (Moved & { readonly rows: readonly NamedRow[] })[];
  readonly today: readonly (Moved & { readonly rows: readonly NamedRow[] })[];
}

/** Events of a dry run that would take the place of recorded ones, and the rows that they come from: as many as reporting takes, and one more. */
export class MovingRows {
  private readonly events: SupposedEvent[] = [];
  private readonly rows = new Map<string, NamedRow>();

  constructor(private readonly clients: Readonly<Record<string, ServiceClient>>) {}

  add(owner: ServiceClient | undefined, row: NamedRow, written: readonly WrittenEvent[]): void {
    const context = Object.entries(this.clients).find(([, client]) => client === owner)?.[0] ?? '';
    for (const { type, stream, effective, data, supposed } of written) {
      if (supposed === undefined || this.events.length > mostSupposed) continue;
      const { eventId, supersedes } = supposed;
      this.events.push({ context, eventId, type, streamId: stream, effective: { ...supposed.effective, text: effective }, supersedes, data });
      this.rows.set(eventId, row);
    }
  }

  /** @returns nothing where no row corrects what is recorded */
  async figures(district: string): Promise<{ readonly figures?: FiguresMovedByRows }> {
    if (this.events.length === 0) return {};
    const { own, today, unavailable } = await figuresMovedBy(this.clients, district, this.events);
    const withRows = (figures: MovedFigures['own']) => figures.map((figure) => ({ ...figure, rows: this.rowsOf(figure.by) }));
    return { figures: { own: withRows(own), today: withRows(today), unavailable } };
  }

  private rowsOf(events: readonly string[]): readonly NamedRow[] {
    return [...new Set(events.flatMap((eventId) => this.rows.get(eventId) ?? []))];
  }
}
