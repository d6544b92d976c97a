import { defineRules, type RuleSource } from '@yange/use-case';

const reportR1: RuleSource = { kind: 'report', zh: '改革报告一（一）：机构限额不得突破', en: 'reform report, section 1(1): the institution limit is not exceeded' };
const fromFacts: RuleSource = { kind: 'conclusion', zh: '由事实推出', en: 'follows from the facts' };
const reportR7: RuleSource = { kind: 'report', zh: '改革报告二（二）：严禁要求镇街设立机构或加挂牌子', en: 'reform report, section 2(2): no organ or plate is demanded of towns and streets' };
const reportR17: RuleSource = { kind: 'report', zh: '改革报告二（五）：清理责任状和“一票否决”事项', en: 'reform report, section 2(5): pledges and vetoes are cleared' };
const gb11714: RuleSource = { kind: 'standard', zh: 'GB 11714-1997', en: 'GB 11714-1997' };
const gb32100: RuleSource = { kind: 'standard', zh: 'GB 32100-2015', en: 'GB 32100-2015' };
const report33: RuleSource = { kind: 'report', zh: '改革报告三（三）：动议、论证、会议纪要、上报', en: 'reform report, section 3(3): motion, argument, minutes, submission' };
const report32: RuleSource = { kind: 'report', zh: '改革报告三（二）：“一支笔”审批', en: 'reform report, section 3(2): one approver' };
const reportR23: RuleSource = { kind: 'report', zh: '改革报告三（三）：拒绝条条干预', en: 'reform report, section 3(3): interference by vertical departments is refused' };
const decree486Article9: RuleSource = { kind: 'article', zh: '国务院令第486号第九条', en: 'State Council Decree 486, article 9' };
const decree486Article26: RuleSource = { kind: 'article', zh: '国务院令第486号第二十六条', en: 'State Council Decree 486, article 26' };

const reportR3: RuleSource = { kind: 'report', zh: '改革报告一（二）：挂牌、办公用房、印章启用备案、代码证书', en: 'reform report, section 1(2): plate, premises, seal enabled and filed, certificate' };
const reportR5: RuleSource = { kind: 'report', zh: '改革报告一（二）：行政职能剥离回归', en: 'reform report, section 1(2): administrative functions return' };
const reportR6: RuleSource = { kind: 'report', zh: '改革报告一（二）：“三定”规定全部印发并履行', en: 'reform report, section 1(2): every 三定 is issued and carried out' };
const decree486Coordination: RuleSource = { kind: 'article', zh: '国务院令第486号第十一、十二、十九条', en: 'State Council Decree 486, articles 11, 12, 19' };
const reportTasks: RuleSource = { kind: 'report', zh: '改革报告：任务台账，明确牵头单位和时限', en: 'reform report: a ledger of tasks with lead units and dates' };
const reportR15: RuleSource = { kind: 'report', zh: '改革报告二（三）：准入备案', en: 'reform report, section 2(3): admission and filing' };
const gbt2260: RuleSource = { kind: 'standard', zh: 'GB/T 2260', en: 'GB/T 2260' };
const lineageSource: RuleSource = { kind: 'conclusion', zh: '机构沿革须前后相接', en: 'the lineage of organs has no gaps' };
const coLocationSource: RuleSource = { kind: 'conclusion', zh: '合署办公为两个机构', en: 'co-location is a bond of two organs' };

const civilCodeDeputy: RuleSource = { kind: 'article', zh: '民法典第一百六十九条（转委托须经被代理人同意），此处从严', en: 'Civil Code, article 169 (passing on needs the consent of the represented), kept strictly here' };

const arithmetic = { zh: '数量不能自相矛盾', en: 'numbers cannot contradict each other' };
/** Whoever sets modes is whom these rules bind. */
const bindsWhoSets = { zh: '权限和程序约束设定规则的人', en: 'authority and procedure bind whoever sets the modes' };
const oneHolder = { zh: '一个名称或代码只属于一个机构', en: 'a name or code has one holder' };

/** Every rule whose breach a decision of this service may name. Where each is decided and specified: README. */
export const organisationsRules = defineRules([
  { id: 'outside-institution-limit', title: { zh: '党政机构须计入机构组，受机构限额约束', en: 'A party organ or government department counts in a group, within its limit' }, source: reportR1, mode: 'refuse' },
  { id: 'category-limit', title: { zh: '各类机构数不突破该类限额', en: 'Organs of a category stay within its limit' }, source: reportR1, mode: 'refuse' },
  { id: 'institution-limit', title: { zh: '党政机构数不突破机构限额', en: 'Organs stay within the institution limit' }, source: reportR1, mode: 'refuse' },
  { id: 'before-establishment', title: { zh: '机构设立之前没有变更', en: 'Nothing happens to an organ before its beginning' }, source: fromFacts, mode: 'refuse' },
  { id: 'facts-after-abolition', title: { zh: '机构撤销之后没有变更', en: 'Nothing happens to an organ after its end' }, source: fromFacts, mode: 'refuse' },
  { id: 'parent-not-there', title: { zh: '上级机构在册且未撤销', en: 'What an organ is put under is there' }, source: fromFacts, mode: 'refuse' },
  { id: 'rank-above-category', title: { zh: '机构规格不高于该类机构的最高规格', en: 'No organ ranks above what its kind allows' }, source: decree486Article26, mode: 'refuse' },
  { id: 'rank-above-parent', title: { zh: '事业单位规格不高于上级机构', en: 'An institution ranks no higher than what it is under' }, source: decree486Article26, mode: 'refuse' },
  { id: 'in-ended-division', title: { zh: '所在区划撤销后，机构须改登区划', en: 'No organ stays in a division that ended' }, source: gbt2260, mode: 'record' },
  { id: 'under-ended-parent', title: { zh: '上级机构撤销后，下级须改隶或撤销', en: 'No organ stays under one that ended' }, source: fromFacts, mode: 'record' },
  { id: 'plate-without-basis', title: { zh: '加挂牌子须有法定依据', en: 'A plate has a legal basis' }, source: reportR7, mode: 'refuse' },
  { id: 'plate-demanded-from-above', title: { zh: '不得要求镇街加挂牌子', en: 'No plate is demanded of towns and streets' }, source: reportR7, mode: 'refuse' },
  { id: 'exceeds-unit-template', title: { zh: '内设机构不超过模板', en: 'Internal units stay within the template' }, source: reportR7, mode: 'refuse' },
  { id: 'unit-template-category', title: { zh: '模板与机构类别相符', en: 'A template fits the category of the organ' }, source: reportR7, mode: 'refuse' },
  { id: 'lineage', title: { zh: '合并二以上为一，分设一为二以上，更名只有一个承接', en: 'A merger makes one of two or more, a split two or more of one, a renaming one of one' }, source: lineageSource, mode: 'refuse' },
  { id: 'duties-left-behind', title: { zh: '机构撤销后职能有承接', en: 'What an organ did is taken over when it ends' }, source: reportR6, mode: 'warn' },
  { id: 'plates-left-behind', title: { zh: '机构撤销时牌子须有去向', en: 'When an organ ends, each plate is carried on or taken down' }, source: reportR7, mode: 'warn' },
  { id: 'organ-not-ready', title: { zh: '挂牌、办公用房、印章、代码证书、“三定”齐备后正式运行', en: 'An organ works once plate, premises, seal, certificate and 三定 are there' }, source: reportR3, mode: 'refuse' },
  { id: 'milestone-exceeds-organs', title: { zh: '按组声明的印章、证书数不多于机构', en: 'No more seals and certificates are declared of a group than its organs bear out' }, source: reportR3, mode: 'record' },
  { id: 'milestone-falls-short', title: { zh: '按组声明的印章、证书数不少于逐个登记的', en: 'No fewer seals and certificates are declared of a group than are recorded of its organs' }, source: reportR3, mode: 'record' },
  { id: 'work-item-unit-not-open', title: { zh: '事项由已正式运行的机构承担', en: 'Work items are taken on by organs that work' }, source: reportR3, mode: 'warn' },
  { id: 'co-location-open', title: { zh: '合署结束之前机构不得撤销', en: 'An organ ends only after its co-location' }, source: coLocationSource, mode: 'refuse' },
  { id: 'co-location-chain', title: { zh: '机构不得连环合署', en: 'Co-locations form no chain' }, source: coLocationSource, mode: 'refuse' },
  { id: 'sanding-version', title: { zh: '“三定”版次前后相接', en: 'Versions of a 三定 follow each other' }, source: reportR6, mode: 'refuse' },
  { id: 'duty-without-basis', title: { zh: '职能划转须有依据', en: 'A duty moves on a basis' }, source: reportR6, mode: 'refuse' },
  { id: 'duty-not-held', title: { zh: '划出的职能应在“三定”之内', en: 'A duty that moves stands in the 三定 of the giver' }, source: reportR6, mode: 'warn' },
  { id: 'duty-return-direction', title: { zh: '行政职能由事业单位回归机关', en: 'Functions return from institutions to organs' }, source: reportR5, mode: 'refuse' },
  { id: 'coordination-body-conditions', title: { zh: '设立议事协调机构须明确条件', en: 'A coordination body is set up under conditions' }, source: decree486Coordination, mode: 'refuse' },
  { id: 'coordination-body-without-end', title: { zh: '承担阶段性任务的议事协调机构须规定撤销期限', en: 'A coordination body for a limited task has a date of abolition' }, source: decree486Coordination, mode: 'refuse' },
  { id: 'coordination-body-own-office', title: { zh: '议事协调机构不单设办事机构', en: 'A coordination body has no office of its own' }, source: decree486Coordination, mode: 'refuse' },
  { id: 'coordination-body-own-quota', title: { zh: '议事协调机构不单独核定编制', en: 'A coordination body has no quota of its own' }, source: decree486Coordination, mode: 'refuse' },
  { id: 'task-without-lead', title: { zh: '改革任务须有牵头单位', en: 'A task of a reform has a lead unit' }, source: reportTasks, mode: 'warn' },
  { id: 'task-lead-ended', title: { zh: '牵头单位不是已撤销的机构', en: 'Whoever leads on a task has not ended' }, source: reportTasks, mode: 'refuse' },
  { id: 'task-lead-unregistered', title: { zh: '牵头单位须在册', en: 'Whoever leads on a task is on record' }, source: reportTasks, mode: 'warn' },
  { id: 'task-without-date', title: { zh: '改革任务须有完成时限', en: 'A task of a reform has a last day' }, source: reportTasks, mode: 'warn' },
  { id: 'own-completion', title: { zh: '不得认定自己申报的任务完成', en: 'Nobody accepts their own claim that a task is done' }, source: reportTasks, mode: 'refuse', fixed: { zh: '职责须分离', en: 'duties are separated' } },
  { id: 'completion-without-evidence', title: { zh: '申报完成须附佐证', en: 'A completion is claimed with evidence' }, source: reportTasks, mode: 'refuse' },
  { id: 'answers-exceed-notice', title: { zh: '反馈单位不超过转发范围', en: 'No more answer a notice than it went to' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'admission-without-basis', title: { zh: '事项准入须有依据', en: 'A work item is admitted on a basis' }, source: reportR15, mode: 'refuse' },
  { id: 'work-item-not-admitted', title: { zh: '未经准入的事项不得交镇街承担', en: 'A work item is admitted before it is active' }, source: reportR15, mode: 'refuse' },
  { id: 'work-item-not-filed', title: { zh: '准入事项启用前须备案', en: 'An admitted work item is filed before it is active' }, source: reportR15, mode: 'refuse' },
  { id: 'region-not-valid', title: { zh: '区划代码在该日期须有效', en: 'A region code is valid on the day that it is cited for' }, source: gbt2260, mode: 'refuse' },
  { id: 'notice-exceeds-group', title: { zh: '转发范围不超过机构组', en: 'A notice goes to no more organs than there are' }, source: fromFacts, mode: 'refuse' },
  { id: 'notice-exceeds-units', title: { zh: '转发镇街数不多于在册镇街', en: 'A notice goes to no more towns and streets than are counted' }, source: fromFacts, mode: 'warn' },
  { id: 'more-settled-than-listed', title: { zh: '取消、保留事项不超过排查数', en: 'No more is settled than was listed' }, source: reportR17, mode: 'refuse', fixed: arithmetic },
  { id: 'credit-code-organisation', title: { zh: '代码中的组织机构代码校验相符', en: 'The organisation code within the credit code checks' }, source: gb11714, mode: 'refuse' },
  { id: 'credit-code-region', title: { zh: '代码中的区划与机构所在区划或其上级相符', en: 'The division within the credit code is that of the organ, or above it' }, source: gb32100, mode: 'warn' },
  { id: 'credit-code-category', title: { zh: '代码与机构类别相符', en: 'The credit code fits the category' }, source: gb32100, mode: 'refuse' },
  { id: 'interference', title: { zh: '条条干预不得进入动议', en: 'No motion rests on interference' }, source: reportR23, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'stage-order', title: { zh: '动议、论证、审议、实施依次进行', en: 'Motion, argument, decision, implementation, in this order' }, source: report33, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'decision-before-argument', title: { zh: '未经论证不得审议决定', en: 'Nothing is decided before it is argued' }, source: report33, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'argument-without-evidence', title: { zh: '论证须附依据材料', en: 'An argument needs papers that prove it' }, source: report33, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'minutes-required', title: { zh: '审议决定须有会议纪要', en: 'A decision needs the minutes of its meeting' }, source: report33, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'paper-unregistered', title: { zh: '会议纪要、论证依据、完成佐证和会议审议的文件须已登记', en: 'Minutes, evidence and what a meeting approved are registered documents' }, source: report33, mode: 'warn' },
  { id: 'meeting-unregistered', title: { zh: '决定所列会议须已登记', en: 'The meeting that a decision names is on record' }, source: report33, mode: 'warn' },
  { id: 'meeting-after-decision', title: { zh: '会议不晚于决定', en: 'A decision is taken at its meeting, not before' }, source: report33, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'meeting-of-other-motion', title: { zh: '会议审议的是该动议', en: 'A decision names the meeting that dealt with its motion' }, source: report33, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'rejection-reason', title: { zh: '不予通过须说明理由', en: 'A rejection gives its reason' }, source: report33, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'one-approver', title: { zh: '审批权限只属于一支笔', en: 'One designated person decides' }, source: report32, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'own-motion', title: { zh: '不得审批自己提出的动议', en: 'Nobody decides their own motion' }, source: report32, mode: 'refuse', fixed: { zh: '职责须分离', en: 'duties are separated' } },
  { id: 'implementation-incomplete', title: { zh: '实施与决定一致', en: 'What was decided is carried out' }, source: report33, mode: 'warn' },
  { id: 'one-deputy-at-a-time', title: { zh: '同一时间只有一名代理人', en: 'One person at a time stands in for another' }, source: civilCodeDeputy, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'deputising-passed-on', title: { zh: '代理不得转委托', en: 'What is deputised for is not passed on' }, source: civilCodeDeputy, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'approver-deputy-by-city', title: { zh: '一支笔审批人的代理人由市明确', en: 'The city designates who stands in for the one approver' }, source: report32, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'level-authority', title: { zh: '审批层级与事项相符', en: 'The level that decides fits the matter' }, source: decree486Article9, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'matter-level-by-city', title: { zh: '审批权限由市下放', en: 'The city hands a matter down to the district' }, source: decree486Article9, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'reply-of-city', title: { zh: '批复引用市级文件，不得引用本区自己的文件', en: 'A reply cites a paper of the city, not one of the district' }, source: decree486Article9, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'return-by-city', title: { zh: '已上报的动议由市退回', en: 'What lies with the city is returned by the city' }, source: report33, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'revocation-by-city', title: { zh: '市批准的决定由市撤销', en: 'What the city decided, the city revokes' }, source: decree486Article9, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'filing-below-law', title: { zh: '依法须备案的不得免除', en: 'What the law has filed is filed' }, source: decree486Article9, mode: 'refuse', fixed: bindsWhoSets },
  { id: 'units-contradict', title: { zh: '内设机构、牌子不重名，数量不为负', en: 'No office and no plate is there twice, and none less than not at all' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'organ-name-taken', title: { zh: '机构名称不重复', en: 'An organ name has one holder' }, source: fromFacts, mode: 'refuse', fixed: oneHolder },
  { id: 'credit-code-taken', title: { zh: '统一社会信用代码不重复', en: 'A credit code has one holder' }, source: gb32100, mode: 'refuse', fixed: oneHolder },
  { id: 'document-number-taken', title: { zh: '发文字号不重复', en: 'A document number has one holder' }, source: fromFacts, mode: 'refuse', fixed: oneHolder },
]);
