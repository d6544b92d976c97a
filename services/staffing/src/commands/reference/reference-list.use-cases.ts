import { staffingContract } from '@yange/contracts';
import { setReferenceList } from '@yange/use-case';
import { closingMeans } from '../../domain/reference/closing-means.js';
import { entryOrigins } from '../../domain/reference/entry-origins.js';
import { quotaKinds } from '../../domain/reference/quota-kinds.js';
import { fundingForms } from '../../domain/reference/funding-forms.js';
import { managementStatuses } from '../../domain/reference/management-statuses.js';
import { postLevels } from '../../domain/reference/post-levels.js';
import { leavingReasons } from '../../domain/reference/leaving-reasons.js';
import { problemTypes } from '../../domain/reference/problem-types.js';
import { registerKinds } from '../../domain/reference/register-kinds.js';

/** The reference tables that staffing keeps. */
export const staffingTables = [quotaKinds, managementStatuses, fundingForms, leavingReasons, closingMeans, postLevels, entryOrigins, registerKinds, problemTypes] as const;

export const setReferenceListUseCases = staffingTables.map((table) => setReferenceList(staffingContract, table));
