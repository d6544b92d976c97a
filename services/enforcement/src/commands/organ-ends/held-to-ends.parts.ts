import type { EnforcementEvent } from '@yange/contracts';
import type { Violation } from '@yange/kernel';
import type { CommandMeta, OrganInput, Streams, UseCase } from '@yange/use-case';
import { organEndStream } from '../../domain/organ-end/organ-end.aggregate.js';
import { tellEndAgain, type Ends } from '../../domain/organ-end/organ-end.decider.js';
import { givenIn } from '../../domain/organ-end/organ-given.js';

const keyOf = ({ id }: OrganInput): string => `end of ${id}`;

const endOf = (streams: object, organ: OrganInput): Ends => (streams as Readonly<Record<string, Ends>>)[keyOf(organ)] as Ends;

/**
 * The use case, held to the ends of the organs that it gives something to: they guard the append, so that an end that is noted meanwhile is seen. What dates from before an end
 * that is noted already follows it: the append tells the end once more.
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
      const events = Object.values(decision.append).flat() as readonly EnforcementEvent[];
      if (events.length === 0) return decision;
      const breaches = named(body).flatMap((organ) => breach(endOf(timelines, organ), organ, meta));
      const late = named(body).map((organ) => {
        const what = new Set(events.flatMap(givenIn).flatMap(({ organId, againFor }) => (organId === organ.id ? [againFor] : [])));
        return [keyOf(organ), [...what].flatMap((againFor) => tellEndAgain(endOf(timelines, organ), { organId: organ.id, againFor }, meta))] as const;
      });
      const again = Object.fromEntries(late.filter(([, told]) => told.length > 0));
      return { ...decision, append: { ...decision.append, ...again }, violations: [...(decision.violations ?? []), ...breaches] };
    },
  };
};
