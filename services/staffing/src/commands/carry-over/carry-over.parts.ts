import type { Matter } from '@yange/use-case';
import type { CarryOver } from '../../domain/carry-over/carry-over.js';

/** A decision that it stands under must name whom it leaves and who takes over. */
export const carryOverMatter = (code: Matter['code'], { from, to }: CarryOver): Matter => ({ code, subjects: [from, ...to].map(({ organId, name }) => organId ?? name) });
