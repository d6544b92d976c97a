import { holdToEnds } from '@yange/use-case';
import { organEndStream } from '../../domain/organ-end/organ-end.aggregate.js';
import { tellEndAgain } from '../../domain/organ-end/organ-end.decider.js';
import { givenIn } from '../../domain/organ-end/organ-given.js';

/** A use case that gives something to organs, held to their ends as this service has them noted. */
export const heldToEnds = holdToEnds({ stream: organEndStream, givenIn, tellAgain: tellEndAgain });
