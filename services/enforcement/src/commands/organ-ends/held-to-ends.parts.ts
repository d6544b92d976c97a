import type { Violation } from '@yange/kernel';
import type { CommandMeta, OrganInput, Streams, UseCase } from '@yange/use-case';
import { organEndStream } from '../../domain/organ-end/organ-end.aggregate.js';
import type { Ends } from '../../domain/organ-end/organ-end.decider.js';

const keyOf = (organ: OrganInput): string => `end of ${organ.id}`;

/**
 * The use case, held to the ends of the organs that it gives something to: they guard the append, so that an end that is noted meanwhile is seen.
 * @param organsOf the organs that the body names; none where it names none
 * @param breach what is said of one that has ended by the day of the command
 */
export const heldToEnds = <B, T extends Streams>(
  useCase: UseCase<B, T>,
  organsOf: (body: B) => readonly (OrganInput | undefined)[],
  breach: (end: Ends, organ: OrganInput, meta: CommandMeta) => readonly Violation[],
): UseCase<B, T> => {
  const named = (body: B): readonly OrganInput[] => organsOf(body).filter((organ) => organ !== undefined);
  return {
    ...useCase,
    streams: (body, meta) => ({ ...useCase.streams(body, meta), ...Object.fromEntries(named(body).map((organ) => [keyOf(organ), organEndStream(organ.id)])) }),
    decide: (body, timelines, meta) => {
      const decision = useCase.decide(body, timelines, meta);
      if (Object.values(decision.append).flat().length === 0) return decision;
      const ends = timelines as Readonly<Record<string, unknown>>;
      return { ...decision, violations: [...(decision.violations ?? []), ...named(body).flatMap((organ) => breach(ends[keyOf(organ)] as Ends, organ, meta))] };
    },
  };
};
