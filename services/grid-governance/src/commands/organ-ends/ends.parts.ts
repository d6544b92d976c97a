import type { OrganInput, Streams } from '@yange/use-case';
import { organEndStream } from '../../domain/organ-end/organ-end.aggregate.js';
import type { Ends } from '../../domain/organ-end/organ-end.decider.js';

const keyOf = ({ id }: OrganInput): string => `end of ${id}`;

/** What is known of the end of each of them. */
export const endsOf = (organs: readonly OrganInput[]): Streams => Object.fromEntries(organs.map((organ) => [keyOf(organ), organEndStream(organ.id)]));

export const endOf = (streams: object, organ: OrganInput): Ends => (streams as Readonly<Record<string, Ends>>)[keyOf(organ)] as Ends;
