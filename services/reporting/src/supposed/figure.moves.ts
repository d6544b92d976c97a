import type { FigureView, ReportView } from '../view/report.view.js';
import type { SupposedEvent } from './supposed.event.js';

type Side = Pick<FigureView, 'declared' | 'derived' | 'verdict' | 'basis'>;

/** A figure that would be another. */
export interface FigureMove {
  readonly figureId: string;
  readonly words: string;
  readonly place: string;
  readonly asOf: FigureView['asOf'];
  /** null where the figure is not declared on that side */
  readonly before: Side | null;
  readonly after: Side | null;
  /** supposed events that count in it, or take away what counted; empty where what moves it only names what it counts */
  readonly by: readonly string[];
}

/** What differs between two views of the same report. */
export const figureMoves = (before: ReportView, after: ReportView, supposed: readonly SupposedEvent[]): readonly FigureMove[] => {
  const were = new Map(before.figures.map((one) => [one.id, one]));
  const will = new Map(after.figures.map((one) => [one.id, one]));
  return [...new Set([...were.keys(), ...will.keys()])].flatMap((id) => {
    const [old, next] = [were.get(id), will.get(id)];
    const told = next ?? old;
    if (told === undefined || toldBy(old) === toldBy(next)) return [];
    const by = supposed.filter(({ eventId, supersedes }) => restsOn(next, eventId) || (supersedes !== null && restsOn(old, supersedes))).map(({ eventId }) => eventId);
    return [{ figureId: id, words: told.words, place: told.place, asOf: told.asOf, before: sideOf(old), after: sideOf(next), by }];
  });
};

/** Contradictions that would come, and those that would go. One that is told otherwise is both. */
export const findingMoves = (before: ReportView, after: ReportView): { readonly opened: ReportView['findings']; readonly closed: ReportView['findings'] } => {
  const [were, will] = [before, after].map(({ findings }) => new Set(findings.map((one) => JSON.stringify(one)))) as [Set<string>, Set<string>];
  return { opened: after.findings.filter((one) => !were.has(JSON.stringify(one))), closed: before.findings.filter((one) => !will.has(JSON.stringify(one))) };
};

const restsOn = (figure: FigureView | undefined, eventId: string): boolean => figure !== undefined && (figure.declaredBy === eventId || figure.events.includes(eventId) || figure.uncertain.includes(eventId));

const sideOf = (figure: FigureView | undefined): Side | null => (figure === undefined ? null : { declared: figure.declared, derived: figure.derived, verdict: figure.verdict, basis: figure.basis });

/** All that a reader of the figure sees of numbers and verdict; which events stand behind it may change without moving it. */
const toldBy = (figure: FigureView | undefined): string => JSON.stringify([figure?.words, figure?.asOf, figure?.declared, figure?.derived, figure?.verdict, figure?.basis]);
