import type { Narrator } from '@yange/sentences';
import type { Positions } from '@yange/projections';
import { readReportSource, type ReadSource } from '../view/report.reading.js';
import { FigureMoves } from './figure.moves.js';
import type { MovedFigure } from './moved.figures.js';
import { countEventsBetween, narratorBefore, narratorUpTo, readEventBetween, readEventsBehind, toldEvent, type Period, type PlacedRow, type ToldEvent } from './told.events.js';

/** What is replayed. */
export interface Replayed extends Period {
  readonly district: string;
  /** what of the logs is known; null for all that is recorded */
  readonly known: Positions | null;
}

export interface ReplayedStep {
  readonly event: ToldEvent;
  readonly figures: readonly MovedFigure[];
}

export interface ReplayedPage {
  readonly total: number;
  readonly steps: readonly ReplayedStep[];
  /** of the last step; null where no step follows */
  readonly next: string | null;
}

/** A replay on its way: a page costs what is on it, since what was told and what figures came to is remembered. */
export class ReplayRun {
  private constructor(
    private readonly replayed: Replayed,
    private readonly total: number,
    private readonly narrator: Narrator,
    private last: PlacedRow | null,
  ) {}

  /** read when the first day is over: until then nothing moves */
  private figures: FigureMoves | null = null;

  /** @param after the event that was told last; null from the beginning, as for one that is not of the period */
  static async from(read: ReadSource, replayed: Replayed, after: string | null): Promise<ReplayRun> {
    const { district, from } = replayed;
    const last = after === null ? null : await readEventBetween(read, district, replayed, after);
    return new ReplayRun(
      replayed,
      await countEventsBetween(read, district, replayed),
      last === null ? await narratorBefore(read, district, from) : await narratorUpTo(read, district, last),
      last,
    );
  }

  async page(read: ReadSource, limit: number): Promise<ReplayedPage> {
    const { district, to, known } = this.replayed;
    // One more than is told: whether its day is over shows by the event behind the last one.
    const rows = await readEventsBehind(read, district, this.replayed, this.last, limit + 1);
    const told = rows.slice(0, limit);
    const endsDay = told.map(({ effective }, index) => rows[index + 1]?.effective.to !== effective.to);
    if (endsDay.includes(true)) this.figures ??= new FigureMoves(await readReportSource(read, district, to, known));
    const steps = told.map((row, index): ReplayedStep => ({
      event: toldEvent(row, this.narrator.tell(row)),
      figures: endsDay[index] === true ? (this.figures?.movedOn(row.effective.to) ?? []) : [],
    }));
    this.last = told.at(-1) ?? this.last;
    return { total: this.total, steps, next: rows.length > limit ? (this.last?.eventId ?? null) : null };
  }
}
