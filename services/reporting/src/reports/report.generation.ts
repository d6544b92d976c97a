import { grouped } from '@yange/kernel';
import { queryOf } from '../language/term.message.js';
import type { AnnexDefinition } from '../language/annex.notation.js';
import { bindingsIn, readTemplate } from '../language/template.notation.js';
import type { ReportLanguage } from '../language/report-number.format.js';
import { definitionOf, definitionsOn } from '../figures/figure.selection.js';
import type { MeasureDefinition } from '../figures/measure.definition.js';
import { completed } from '../ledger/ledger.js';
import { readLedgerEvents } from '../view/event.reading.js';
import { ledgerKnownAt, type Positions } from '../view/ledger.moment.js';
import type { Readable } from '../view/ledger.reading.js';
import { declaredFigures, readPositions, readReportSourceWithin, type ReadSource } from '../view/report.reading.js';
import { reportViewOf } from '../view/report.view.js';
import { annexContradictions, annexesApart } from './annex.contradictions.js';
import { boundNumbers, figureOfBinding, unsaidBindings, type BindingSource, type BoundNumber, type Settlement } from './bound.number.js';
import { checkSheetOf } from './check.sheet.js';
import { contentHashOf } from './content.hash.js';
import { namesAt, readDatedNames } from './member.names.js';
import { annexOf } from './report.annexes.js';
import { placeKey, printed, writtenBlocks, type Writing } from './report.content.js';
import type { CheckSheet, ReportContent } from './report.shapes.js';
import type { TemplateVersion } from './template.reading.js';

/** Goes up whenever the same template at the same positions may give another content. */
export const generatorVersion = 3;

export interface ReportAsked {
  readonly version: TemplateVersion;
  /** `YYYY-MM-DD`: day of the report; its measures without a date hold by its end */
  readonly on: string;
  readonly language: ReportLanguage;
  readonly settled: readonly Settlement[];
}

export interface GeneratedReport {
  readonly content: ReportContent;
  readonly contentHash: string;
  readonly sheet: CheckSheet;
  readonly title: string;
  /** log id → position that the report was derived at */
  readonly positions: Positions;
}

/** @param known the positions at which it is derived; those of now where null. Either way it is derived from what was known at positions, so that it can be derived again */
export const generateReport = async (read: ReadSource, district: string, known: Positions | null, asked: ReportAsked): Promise<GeneratedReport> =>
  read.transaction('REPEATABLE READ', async (transaction) => {
    const positions = known ?? (await readPositions(transaction, district));
    return derive(ledgerKnownAt(transaction, positions), district, positions, asked);
  });

const derive = async (read: Readable, district: string, positions: Positions, { version: { template }, on, language, settled }: ReportAsked): Promise<GeneratedReport> => {
  const textIn = (wanted: string): string => template.texts.find((one) => one.language === wanted)?.text ?? '';
  const chinese = readTemplate(textIn('zh'), 'zh').blocks;
  const text = textIn(language);
  const blocks = language === 'zh' ? chinese : readTemplate(text, language).blocks;
  const bindings = bindingsIn(blocks);
  const annexes = template.annexes.flatMap((annex): AnnexDefinition[] => (annex.query === undefined ? [] : [{ title: annex.title, titleEn: annex.titleEn, columns: annex.columns, query: queryOf(annex.query, 'sum') }]));
  const declared = await declaredFigures(read, district);
  const asks = bindings.flatMap((binding) => figureOfBinding(binding, { declared, on }) ?? []);
  const lastDay = [on, ...asks.flatMap(({ asOf, reportedOn }) => [asOf.to, reportedOn])].sort().at(-1) ?? on;
  const source = await readReportSourceWithin(read, district, lastDay, (own) => [...asks.flatMap((figure) => definitionOf(figure, own).measures), ...annexes.map(asMeasure)]);
  const ledger = completed(source.ledger);
  const index = grouped(ledger.entries, (entry) => entry.measure);
  const binding: BindingSource = { declared: source.declared, definitions: source.definitions, index, on, settled };
  const numbers = boundNumbers(bindings, binding);
  const events = new Map((await readLedgerEvents(read, district, eventIdsOf(numbers))).map((one) => [one.eventId, one]));
  const names = namesAt(await readDatedNames(read, district));
  const writing: Writing = { language, numbers: new Map(numbers.map((one) => [placeKey(one.binding), one])), events, index, names };
  const written = writtenBlocks(text, writing);
  const synthetic = new Set(ledger.entries.filter(({ provenance }) => provenance === 'synthetic').map(({ eventId }) => eventId));
  const content: ReportContent = {
    language,
    kind: template.kind,
    issuer: template.issuer,
    addressee: template.addressee,
    copies: [...template.copies],
    on,
    synthetic: numbers.some((one) => one.events.some((eventId) => synthetic.has(eventId))),
    blocks: [...written.blocks],
    notes: [...written.notes],
    annexes: annexes.map((annex) => annexOf(annex, index, on, names, language)),
  };
  const annexed = { annexes, index, on };
  const denied = [...annexContradictions(numbers, annexed), ...annexesApart(definitionsOn(on, source.definitions), annexed)];
  const unsaid = boundNumbers(unsaidBindings(bindings, source), binding);
  const unwritten = new Set(numbers.filter((one) => printed(one, writing) === null));
  const title = chinese.filter(({ style }) => style === 'title').map(({ pieces }) => pieces.map((piece) => (piece.kind === 'number' ? '' : piece.text)).join('')).join('');
  return { content, contentHash: contentHashOf(content), sheet: checkSheetOf({ numbers, unwritten, blocks, findings: reportViewOf(source).findings, settled, denied, unsaid, synthetic }), title, positions };
};

/** An annex asks the ledger as a measure would. */
const asMeasure = ({ title, query }: AnnexDefinition): MeasureDefinition => ({ measure: title, unit: '', term: { form: 'query', query } });

const eventIdsOf = (numbers: readonly BoundNumber[]): readonly string[] => [...new Set(numbers.flatMap(({ events, declaredBy }) => [...events, ...(declaredBy === null ? [] : [declaredBy])]))];
