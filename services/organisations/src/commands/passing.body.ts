import { z } from 'zod';
import { organId, words } from './body.parts.js';

const organ = z.strictObject({ organId, name: words });

/** An organ that ended and those that came after it. A person names the one; a reaction all that there are, and is refused where that is not one. */
export const passing = { from: organ, successors: z.array(organ).max(50) };
