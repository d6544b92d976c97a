import { measure } from './measure.js';

/** Section 一: the district's organs, their quota, posts, transfers and papers. */
export const organMeasures = [
  measure('organs', '党政机构', 'party and government organs', '个', 'organ'),
  measure('organs-merged-functions', '职能整合组建机构', 'organs formed by merging functions', '个', 'organ'),
  measure('organs-rebuilt', '重新组建机构', 'organs formed anew', '个', 'organ'),
  measure('organs-optimised', '优化职能机构', 'organs with optimised functions', '个', 'organ'),
  measure('party-organs', '党委机构', 'party organs', '个', 'organ'),
  measure('government-departments', '政府工作部门', 'government departments', '个', 'organ'),
  measure('self-set-organs', '自设行政机构', 'organs set up without authority', '个'),
  measure('coordination-bodies', '议事协调机构', 'deliberation and coordination bodies', '个', 'coordination-body'),
  measure('administrative-quota', '行政编制', 'administrative quota', '名'),
  measure('section-posts', '科级领导职数', 'section-level leadership posts', '名'),
  measure('section-principal-posts', '正科级领导职数', 'principal section-level posts', '名'),
  measure('section-deputy-posts', '副科级领导职数', 'deputy section-level posts', '名'),
  measure('principals-complete-on', '正职配齐日期', 'day on which all principals were in office', ''),
  measure('inaugurated-on', '挂牌日期', 'day of the plates and premises', ''),
  measure('departments-with-seal-and-code', '印章证书办结部门', 'departments with seal and credit code certificate', '家', 'organ'),
  measure('transfer-units', '转隶单位', 'units with transferred staff', '个', 'organ'),
  measure('transferred-persons', '转隶人员', 'persons transferred', '人'),
  measure('duty-departments', '职能回归部门', 'departments that duties returned to', '个', 'organ'),
  measure('duty-institutions', '职能剥离事业单位', 'institutions that gave up administrative duties', '家', 'institution'),
  measure('sanding-rate', '“三定”印发率', 'share of organs with a 三定 statute', '%'),
  measure('notice-departments', '转发通知党政部门', 'departments that the notice went to', '个', 'organ'),
  measure('notice-units', '转发通知镇街', 'town and streets that the notice went to', '个', 'town-street'),
] as const;
