import type { Pattern } from '../pattern.js';

export const reportingPatterns: Readonly<Record<string, Pattern>> = {
  FigureDeclared: ['[《{reportTitle}》]汇报数据{figureId}：“{words}”', 'a report[ (“{reportTitle}”)] says in {figureId}: “{words}”'],
  MeasureDefined: ['规定指标“{measure}”的推算[（用于{figureId}）]', 'defined how “{measure}” is derived[, for {figureId}]'],
  ReportTemplateSet: ['设置汇报模板“{name}”第{version}版', 'set version {version} of the template of reports “{name}”'],
  InspectionRequested: ['记录{requestedBy}对“{title}”的督查[，自查期限{selfCheckDue}][，报送期限{submissionDue}]', 'recorded that {requestedBy} inspects “{title}”[, self-check by {selfCheckDue}][, report by {submissionDue}]'],
  InspectionSelfChecked: ['完成督查自查：{findings}', 'finished the self-check of an inspection: {findings}'],
  InspectionSubmitted: ['向{addressee}报送督查材料', 'submitted the report of an inspection to {addressee}'],
  InspectionFollowUpDemanded: ['记录督查整改要求：{demand}[，期限{due}]', 'recorded what an inspection wants to be put right: {demand}[, by {due}]'],
  InspectionFollowUpDone: ['完成督查整改：{result}', 'put right what an inspection wanted: {result}'],
  InspectionClosed: ['督查办结：{conclusion}', 'closed an inspection: {conclusion}'],
  ReportFrozen: ['定稿《{title}》，数据截至{on}', 'froze the report “{title}” of {on}'],
  StatisticsFrozen: ['{year}年机构编制统计年报定稿，数据截至{on}', 'froze the statistics of {year} as of {on}'],
  ReferenceFactRecorded: ['记录参考数据：{area|本区}{measure}为{value}{unit}[，来源：{source}]', 'recorded that {measure} of {area|the district} is {value} {unit}[, from {source}]'],
  DueTermSet: ['把“{kind}”的办理期限定为{withinDays|不限}个工作日，提前{warnDays|0}个工作日预警', 'set the term of “{kind}” to {withinDays|any number of} working days, with a warning {warnDays|0} before'],
  WorkAssigned: ['交办待办：{items}', 'assigned open work: {items}'],
  WorkHandedOver: ['交接待办：{items|无}[，理由：{reason}]', 'handed open work over: {items|none}[, because {reason}]'],
  DeskBound: ['把一个账号对应到实名台账中的人员', 'bound an account to a person of the real-name register'],
  DeskClosed: ['一人离岗，留下待办：{items|无}[，理由：{reason}]', 'a person left with open work: {items|none}[, because {reason}]'],
};
