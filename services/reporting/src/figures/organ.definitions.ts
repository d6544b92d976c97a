import type { KnownDefinition } from './known.definitions.js';

/** Section 一: organs of the district. */
export const organDefinitions: readonly KnownDefinition[] = [
  ['organs', '加(合计(机构，机构类别=党委机构)，合计(机构，机构类别=政府工作部门))'],
  ['organs-merged-functions', '合计(改革机构，改革方式=职能整合组建)'],
  ['organs-rebuilt', '合计(改革机构，改革方式=重新组建)'],
  ['organs-optimised', '合计(改革机构，改革方式=优化职能)'],
  ['party-organs', '合计(机构，机构类别=党委机构)'],
  ['government-departments', '合计(机构，机构类别=政府工作部门)'],
  ['self-set-organs', '最新(声明情况，事由=自设行政机构)'],
  ['coordination-bodies', '合计(议事协调机构)'],
  ['administrative-quota', '合计(编制，编制类型=行政编制，单位类别=党委机构/政府工作部门/党委机构组/政府工作部门组)'],
  ['section-posts', '加(合计(职数，层级=科级，正副=正，单位类别=党委机构/政府工作部门/党委机构组/政府工作部门组)，合计(职数，层级=科级，正副=副，单位类别=党委机构/政府工作部门/党委机构组/政府工作部门组))'],
  ['section-principal-posts', '合计(职数，层级=科级，正副=正，单位类别=党委机构/政府工作部门/党委机构组/政府工作部门组)'],
  ['section-deputy-posts', '合计(职数，层级=科级，正副=副，单位类别=党委机构/政府工作部门/党委机构组/政府工作部门组)'],
  ['principals-complete-on', '时间(配备领导，正副=正，配齐=是)'],
  ['inaugurated-on', '时间(挂牌)'],
  ['departments-with-seal-and-code', '一致(合计(印章启用)，合计(印章备案)，合计(代码证书))'],
  ['transfer-units', '合计(转隶单位，方向=区内)'],
  ['transferred-persons', '合计(转隶人员，方向=区内)'],
  ['duty-departments', '合计(职能回归部门)'],
  ['duty-institutions', '合计(职能剥离单位)'],
  ['sanding-rate', '占比(合计(印发三定)，加(合计(机构，机构类别=党委机构)，合计(机构，机构类别=政府工作部门))，0位)'],
  ['notice-departments', '合计(收文部门)'],
  ['notice-units', '合计(收文镇街)'],
];
