/** What holds by the shape of events and decisions, or is recorded and not judged: no rule id names it, a file and a function do. */
export interface FieldPlace {
  /** below the root */
  readonly file: string;
  /** the function that decides it */
  readonly by: string;
  /** below the root: the spec, and the titles in it that show it kept, tried against, and at its edge */
  readonly spec: string;
  readonly kept: string;
  readonly broken: string;
  readonly edge: string;
}

/** One rule of the field: what the report or the law asks, and what of ours holds it. */
export interface FieldRule {
  readonly words: string;
  /** ids of our rules: where each is decided and specified is read from the sources */
  readonly rules: readonly string[];
  readonly places?: readonly FieldPlace[];
  /** further specs that hold it across rules */
  readonly specs?: readonly string[];
}

const staffing = 'services/staffing/src';
const organisations = 'services/organisations/src';
const grid = 'services/grid-governance/src';

const netMove: FieldPlace = {
  file: `${staffing}/domain/quota-account/quota-move.decider.ts`,
  by: 'decideMoveQuota',
  spec: `${staffing}/domain/quota-account/quota-account.decider.unit.spec.ts`,
  kept: 'is two halves of one append that net to zero',
  broken: 'is not to itself',
  edge: 'takes from one account what it gives to the other',
};

const sameIdentity: FieldPlace = {
  file: `${staffing}/domain/transfer-batch/person-transfer.decider.ts`,
  by: 'decideTransferPerson',
  spec: `${staffing}/domain/transfer-batch/person-transfer.decider.unit.spec.ts`,
  kept: 'keeps the identity: %s before and after',
  broken: 'who is %s does not arrive as %s',
  edge: 'is another one by 参公 alone, which is all that tells two of these apart',
};

const refusedInterference: FieldPlace = {
  file: `${organisations}/domain/motion/demand.decider.ts`,
  by: 'receiveDemand',
  spec: `${organisations}/domain/motion/motion.decider.unit.spec.ts`,
  kept: 'of a higher committee is received',
  broken: 'of a vertical department without approval is refused and kept',
  edge: 'of a vertical department that the government above approved is received',
};

const outIsIn: FieldPlace = {
  ...sameIdentity,
  kept: 'leaves one account and reaches one, so that as many are in posts as before, on the day and never before',
  broken: 'who is %s does not arrive as %s',
  edge: 'who is on the books of neither is counted out of what was only counted, and goes in by one',
};

/** R1–R24: what the reform report itself asks, section by section. */
export const reportRules: Readonly<Record<string, FieldRule>> = {
  R1: { words: '机构限额不得突破；不存在自设行政机构', rules: ['institution-limit', 'outside-institution-limit', 'decision-required', 'level-authority'], specs: [`${organisations}/domain/rule/statements.unit.spec.ts`] },
  R2: { words: '行政编制和科级领导职数由上级核定', rules: ['over-quota', 'quota-not-approved', 'posts-not-approved', 'over-total', 'over-posts-principal', 'over-posts-deputy', 'level-authority', 'decision-amount-exceeded', 'decision-quota-kind', 'decision-direction', 'decision-level'] },
  R3: { words: '挂牌、办公用房、印章启用备案、代码证书齐备后运行', rules: ['organ-not-ready', 'work-item-unit-not-open', 'credit-code-category', 'credit-code-organisation', 'credit-code-region', 'credit-code-taken'] },
  R4: { words: '转隶按人、按单位计，实名同步更新', rules: ['batch-exhausted', 'batch-not-placed', 'post-still-held', 'transfer-not-of-batch', 'transferred-from-nowhere', 'person-counted-twice'], places: [outIsIn] },
  R5: { words: '行政职能剥离回归', rules: ['duty-return-direction', 'duty-without-basis'] },
  R6: { words: '“三定”全部印发并履行', rules: ['sanding-version', 'duty-not-held', 'duties-left-behind', 'answers-exceed-notice'] },
  R7: { words: '镇5办1局2中心；街道5办加党群服务中心；严禁要求设机构、挂牌子', rules: ['exceeds-unit-template', 'unit-template-category', 'plate-without-basis', 'plate-demanded-from-above', 'plates-left-behind'] },
  R8: { words: '统筹使用、减上增下', rules: ['quota-below-zero'], places: [netMove] },
  R9: { words: '清理抽调、借调', rules: ['secondment-without-end', 'seconded-not-on-books', 'seconded-twice', 'more-back-than-away'] },
  R10: { words: '镇11职、街道9职；兼任不另占职数', rules: ['over-posts-principal', 'over-posts-deputy', 'role-lines-over-posts-principal', 'role-lines-over-posts-deputy', 'concurrent-over-role', 'concurrent-without-post', 'post-held', 'posts-taken-twice'] },
  R11: { words: '确认、交办赋权，合法性审查，规范程序', rules: ['delegation-without-review', 'delegation-without-procedure', 'delegation-without-claim'] },
  R12: { words: '无执法主体不能认领处罚事项；垂管、权限、专业性限制', rules: ['penalty-needs-enforcement-body', 'claim-not-eligible', 'claim-lost-eligibility', 'claims-exceed-list', 'claims-exceed-kind', 'team-without-authorisation'] },
  R13: { words: '有综合执法局的镇承接不低于70%', rules: ['claims-below-target'] },
  R14: { words: '网格300—500户；四长；网格员职责考核', rules: ['grid-size', 'chief-role-unknown', 'assessed-exceeds-workers'] },
  R15: { words: '准入备案', rules: ['admission-without-basis', 'work-item-not-admitted', 'work-item-not-filed'] },
  R16: { words: '一次性告知；一窗受理、后台流转、窗口出件', rules: ['notice-not-once', 'case-not-accepted', 'case-not-forwarded', 'case-still-with-department', 'one-visit-exceeds-offer'] },
  R17: { words: '清理责任状和“一票否决”事项', rules: ['more-settled-than-listed'] },
  R18: { words: '总量控制、限额管理、一支笔审批、用编审批、严禁超编进人', rules: ['one-approver', 'permit-by-one-approver', 'own-motion', 'permit-first', 'permit-without-request', 'own-permit-request', 'permit-over-request', 'own-permit', 'entry-from-outside', 'permit-expired', 'permit-overused', 'permit-over-vacancy', 'over-quota', 'over-total'] },
  R19: { words: '动议、论证、会议纪要、上报', rules: ['stage-order', 'decision-before-argument', 'argument-without-evidence', 'minutes-required', 'meeting-unregistered', 'meeting-after-decision', 'meeting-of-other-motion', 'implementation-incomplete'] },
  R20: { words: '一个领域一支队伍；整建制上划、连人带编', rules: ['one-field-one-team', 'field-not-listed', 'quota-not-with-people'], specs: ['test/faults/killed-chains.int.spec.ts'] },
  R21: { words: '整改台账，动态销号', rules: ['close-evidence', 'evidence-unregistered', 'close-means', 'issue-without-deadline', 'cap-not-raised', 'remaining-differs'] },
  R22: { words: '消化超编的办法', rules: ['close-means', 'cap-not-raised', 'cap-of-another', 'raised-cap-overused', 'absorbed-over-excess', 'absorb-means'] },
  R23: { words: '拒绝条条干预', rules: ['interference', 'plate-demanded-from-above'], places: [refusedInterference] },
  R24: { words: '参公、事业、工勤身份转隶不变', rules: ['kind-not-for-organ', 'quota-kind-unstated'], places: [sameIdentity] },
};

/** What can be checked by a machine, by the names under which the field's rules are collected. */
export const checkableRules: Readonly<Record<string, FieldRule>> = {
  QUOTA_CAP: { words: 'actual within approved, by organ and kind, on every date', rules: ['over-quota', 'over-total', 'headcount-below-persons'] },
  LIMIT_CAP: { words: 'organs within the limit, by category', rules: ['institution-limit', 'category-limit', 'outside-institution-limit'] },
  POST_CAP: { words: '正职 and 副职 apart', rules: ['over-posts-principal', 'over-posts-deputy', 'posts-not-approved', 'coordination-body-no-posts'] },
  KIND_MATCH: { words: 'category of organ and kind of quota', rules: ['kind-not-for-organ'] },
  PERMIT_FIRST: { words: 'an entry uses a permit', rules: ['permit-first', 'permit-expired', 'permit-overused'] },
  DOC_REQUIRED: { words: 'number, issuer, date', rules: ['document-required', 'document-number', 'document-incomplete', 'document-in-future'] },
  STAGE_ORDER: { words: 'motion, argument, decision, implementation', rules: ['stage-order', 'decision-before-argument'] },
  LEVEL_AUTHORITY: { words: 'who approves fits the matter', rules: ['level-authority', 'matter-level-by-city', 'return-by-city', 'revocation-by-city', 'reply-of-city', 'filing-below-law', 'decision-required', 'decision-does-not-cover', 'decision-quota-kind', 'decision-direction', 'decision-level', 'decision-amount-exceeded', 'correction-without-authority', 'slip-of-decision-without-right'] },
  NO_TIAOTIAO: { words: 'a demand of a vertical department is not carried out, and kept; no motion rests on it', rules: ['interference', 'plate-demanded-from-above'], places: [refusedInterference] },
  PLATE_BASIS: { words: 'a plate has a basis', rules: ['plate-without-basis', 'plate-demanded-from-above'] },
  PLATE_NO_QUOTA: { words: 'a plate has no quota, no posts and no people of its own', rules: ['plate-no-quota'] },
  LINEAGE: { words: 'a merger of two into one, a split of one into two, a renaming of one into one', rules: ['lineage', 'grid-recut-differs'] },
  TRANSFER_NET: { words: 'people moved out are people moved in; 连人带编 moves quota too', rules: ['quota-not-with-people', 'batch-exhausted', 'transferred-from-nowhere'], places: [outIsIn, netMove] },
  DELEGATION_ELIGIBLE: { words: 'with its reason', rules: ['claim-not-eligible', 'claim-lost-eligibility', 'penalty-needs-enforcement-body'] },
  GRID_SIZE: { words: 'a warning', rules: ['grid-size'], specs: [`${grid}/domain/grid/grid.decider.unit.spec.ts`] },
  CLOSE_EVIDENCE: { words: 'no 销号 without evidence', rules: ['close-evidence', 'evidence-unregistered'] },
  PAST_DATED: { words: 'history before the cut-over, or a correction; no mode of a rule is dated back', rules: ['after-cut-over', 'before-cut-over', 'rule-mode-dated-back', 'correction-without-authority'], specs: ['libs/use-case/src/history-window.unit.spec.ts', 'libs/use-case/src/correction.judgement.unit.spec.ts'] },
};
