import { organInput } from '@yange/use-case';
import { z } from 'zod';

/** Who ends, and who comes after it. Ids and names of the event alone: a command that is repeated after a kill says the same. */
export const takeover = { from: organInput, successors: z.array(organInput) };
