import type { components } from '@yange/api-client';

export type Content = components['schemas']['ReportContent'];
export type Note = Content['notes'][number];
export type Sheet = components['schemas']['CheckSheet'];
export type Entry = Sheet['entries'][number];
export type Proof = components['schemas']['reporting.DraftProof'];
export type ProofNumber = Proof['numbers'][number];

export interface Settlement {
  readonly number: string;
  readonly choice: 'declared' | 'derived';
  readonly reason: string;
}

/** The figure that a number of a report belongs to: `A9·行政编制`. @returns empty where it is a measure by itself */
export const figureOf = (number: string): string => /^([A-Z]\d+)(?:·|$)/.exec(number)?.[1] ?? '';

/** What keeps a report from being frozen, each number once. */
export const toSettle = ({ entries }: Pick<Sheet, 'entries'>): readonly Entry[] => entries.filter(({ blocks, number }, index) => blocks && number !== null && entries.findIndex((one) => one.blocks && one.number === number) === index);

/** What a person said of each, as far as it is said whole. */
export const settlementsOf = (entries: readonly Entry[], said: Readonly<Record<string, Partial<Settlement>>>): readonly Settlement[] =>
  entries.flatMap(({ number }) => {
    const { choice, reason = '' } = said[number ?? ''] ?? {};
    return number === null || choice === undefined || reason.trim() === '' ? [] : [{ number, choice, reason: reason.trim() }];
  });

export interface Piece {
  readonly text: string;
  readonly at: ProofNumber | null;
}

/** A paragraph cut at its numbers, each with what is said of it. */
export const piecesOf = (paragraph: string, numbers: readonly ProofNumber[]): readonly Piece[] => {
  const pieces: Piece[] = [];
  let done = 0;
  for (const at of [...numbers].sort((one, other) => one.place.from - other.place.from)) {
    if (at.place.from < done) continue;
    if (at.place.from > done) pieces.push({ text: paragraph.slice(done, at.place.from), at: null });
    pieces.push({ text: paragraph.slice(at.place.from, at.place.to), at });
    done = at.place.to;
  }
  return done < paragraph.length ? [...pieces, { text: paragraph.slice(done), at: null }] : pieces;
};
