import type { DomainEvent, Timeline } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';

/** The timeline as it would be with these events: what a rule has to look at, on every date. */
export const considering = <S, E extends DomainEvent>(timeline: Timeline<S, E>, events: readonly E[], meta: CommandMeta): Timeline<S, E> =>
  timeline.with(
    events.map((event, index) => ({
      event,
      eventId: `considered-${index}`,
      effective: meta.effective,
      position: Number.MAX_SAFE_INTEGER - 1000 + index,
      order: meta.order,
      supersedes: index === 0 ? meta.corrects : null,
    })),
  );
