import { organisationsContract } from '@yange/contracts';
import { setReferenceList } from '@yange/use-case';
import { organCategories } from '../../domain/reference/organ-categories.js';
import { organRanks } from '../../domain/reference/organ-ranks.js';
import { recordRight } from '../body.parts.js';

/** The reference tables that organisations keep. */
export const organisationsTables = [organCategories, organRanks] as const;

export const setReferenceListUseCases = organisationsTables.map((table) => setReferenceList(organisationsContract, table, recordRight));
