import { enforcementContract } from '@yange/contracts';
import { setReferenceList } from '@yange/use-case';
import { auxiliaryKinds } from '../../domain/reference/auxiliary-kinds.js';
import { delegationMethods } from '../../domain/reference/delegation-methods.js';
import { evaluationResults } from '../../domain/reference/evaluation-results.js';

/** The reference tables that enforcement keeps, beside the kinds of powers and the reasons for declining, which have registers of their own. */
export const enforcementTables = [auxiliaryKinds, delegationMethods, evaluationResults] as const;

export const setReferenceListUseCases = enforcementTables.map((table) => setReferenceList(enforcementContract, table));
