import type { components } from '@yange/api-client';

export type Due = components['schemas']['Due'];

/** Overdue first, then due soon; what has time is no warning. */
export const warningsOf = (dues: readonly Due[]): Due[] => (['red', 'yellow'] as const).flatMap((light) => dues.filter((due) => due.light === light));

const motionKinds = new Set(['motion-argument', 'motion-decision', 'motion-submission', 'city-reply', 'implementation', 'motion-filing']);

/** Whether it is dealt with among the motions. */
export const isOfMotion = ({ context, kind }: Pick<Due, 'context' | 'kind'>): boolean => context === 'organisations' && motionKinds.has(kind);
