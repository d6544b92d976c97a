/** An event of which nobody can say whether it had taken effect. */
export interface UncertainEvent {
  readonly id: string;
  /** what is known of it in words; empty where only its id is */
  readonly words: string;
}

interface Told {
  readonly event_id: string;
  readonly type: string;
  readonly effective: string;
}

/** What the moments of the answers on a page and its own rows leave open, each event once. @param told of `moment.uncertain` @param ids that rows name themselves */
export const uncertainEvents = (told: readonly Told[], ids: readonly string[] = []): readonly UncertainEvent[] => {
  const named: readonly UncertainEvent[] = told.map(({ event_id: id, type, effective }) => ({ id, words: `${effective} ${type}`.trim() }));
  return [...new Map([...ids.map((id): UncertainEvent => ({ id, words: '' })), ...named].map((one) => [one.id, one])).values()];
};
