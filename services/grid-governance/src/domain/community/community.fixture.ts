import { onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';

/** As a log would hold it: what the command decides on that day is appended to the past. `keys` are the stream ids of the use case's own keys. */
export const then = (past: readonly GivenEvent[], useCase: AnyUseCase, body: object, on: string, streamOf: (key: string) => string, commandId = `${useCase.name} ${on} ${past.length}`): readonly GivenEvent[] => {
  const effective = onDay(on);
  return [...past, ...decideGiven(past, useCase, body, { effective, commandId }).events.map(({ stream, event }) => ({ stream: streamOf(stream), event, effective }))];
};
