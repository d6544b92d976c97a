import { organisationsContract } from '@yange/contracts';
import { setReferenceList } from '@yange/use-case';
import { findingMatters } from '../../domain/reference/finding-matters.js';
import { internalUnitKinds } from '../../domain/reference/internal-unit-kinds.js';
import { misfitKinds } from '../../domain/reference/misfit-kinds.js';
import { organCategories } from '../../domain/reference/organ-categories.js';
import { organRanks } from '../../domain/reference/organ-ranks.js';
import { reformMethods } from '../../domain/reference/reform-methods.js';
import { ruleLevels } from '../../domain/reference/rule-levels.js';
import { rulePaperKinds } from '../../domain/reference/rule-paper-kinds.js';
import { unitTemplateKinds } from '../../domain/reference/unit-template-kinds.js';

/** The reference tables that organisations keep. */
export const organisationsTables = [organCategories, organRanks, reformMethods, internalUnitKinds, unitTemplateKinds, ruleLevels, misfitKinds, rulePaperKinds, findingMatters] as const;

export const setReferenceListUseCases = organisationsTables.map((table) => setReferenceList(organisationsContract, table));
