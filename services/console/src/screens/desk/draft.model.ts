export type DraftService = 'organisations' | 'staffing' | 'enforcement' | 'grid' | 'reporting';

export interface DraftContent {
  /** words of the document that a slip was misread in; empty for any other draft */
  readonly quote: string;
  /** id of the event that is corrected or taken back; empty where none is */
  readonly corrects: string;
  readonly reason: string;
  /** what it says otherwise */
  readonly says: Readonly<Record<string, unknown>>;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a draft is about, apart from what it says. A slip keeps the words of the document beside its content. */
export const contentOf = ({ kind, command, content }: { readonly kind: string; readonly command: string; readonly content: Readonly<Record<string, unknown>> }): DraftContent => {
  const said = (kind === 'slip' ? content['says'] : content) as Readonly<Record<string, unknown>> | undefined;
  const { corrects, correctionReason, ...says } = said ?? {};
  const annulled = command === 'annul-event' ? says['eventId'] : undefined;
  return { quote: textOf(kind === 'slip' ? content['quote'] : ''), corrects: textOf(corrects ?? annulled), reason: textOf(correctionReason), says };
};

/** The import that the draft would take back: it is signed where its rows can be read. */
export const takenBackBy = ({ command, content }: { readonly command: string; readonly content: Readonly<Record<string, unknown>> }): string | undefined => {
  const { importId } = (command === 'take-back-import' ? (content['says'] ?? {}) : {}) as { readonly importId?: unknown };
  return typeof importId === 'string' ? importId : undefined;
};
