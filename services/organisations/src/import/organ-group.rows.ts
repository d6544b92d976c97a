import type { AnyUseCase, RowCommand, RowReader } from '@yange/use-case';
import { activateSealInGroup } from '../commands/milestone/activate-seal-in-group.use-case.js';
import { activateSeal } from '../commands/milestone/activate-seal.use-case.js';
import { fileSealInGroup } from '../commands/milestone/file-seal-in-group.use-case.js';
import { fileSeal } from '../commands/milestone/file-seal.use-case.js';
import { inaugurateInGroup } from '../commands/milestone/inaugurate-in-group.use-case.js';
import { inaugurate } from '../commands/milestone/inaugurate.use-case.js';
import { issueCreditCodeCertificateInGroup } from '../commands/milestone/issue-credit-code-certificate-in-group.use-case.js';
import { issueCreditCodeCertificate } from '../commands/milestone/issue-credit-code-certificate.use-case.js';
import { issueSandingInGroup } from '../commands/milestone/issue-sanding-in-group.use-case.js';
import { issueSanding } from '../commands/milestone/issue-sanding.use-case.js';
import { countOrgans } from '../commands/organ-group/count-organs.use-case.js';
import { recordReformMethod } from '../commands/organ-group/record-reform-method.use-case.js';
import { returnDuties } from '../commands/organ-group/return-duties.use-case.js';
import { setCoordinationBodies } from '../commands/organ-group/set-coordination-bodies.use-case.js';
import { setInstitutionLimit } from '../commands/organ-group/set-institution-limit.use-case.js';
import { uncountOrgans } from '../commands/organ-group/uncount-organs.use-case.js';
import { categoryWords, methodWords, textOr, type RowVerbs } from './row-commands.js';

const counted = (row: RowReader, otherwise: string) => ({ group: row.text('机构组'), count: row.integer('数量'), label: textOr(row, '说明', otherwise) });

const ofCategory = (useCase: AnyUseCase) => (row: RowReader): RowCommand => {
  const category = row.oneOf('类别', categoryWords);
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
  核定限额: (row) => ({ useCase: setInstitutionLimit, body: { group: row.text('机构组'), limit: row.integer('数量') } }),
  计入机构: ofCategory(countOrgans),
  减少机构: ofCategory(uncountOrgans),
  改革方式: (row) => ({ useCase: recordReformMethod, body: { ...counted(row, textOr(row, '改革方式', '')), method: row.oneOf('改革方式', methodWords) } }),
  设议事协调机构: (row) => ({ useCase: setCoordinationBodies, body: { ...counted(row, '议事协调机构'), names: row.list('名单') } }),
  挂牌和办公用房: milestone({ named: inaugurate, inGroup: inaugurateInGroup }, () => ({ plateHung: true, premisesAllocated: true })),
  挂牌: milestone({ named: inaugurate, inGroup: inaugurateInGroup }, () => ({ plateHung: true, premisesAllocated: false })),
  印章启用: milestone({ named: activateSeal, inGroup: activateSealInGroup }),
  印章备案: milestone({ named: fileSeal, inGroup: fileSealInGroup }),
  领取代码证书: milestone(
    { named: issueCreditCodeCertificate, inGroup: issueCreditCodeCertificateInGroup },
    (row) => ({ code: row.text('代码') }),
    () => ({}),
  ),
  印发三定: milestone(
    { named: issueSanding, inGroup: issueSandingInGroup },
    () => ({}),
    (row) => ({ all: row.optionalInteger('数量') === null }),
  ),
  职能回归: (row) => ({
    useCase: returnDuties,
    body: {
      group: row.text('机构组'),
      departments: row.integer('数量'),
      departmentsLabel: textOr(row, '说明', '行政部门'),
      institutions: row.integer('事业单位数'),
      institutionsLabel: '事业单位',
    },
  }),
};
