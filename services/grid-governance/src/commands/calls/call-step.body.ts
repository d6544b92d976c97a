import { organInput } from '@yange/use-case';
import { z } from 'zod';

/** One department's share of a call. */
export const callShare = { callId: z.uuid().toLowerCase(), department: organInput };
