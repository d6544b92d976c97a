import { enforcementContract } from '@yange/contracts';
import { referenceEntryColumns, referenceListFold, stateHistory } from '@yange/projections';

/** The reference tables that the district set, by effective date. */
export const referenceTables = stateHistory({ name: 'reference-tables', version: 2, contract: enforcementContract, folds: [referenceListFold], tables: { reference_entries: referenceEntryColumns } });
