import { defineRules, type RuleSource } from '@yange/use-case';

const reportR20: RuleSource = { kind: 'report', zh: '改革报告四（一）：一个领域一支队伍、连人带编', en: 'reform report, section 4(1): one field, one team; people and quota together' };
const reportTeams: RuleSource = { kind: 'report', zh: '改革报告四：规范执法文书、加强培训', en: 'reform report, section 4: standard documents, training' };
const fromFacts: RuleSource = { kind: 'conclusion', zh: '由事实推出', en: 'follows from the facts' };
const reportR12: RuleSource = { kind: 'report', zh: '改革报告二（四）、六（二）：无执法主体的不能认领处罚事项', en: 'reform report, sections 2(4) and 6(2): no enforcement body, no penalty items' };

const reportR11: RuleSource = { kind: 'report', zh: '改革报告二（四）：确认、交办，司法监督，规范程序', en: 'reform report, section 2(4): confirmation or assignment, legal supervision, procedure' };
const region2025: RuleSource = { kind: 'document', zh: '自治区权责清单管理办法：谁赋权谁指导评估', en: 'regional measure on power lists: who delegates guides and evaluates' };

const reportR13: RuleSource = { kind: 'report', zh: '改革报告二（四）：成立综合执法局的镇承担赋权事项不少于70%', en: 'reform report, section 2(4): towns with an enforcement bureau carry at least 70 % of the items' };

const entrusting: RuleSource = { kind: 'article', zh: '行政处罚法第二十条、第二十四条：由行政机关委托、县级政府部门的权力交由乡镇街道', en: 'law on administrative penalties, articles 20 and 24: the organ that has the power entrusts it or hands it down' };

const arithmetic = { zh: '数量不能自相矛盾', en: 'numbers cannot contradict each other' };

/** Every rule whose breach a decision of this service may name. Where each is decided and specified: README. */
export const enforcementRules = defineRules([
  { id: 'one-field-one-team', title: { zh: '一个领域一支队伍', en: 'One field, one team' }, source: reportR20, mode: 'refuse' },
  { id: 'teams-overdrawn', title: { zh: '划出的队伍不超过原有的', en: 'No more teams leave than there were' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'field-not-listed', title: { zh: '领域在列明的范围内', en: 'A field is one of those listed' }, source: reportR20, mode: 'refuse' },
  { id: 'auxiliary-overdrawn', title: { zh: '离开人数不超过在岗人数', en: 'No more leave than are there' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'equipment-overdrawn', title: { zh: '收回不超过配发', en: 'No more is returned than was issued' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'claims-exceed-list', title: { zh: '认领不超过清单', en: 'No more is claimed than is listed' }, source: reportR12, mode: 'refuse' },
  { id: 'claims-exceed-kind', title: { zh: '认领不超过该类事项', en: 'No more of a kind is claimed than is listed' }, source: reportR12, mode: 'refuse' },
  { id: 'described-exceed-list', title: { zh: '载明的事项不超过清单', en: 'No more items are described than are listed' }, source: reportR12, mode: 'refuse' },
  { id: 'claims-overdrawn', title: { zh: '退回不超过认领', en: 'No more is given back than was claimed' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'penalty-needs-enforcement-body', title: { zh: '处罚事项须有执法主体', en: 'Penalty items need an enforcement body' }, source: reportR12, mode: 'refuse' },
  { id: 'published-differs-from-claimed', title: { zh: '公布数与认领数相符', en: 'What is published is what was claimed' }, source: reportR12, mode: 'refuse' },
  { id: 'claims-below-target', title: { zh: '承担的事项不少于承接指标', en: 'A unit carries as much of the list as its target asks' }, source: reportR13, mode: 'warn' },
  { id: 'claim-not-eligible', title: { zh: '不具备条件的事项不能认领、不能赋予', en: 'What a unit cannot carry is neither claimed nor delegated' }, source: reportR12, mode: 'refuse' },
  { id: 'claim-lost-eligibility', title: { zh: '认领后仍具备条件', en: 'What is claimed can still be carried' }, source: reportR12, mode: 'warn' },
  { id: 'decline-of-claimed', title: { zh: '已认领的事项先退回再拒绝', en: 'What is claimed is given back before it is declined' }, source: reportR12, mode: 'refuse' },
  { id: 'claim-of-withdrawn', title: { zh: '已收回的事项无人认领', en: 'Nobody holds what was withdrawn' }, source: reportR12, mode: 'refuse' },
  { id: 'delegation-without-claim', title: { zh: '赋权以认领为前提', en: 'Only what is claimed is delegated' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'delegation-to-itself', title: { zh: '赋权机关与承接单位不是同一个', en: 'Nobody delegates powers to itself' }, source: reportR11, mode: 'refuse', fixed: { zh: '赋予自己即自行扩权', en: 'who delegates to itself widens its own powers' } },
  { id: 'delegation-by-holder', title: { zh: '由原行使机关赋权', en: 'Who holds a power delegates it' }, source: entrusting, mode: 'warn' },
  { id: 'delegation-without-review', title: { zh: '赋权须经合法性审查', en: 'Delegated powers are reviewed for legality' }, source: reportR11, mode: 'refuse' },
  { id: 'delegation-without-procedure', title: { zh: '赋权须规定行使程序', en: 'Delegated powers have a procedure' }, source: reportR11, mode: 'refuse' },
  { id: 'evaluation-by-delegator', title: { zh: '由赋权机关评估', en: 'Who delegates evaluates' }, source: region2025, mode: 'refuse' },
  { id: 'power-kind-unknown', title: { zh: '权力类型在当日有效', en: 'A kind of power is in force that day' }, source: region2025, mode: 'refuse' },
  { id: 'finished-exceeds-accepted', title: { zh: '办结数不超过受理数', en: 'No more cases are finished than accepted' }, source: fromFacts, mode: 'warn' },
  { id: 'team-without-documents', title: { zh: '办案使用规范执法文书', en: 'Cases are handled with standard documents' }, source: reportTeams, mode: 'warn' },
  { id: 'team-without-authorisation', title: { zh: '执法队伍有执法主体资格', en: 'A team that enforces is authorised to' }, source: reportR12, mode: 'warn' },
  { id: 'certificates-exceed-people', title: { zh: '持证人数不超过现有人数', en: 'No more hold a certificate than there are people' }, source: fromFacts, mode: 'warn' },
  { id: 'adopted-version-not-in-force', title: { zh: '承接现行版本的清单', en: 'The version in force is adopted' }, source: region2025, mode: 'refuse' },
  { id: 'handover-to-ended-organ', title: { zh: '已终止的机构不再接收权责和装备', en: 'An organ that ended takes no duties and no equipment' }, source: fromFacts, mode: 'refuse' },
  { id: 'claim-of-ended-organ', title: { zh: '已终止的机构不再承接、认领和赋予权力事项', en: 'An organ that ended neither claims nor delegates powers' }, source: fromFacts, mode: 'refuse' },
  { id: 'team-of-ended-organ', title: { zh: '已终止的机构不再主管执法队伍', en: 'An organ that ended supervises no teams' }, source: fromFacts, mode: 'refuse' },
  { id: 'organ-annulled', title: { zh: '设立登记已撤销的机构没有执法队伍、权力事项、权责和装备', en: 'An organ whose establishing was annulled has no teams, powers, duties or equipment' }, source: fromFacts, mode: 'refuse' },
  { id: 'owner-unregistered', title: { zh: '执法队伍、权力事项、权责和装备归于当日在册的机构', en: 'Whoever is given teams, powers, duties or equipment is an organ on record that day' }, source: fromFacts, mode: 'warn' },
]);
