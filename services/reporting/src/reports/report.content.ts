import { dayInEnglish } from '../language/report-day.format.js';
import { fitsFormat, writeNumber, type ReportLanguage } from '../language/report-number.format.js';
import { readTemplate, type TemplateBlock, type TemplatePiece } from '../language/template.notation.js';
import type { LedgerIndex } from '../ledger/ledger.js';
import type { LedgerEventView } from '../view/event.reading.js';
import type { BoundNumber } from './bound.number.js';
import { namesBehind, type NamesAt } from './member.names.js';
import { eventsOf, noteText } from './report.notes.js';
import type { ReportContent } from './report.shapes.js';

type Block = ReportContent['blocks'][number];
type Run = Block['runs'][number];
type Note = ReportContent['notes'][number];

/** What stands for a number that is not known. A draft may hold it; nothing that holds it is ever frozen. */
export const gap = { zh: '〔待补〕', en: '[to be supplied]' } as const;

export interface Writing {
  readonly language: ReportLanguage;
  /** by the place of the binding in this text: `line:column` */
  readonly numbers: ReadonlyMap<string, BoundNumber>;
  readonly events: ReadonlyMap<string, LedgerEventView>;
  readonly index: LedgerIndex;
  readonly names: NamesAt;
}

export const placeKey = ({ place: { line, column } }: BoundNumber['binding']): string => `${line}:${column}`;

/** A number as the text prints it; null where its value is not known, or cannot be written so. */
export const printed = (number: BoundNumber, { language, index, names }: Writing): string | null => {
  const { format } = number.binding;
  if (format === 'as-of') return language === 'zh' ? number.asOf.text : dayInEnglish(number.asOf);
  if (format === 'list') return namesBehind(number, index, names)?.join(language === 'zh' ? '、' : ', ') ?? null;
  return number.value === null || !fitsFormat(number.value, format) ? null : writeNumber(number.value, format, language);
};

/** The blocks of a text with every number in its place, and a footnote after the last of those that follow one another from the same figure. */
export const writtenBlocks = (text: string, writing: Writing): { readonly blocks: readonly Block[]; readonly notes: readonly Note[] } => {
  const notes: Note[] = [];
  const blocks = readTemplate(text, writing.language).blocks.map((block) => ({ style: block.style, runs: writtenRuns(block, writing, notes) }));
  return { blocks, notes };
};

const writtenRuns = ({ pieces }: TemplateBlock, writing: Writing, notes: Note[]): Run[] => {
  const runs: Run[] = [];
  let open: BoundNumber[] = [];
  const close = (): void => {
    const last = runs.findLastIndex(({ note }) => note === 0);
    const run = runs[last];
    if (run === undefined || open.length === 0) return;
    notes.push({ number: notes.length + 1, text: noteText(open, writing.events, writing.language), numbers: [...new Set(open.map(({ number }) => number))], events: [...eventsOf(open)] });
    for (const [place, one] of runs.entries()) if (one.note === 0) runs[place] = { ...one, note: place === last ? notes.length : null };
    open = [];
  };
  for (const piece of pieces) {
    const number = piece.kind === 'number' ? writing.numbers.get(placeKey(piece.binding)) : undefined;
    const [before] = open;
    if (number !== undefined && before !== undefined && !isOfOneFigure(before, number)) close();
    if (number === undefined) {
      runs.push({ text: literal(piece), lead: piece.lead, note: null });
      continue;
    }
    runs.push({ text: printed(number, writing) ?? gap[writing.language], lead: piece.lead, note: 0 });
    open.push(number);
  }
  close();
  return runs;
};

const isOfOneFigure = (one: BoundNumber, other: BoundNumber): boolean => (one.binding.figureId === null ? one.number === other.number : one.binding.figureId === other.binding.figureId);

const literal = (piece: TemplatePiece): string => (piece.kind === 'number' ? '' : piece.text);
