import { measure } from './measure.js';

/** Section 五: the ledgers of problems and the leaders beyond the posts. */
export const rectificationMeasures = [
  measure('problem-rows', '问题台账', 'rows of the ledger of problems', '条', 'ledger-row'),
  measure('over-quota-rows', '超编问题台账', 'rows of the ledger of over-quota problems', '条', 'ledger-row'),
  measure('closed-rows', '已销号', 'rows closed', '条', 'ledger-row'),
  measure('closing-rate', '整改完成率', 'share of rows closed', '%'),
  measure('organs-beyond-authority', '超审批权限设置机构', 'organs set up beyond authority', '个'),
  measure('cadre-adjustments', '干部调整', 'rounds of cadre adjustment', '次'),
  measure('absorbed-leaders', '消化超职数人员', 'excess leaders absorbed', '人'),
  measure('absorbed-principals', '消化正职', 'excess principals absorbed', '人'),
  measure('absorbed-deputies', '消化副职', 'excess deputies absorbed', '人'),
  measure('remaining-leaders', '剩余超职数人员', 'excess leaders remaining', '人'),
  measure('remaining-principals', '剩余正职', 'excess principals remaining', '人'),
  measure('remaining-deputies', '剩余副职', 'excess deputies remaining', '人'),
  measure('planned-leaders', '拟消化人员', 'leaders that a plan would absorb', '人'),
  measure('planned-principals', '拟消化正职', 'principals that a plan would absorb', '人'),
  measure('planned-deputies', '拟消化副职', 'deputies that a plan would absorb', '人'),
  measure('left-after-plan', '方案后剩余人员', 'leaders left after the plan', '人'),
  measure('principals-left-after-plan', '方案后剩余正职', 'principals left after the plan', '人'),
  measure('deputies-left-after-plan', '方案后剩余副职', 'deputies left after the plan', '人'),
  measure('meeting-ordinal', '会议次序', 'place of the meeting in its year', '次'),
] as const;
