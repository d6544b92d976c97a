import type { AnyUseCase, RowCommand, RowReader } from '@yange/use-case';
import { activateSealInGroupUseCase } from '../commands/milestone/activate-seal-in-group.use-case.js';
import { activateSealUseCase } from '../commands/milestone/activate-seal.use-case.js';
import { fileSealInGroupUseCase } from '../commands/milestone/file-seal-in-group.use-case.js';
import { fileSealUseCase } from '../commands/milestone/file-seal.use-case.js';
import { inaugurateInGroupUseCase } from '../commands/milestone/inaugurate-in-group.use-case.js';
import { inaugurateUseCase } from '../commands/milestone/inaugurate.use-case.js';
import { issueCreditCodeCertificateInGroupUseCase } from '../commands/milestone/issue-credit-code-certificate-in-group.use-case.js';
import { issueCreditCodeCertificateUseCase } from '../commands/milestone/issue-credit-code-certificate.use-case.js';
import { issueSandingInGroupUseCase } from '../commands/milestone/issue-sanding-in-group.use-case.js';
import { issueSandingUseCase } from '../commands/milestone/issue-sanding.use-case.js';
import { countOrgansUseCase } from '../commands/organ-group/count-organs.use-case.js';
import { recordReformMethodUseCase } from '../commands/organ-group/record-reform-method.use-case.js';
import { returnDutiesUseCase } from '../commands/organ-group/return-duties.use-case.js';
import { setCoordinationBodiesUseCase } from '../commands/organ-group/set-coordination-bodies.use-case.js';
import { setInstitutionLimitUseCase } from '../commands/organ-group/set-institution-limit.use-case.js';
import { uncountOrgansUseCase } from '../commands/organ-group/uncount-organs.use-case.js';
import { reformMethods } from '../domain/reference/reform-methods.js';
import { categoryIn, textOr, type RowVerbs } from './row-commands.js';

const counted = (row: RowReader, otherwise: string) => ({ group: row.text('机构组'), count: row.integer('数量'), label: textOr(row, '说明', otherwise) });

const ofCategory = (useCase: AnyUseCase) => (row: RowReader): RowCommand => {
  const category = categoryIn(row);
  return { useCase, body: { ...counted(row, textOr(row, '类别', '')), category } };
};

interface MilestonePair {
  readonly named: AnyUseCase;
  readonly inGroup: AnyUseCase;
}

/** One named organ where the column 机构 says which, otherwise as many of the group as the row counts (0: the source gives no number). */
const milestone =
  ({ named, inGroup }: MilestonePair, own: (row: RowReader) => object = () => ({}), ofGroup: (row: RowReader) => object = own) =>
  (row: RowReader): RowCommand =>
    row.optionalText('机构') === null
      ? { useCase: inGroup, body: { group: row.text('机构组'), label: row.text('说明'), count: row.optionalInteger('数量') ?? 0, ...ofGroup(row) } }
      : { useCase: named, body: { organId: row.organ('机构').id, ...own(row) } };

/** Verbs about organs that are counted together, and about what makes organs operational. */
export const organGroupVerbs: RowVerbs = {
  核定限额: (row) => ({ useCase: setInstitutionLimitUseCase, body: { group: row.text('机构组'), limit: row.integer('数量'), ...(row.optionalText('类别') === null ? {} : { category: categoryIn(row) }) } }),
  计入机构: ofCategory(countOrgansUseCase),
  减少机构: ofCategory(uncountOrgansUseCase),
  改革方式: (row) => ({ useCase: recordReformMethodUseCase, body: { ...counted(row, textOr(row, '改革方式', '')), method: row.listed('改革方式', reformMethods) } }),
  设议事协调机构: (row) => ({ useCase: setCoordinationBodiesUseCase, body: { ...counted(row, '议事协调机构'), names: row.list('名单') } }),
  挂牌和办公用房: milestone({ named: inaugurateUseCase, inGroup: inaugurateInGroupUseCase }, () => ({ plateHung: true, premisesAllocated: true })),
  挂牌: milestone({ named: inaugurateUseCase, inGroup: inaugurateInGroupUseCase }, () => ({ plateHung: true, premisesAllocated: false })),
  印章启用: milestone({ named: activateSealUseCase, inGroup: activateSealInGroupUseCase }),
  印章备案: milestone({ named: fileSealUseCase, inGroup: fileSealInGroupUseCase }),
  领取代码证书: milestone(
    { named: issueCreditCodeCertificateUseCase, inGroup: issueCreditCodeCertificateInGroupUseCase },
    (row) => ({ code: row.text('代码') }),
    () => ({}),
  ),
  印发三定: milestone(
    { named: issueSandingUseCase, inGroup: issueSandingInGroupUseCase },
    () => ({}),
    (row) => ({ all: row.optionalInteger('数量') === null }),
  ),
  职能回归: (row) => ({
    useCase: returnDutiesUseCase,
    body: {
      group: row.text('机构组'),
      departments: row.integer('数量'),
      departmentsLabel: textOr(row, '说明', '行政部门'),
      institutions: row.integer('事业单位数'),
      institutionsLabel: '事业单位',
    },
  }),
};
