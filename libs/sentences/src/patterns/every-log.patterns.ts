import type { Pattern } from '../pattern.js';

/** Events that every log may hold. */
export const everyLogPatterns: Readonly<Record<string, Pattern>> = {
  EventAnnulled: ['撤销先前所录的一条事件[，理由：{reason}]', 'annulled an event recorded before[, because {reason}]'],
  HistoryWindowSet: ['把历史资料的截止日设为{cutOver}', 'set the cut-over date of history to {cutOver}'],
  DecisionNoted: ['作出{level}决定：{items}[，自{inForceFrom}起生效][，有效至{inForceTo}]', 'decision of {level}: {items}[, in force from {inForceFrom}][ to {inForceTo}]'],
  DecisionRevoked: ['撤销一项决定[，理由：{reason}]', 'revoked a decision[, because {reason}]'],
  DecisionUsed: ['用去一项决定第{item}项的{quantity}', 'used {quantity} of item {item} of a decision'],
  DeputyNoted: ['接收代理人的指定，自{from}至{to}', 'took note of a stand-in from {from} to {to}'],
  DeputyEndNoted: ['接收代理于{endedOn}结束', 'took note that a standing-in ends on {endedOn}'],
  DeputyNoteLifted: ['撤下代理的记录', 'took back what was noted of a standing-in'],
  DraftSaved: ['起草一件更改（第{version|1}稿）', 'drafted a change (version {version|1})'],
  DraftSubmitted: ['把草稿第{version|1}稿送审[，附言：{note}]', 'submitted version {version|1} of a draft[: {note}]'],
  DraftReturned: ['退回草稿第{version|1}稿[，理由：{reason}]', 'returned version {version|1} of a draft[, because {reason}]'],
  DraftWithdrawn: ['撤回草稿[，理由：{reason}]', 'withdrew a draft[, because {reason}]'],
  DraftSigned: ['签办草稿第{version|1}稿', 'signed version {version|1} of a draft'],
  ReferenceListSet: ['把代码表定为{entries}', 'set a reference table to {entries}'],
  SlipTermsSet: ['规定录入差错须在{days|0}天内更正[，理由：{reason}]', 'set the term for slips of the pen to {days|0} days[, because {reason}]'],
  RuleModeSet: ['把规则“{rule}”的处理方式定为{mode}[，理由：{reason}]', 'set rule “{rule}” to {mode}[, because {reason}]'],
  FollowUpRefused: ['联动被规则“{rule}”拒绝，须人工处理[：{zh}]', 'a follow-up was refused by rule “{rule}” and waits for a person[: {en}]'],
  FollowUpResolved: ['处理完一件被拒的联动[：{how}]', 'settled a refused follow-up[: {how}]'],
  ParkedEventSkipped: ['读模型“{readModel}”略过一条折算不了的事件[，理由：{reason}]', 'left out of the read model “{readModel}” an event that it cannot fold[, because {reason}]'],
  WorkDaysSet: ['登记{year}年工作日历', 'set the working days of {year}'],
  WorkDaysLifted: ['撤回一份工作日历', 'withdrew a calendar of working days'],
};
