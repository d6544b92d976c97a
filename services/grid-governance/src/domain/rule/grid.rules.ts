import { defineRules, type RuleSource } from '@yange/use-case';

const reportR14: RuleSource = { kind: 'report', zh: '改革报告二（三）：网格 300—500 户', en: 'reform report, section 2(3): a grid has 300 to 500 households' };
const fromFacts: RuleSource = { kind: 'conclusion', zh: '由事实推出', en: 'follows from the facts' };
const reportR16: RuleSource = { kind: 'report', zh: '改革报告二（三）（四）：政务服务', en: 'reform report, sections 2(3) and 2(4): services' };
const report31: RuleSource = { kind: 'report', zh: '改革报告三（一）：街呼区应', en: 'reform report, section 3(1): streets call, the district answers' };

const arithmetic = { zh: '数量不能自相矛盾', en: 'numbers cannot contradict each other' };

/** Every rule whose breach a decision of this service may name. Where each is decided and specified: README. */
export const gridRules = defineRules([
  { id: 'grid-size', title: { zh: '网格规模在标准之内', en: 'A grid is of standard size' }, source: reportR14, mode: 'warn' },
  { id: 'grids-overdrawn', title: { zh: '列名的网格不超过总数', en: 'No more grids are named than counted' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'grid-created-twice', title: { zh: '同一网格不重复设立', en: 'A grid is created once' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'grid-workers-overdrawn', title: { zh: '离开的网格员不超过在岗的', en: 'No more grid workers leave than are there' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'halls-overdrawn', title: { zh: '列明的大厅不超过总数', en: 'No more halls are named than counted' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'one-visit-exceeds-offer', title: { zh: '一次性办理事项不超过可办事项', en: 'No more is one-visit than is on offer' }, source: reportR16, mode: 'refuse', fixed: arithmetic },
  { id: 'window-of-absent-unit', title: { zh: '窗口的派驻单位须已进驻', en: 'A window is of a unit that is resident' }, source: reportR16, mode: 'warn' },
  { id: 'window-order', title: { zh: '窗口先开设后撤销', en: 'A window is opened before it is closed, once at a time' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'resident-unit-order', title: { zh: '单位先入驻后撤出', en: 'A unit moves in before it moves out, once at a time' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'windows-differ', title: { zh: '填报的窗口数与逐一登记的一致', en: 'Declared windows are as many as are open' }, source: fromFacts, mode: 'warn' },
  { id: 'resident-units-differ', title: { zh: '填报的入驻单位数与逐一登记的一致', en: 'Declared resident units are as many as moved in' }, source: fromFacts, mode: 'warn' },
  { id: 'street-powers-not-held', title: { zh: '收回的权力为街道届时享有', en: 'What is withdrawn from a street is held by it' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'centre-finished-exceeds-accepted', title: { zh: '中心办结数不超过受理数', en: 'A centre finishes no more than it accepted' }, source: fromFacts, mode: 'warn' },
  { id: 'call-unanswered', title: { zh: '部门均回应后才能办结', en: 'A call closes once all have answered' }, source: report31, mode: 'refuse' },
  { id: 'call-unreviewed', title: { zh: '反馈经复核后才能办结', en: 'A call closes once the answers are reviewed' }, source: report31, mode: 'refuse' },
  { id: 'call-stage-order', title: { zh: '派单、签收、办理、反馈、复核依次进行', en: 'Dispatch, signing, handling, answer and review follow each other' }, source: report31, mode: 'refuse' },
  { id: 'call-calendar-unknown', title: { zh: '期限按已登记的工作日历推算', en: 'Deadlines follow a registered calendar' }, source: fromFacts, mode: 'warn' },
  { id: 'grid-recut-differs', title: { zh: '分合前后户数一致', en: 'Cutting grids anew keeps the households' }, source: fromFacts, mode: 'warn' },
  { id: 'chief-role-unknown', title: { zh: '四长属于已设的职务', en: 'A chief holds a role that is set' }, source: reportR14, mode: 'refuse' },
  { id: 'assessed-exceeds-workers', title: { zh: '考核人数不超过在岗人数', en: 'No more are assessed than are there' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'notice-not-once', title: { zh: '补正材料一次性告知', en: 'What is missing is told once' }, source: reportR16, mode: 'warn' },
  { id: 'case-not-accepted', title: { zh: '受理后才能告知补正、流转和办结', en: 'What is finished was accepted' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'case-not-forwarded', title: { zh: '流转给部门后才由其办回', en: 'What a department gives back was passed on to it' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'case-still-with-department', title: { zh: '后台办回后才能出件', en: 'A result is handed out once the departments are done' }, source: reportR16, mode: 'refuse' },
  { id: 'work-of-ended-organ', title: { zh: '已终止的机构不再呼叫、应办、承担服务事项和被赋予权力', en: 'An organ that ended has no calls and no service items, and is granted no powers' }, source: fromFacts, mode: 'refuse' },
  { id: 'grid-of-ended-organ', title: { zh: '已终止的机构不再设网格、配备网格员', en: 'An organ that ended has no grids and no grid workers' }, source: fromFacts, mode: 'refuse' },
  { id: 'community-name-twice', title: { zh: '同一街道的社区不重名', en: 'Communities of a street differ in name' }, source: fromFacts, mode: 'refuse', fixed: { zh: '名称须能指认一个社区', en: 'a name has to say which community' } },
  { id: 'community-not-there', title: { zh: '更名、分合、撤销的社区届时存在', en: 'What is renamed, recut or ended is there' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'grid-of-other-community', title: { zh: '一个网格只属一个社区，划转须注明', en: 'A grid lies in one community; taking it over is said' }, source: fromFacts, mode: 'refuse' },
  { id: 'grid-recut-across-communities', title: { zh: '合并的网格属同一社区', en: 'Grids that are merged lie in one community' }, source: fromFacts, mode: 'warn' },
  { id: 'area-unit-order', title: { zh: '驻区单位先登记后承诺，承诺只兑现一次', en: 'Registered, pledged and settled follow each other' }, source: fromFacts, mode: 'refuse', fixed: arithmetic },
  { id: 'area-unit-name-twice', title: { zh: '同一街道的驻区单位不重名', en: 'Units of a street differ in name' }, source: fromFacts, mode: 'refuse', fixed: { zh: '名称须能指认一个单位', en: 'a name has to say which unit' } },
  { id: 'area-unit-leaves-pledges', title: { zh: '离开的驻区单位没有未兑现的承诺', en: 'A unit that leaves has no open pledge' }, source: fromFacts, mode: 'warn' },
  { id: 'pledge-without-evidence', title: { zh: '承诺兑现须有佐证', en: 'That a pledge was kept is shown' }, source: fromFacts, mode: 'refuse' },
  { id: 'pledge-kept-late', title: { zh: '承诺按期兑现', en: 'A pledge is kept by its day' }, source: fromFacts, mode: 'warn' },
  { id: 'organ-annulled', title: { zh: '设立登记已撤销的机构没有网格、社区、呼叫和服务事项', en: 'An organ whose establishing was annulled has no grids, communities, calls or service items' }, source: fromFacts, mode: 'refuse' },
  { id: 'owner-unregistered', title: { zh: '网格、社区、呼叫和服务事项归于当日在册的机构', en: 'Whoever is given grids, communities, calls or service items is an organ on record that day' }, source: fromFacts, mode: 'warn' },
]);
