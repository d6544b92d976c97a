/** A kind of open work: what it is called, and how long it may take until the district says otherwise (`DueTermSet`). */
export interface DueKindWords {
  readonly zh: string;
  readonly en: string;
  /** working days from the event that opens it; null where that event names the day itself, or nobody does */
  readonly withinDays: number | null;
  /** yellow from so many working days before the day when it is due */
  readonly warnDays: number;
  /** who does it, where its event names neither a person nor a role */
  readonly role: string;
}

/** Everything that the due-list (待办) knows to wait for. The days are a beginning, chosen by us: no source prescribes them. */
export const dueKinds = {
  'use-permit': { zh: '用编批准到期', en: 'A use permit runs out', withinDays: null, warnDays: 10, role: 'clerk' },
  secondment: { zh: '抽调、借调清退', en: 'Seconded staff are to come back', withinDays: 60, warnDays: 10, role: 'clerk' },
  'transfer-batch': { zh: '转隶待办结', en: 'A transfer of persons is to be finished', withinDays: 60, warnDays: 10, role: 'clerk' },
  rectification: { zh: '整改事项', en: 'A rectification item is to be closed', withinDays: 60, warnDays: 10, role: 'clerk' },
  'coordination-body': { zh: '议事协调机构撤销', en: 'A coordination body is to be abolished', withinDays: null, warnDays: 20, role: 'clerk' },
  'reform-task': { zh: '改革任务', en: 'A task of a reform', withinDays: null, warnDays: 10, role: 'clerk' },
  'motion-argument': { zh: '动议待论证', en: 'A motion is to be argued', withinDays: 20, warnDays: 5, role: 'clerk' },
  'motion-decision': { zh: '动议待审议决定', en: 'A motion is to be decided', withinDays: 20, warnDays: 5, role: 'approver' },
  'motion-submission': { zh: '动议待上报', en: 'A motion is to be submitted to the city', withinDays: 10, warnDays: 3, role: 'clerk' },
  'city-reply': { zh: '上报待批复', en: 'The city is to reply', withinDays: 30, warnDays: 5, role: 'city-approver' },
  implementation: { zh: '决定待实施', en: 'A decision is to be carried out', withinDays: 60, warnDays: 10, role: 'clerk' },
  'motion-filing': { zh: '实施后待备案', en: 'What was carried out is to be filed', withinDays: 10, warnDays: 3, role: 'clerk' },
  'work-item-filing': { zh: '准入事项待备案', en: 'An admitted work item is to be filed', withinDays: 10, warnDays: 3, role: 'clerk' },
  'seal-activation': { zh: '印章待启用', en: 'The seal is to be enabled', withinDays: 30, warnDays: 5, role: 'clerk' },
  'seal-filing': { zh: '印章待备案', en: 'The seal is to be filed', withinDays: 30, warnDays: 5, role: 'clerk' },
  'credit-code': { zh: '待领统一社会信用代码证书', en: 'The credit-code certificate is to be issued', withinDays: 30, warnDays: 5, role: 'clerk' },
  sanding: { zh: '“三定”规定待印发', en: 'The 三定 is to be issued', withinDays: 60, warnDays: 10, role: 'clerk' },
  'sanding-notice': { zh: '“三定”学习通知待回复', en: 'A notice is to be answered', withinDays: 20, warnDays: 5, role: 'clerk' },
  'sanding-misfit': { zh: '“三定”不符待纠正', en: 'A misfit with the 三定 is to be corrected', withinDays: 20, warnDays: 5, role: 'clerk' },
  'call-dispatch': { zh: '呼叫待派单', en: 'A call is to be dispatched', withinDays: 1, warnDays: 0, role: 'township' },
  'call-sign': { zh: '呼叫待签收', en: 'A call is to be signed', withinDays: 1, warnDays: 0, role: 'bureau' },
  'call-answer': { zh: '呼叫待答复', en: 'A call is to be answered', withinDays: 5, warnDays: 2, role: 'bureau' },
  'call-review': { zh: '答复待复核', en: 'An answer is to be reviewed', withinDays: 3, warnDays: 1, role: 'township' },
  'service-case': { zh: '办件待办结', en: 'A case is to be finished', withinDays: null, warnDays: 2, role: 'township' },
  'area-pledge': { zh: '驻区单位承诺待兑现', en: 'A pledge of a unit of the area is due', withinDays: null, warnDays: 10, role: 'township' },
  'team-authorisation': { zh: '执法主体资格到期', en: 'An authorisation to enforce runs out', withinDays: null, warnDays: 20, role: 'bureau' },
  'legal-basis-end': { zh: '权力事项依据到期', en: 'The legal basis of a power runs out', withinDays: null, warnDays: 20, role: 'clerk' },
  'power-evaluation': { zh: '赋权评估', en: 'Delegated powers are to be evaluated', withinDays: null, warnDays: 20, role: 'clerk' },
  'delegation-end': { zh: '赋权到期', en: 'A delegation of powers runs out', withinDays: null, warnDays: 20, role: 'clerk' },
  'inspection-self-check': { zh: '督查待自查', en: 'The self-check of an inspection is to be finished', withinDays: 20, warnDays: 5, role: 'clerk' },
  'inspection-submission': { zh: '督查材料待报送', en: 'The report of an inspection is to be submitted', withinDays: 20, warnDays: 5, role: 'clerk' },
  'inspection-follow-up': { zh: '督查反馈待整改', en: 'What an inspection demands is to be put right', withinDays: 60, warnDays: 10, role: 'clerk' },
  'follow-up': { zh: '联动未成', en: 'What an event called for was refused', withinDays: 5, warnDays: 2, role: 'clerk' },
  'desk-hand-over': { zh: '离岗待交接', en: 'Open work of somebody who left is to be handed over', withinDays: 5, warnDays: 2, role: 'clerk' },
} as const satisfies Readonly<Record<string, DueKindWords>>;

export type DueKind = keyof typeof dueKinds;

export const isDueKind = (text: string): text is DueKind => Object.hasOwn(dueKinds, text);
