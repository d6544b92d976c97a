import type { Members } from '@yange/contracts';
import type { Decision, Matter, Streams } from '@yange/use-case';

/** Whom a decision has to name: each team and each block, by its id, or by its name of that day. */
export const teamsMeant = (...meant: readonly (Members | undefined)[]): NonNullable<Decision<Streams>['matter']> => ({
  subjects: meant.flatMap((members): Matter['subjects'] => [...(members?.named ?? []).map(({ id, name }) => [id, name]), ...(members?.blocks ?? []).map(({ id, label }) => [id, label])]),
});
