import { holdToEnds, streamOf } from '@yange/use-case';
import { organEndStream, organNotes } from '../../domain/organ-end/organ-end.aggregate.js';
import { tellEndAgain } from '../../domain/organ-end/organ-end.decider.js';
import { givenIn } from '../../domain/organ-end/organ-given.js';

/** A use case that gives something to organs, held to what this service has noted of them: that they are on record, and have not ended. */
export const heldToEnds = holdToEnds({ stream: organEndStream, rules: { annulled: 'organ-annulled', stranger: 'owner-unregistered' }, followed: () => streamOf(organNotes), givenIn, tellAgain: tellEndAgain });
