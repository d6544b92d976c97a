interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What the head of a key stands for, as a clerk calls it. */
const heads: Readonly<Record<string, Words>> = {
  'plate-hung': { zh: '挂牌', en: 'plate' },
  'premises-allocated': { zh: '办公用房', en: 'premises' },
  'seal-activated': { zh: '印章启用', en: 'seal in use' },
  'seal-filed': { zh: '印章备案', en: 'seal filed' },
  'credit-code-certificate': { zh: '代码证书', en: 'credit code certificate' },
  sanding: { zh: '“三定”规定', en: '三定' },
  ended: { zh: '撤销内设机构', en: 'units that ended' },
  reform: { zh: '改革', en: 'reform' },
  objective: { zh: '改革目标', en: 'objective' },
  measure: { zh: '改革措施', en: 'measure' },
  scope: { zh: '涉改单位', en: 'unit in scope' },
  notice: { zh: '转发的通知', en: 'notice' },
  task: { zh: '改革任务', en: 'task' },
  'task-revised': { zh: '改革任务的调整', en: 'revision of the task' },
  lead: { zh: '牵头单位的变更', en: 'change of the lead of' },
  completion: { zh: '完成申报', en: 'claim of completion' },
  'completion-accepted': { zh: '完成认定', en: 'accepted completion' },
  'completion-returned': { zh: '退回的完成申报', en: 'returned completion' },
  answer: { zh: '对通知的反馈', en: 'answer to the notice' },
  supporting: { zh: '配套措施', en: 'supporting measure' },
  'supporting-issued': { zh: '印发的配套措施', en: 'issue of the supporting measure' },
  pilot: { zh: '试点', en: 'pilot' },
  OrgansCounted: { zh: '计入机构', en: 'organs counted' },
  OrgansUncounted: { zh: '不再计入的机构', en: 'organs no longer counted' },
  ReformMethodRecorded: { zh: '改革方式', en: 'way of the reform' },
  ReformMethodLeft: { zh: '不再计入的改革方式', en: 'way of the reform no longer counted' },
  CoordinationBodiesSet: { zh: '议事协调机构', en: 'coordination bodies' },
  CoordinationBodiesEnded: { zh: '撤销议事协调机构', en: 'coordination bodies that ended' },
  DutiesReturned: { zh: '职能回归', en: 'duties returned' },
  OfficesMerged: { zh: '内设机构整合', en: 'offices merged' },
  PledgeItemsListed: { zh: '排查事项', en: 'items listed' },
  PledgeItemsCancelled: { zh: '取消事项', en: 'items cancelled' },
  PledgeItemsRetained: { zh: '保留事项', en: 'items retained' },
};

/** Ids, codes and days within a key tell facts apart, and a clerk nothing. */
const isForReaders = (part: string): boolean => part !== '' && !/^[\x20-\x7e]*$/.test(part);

/** The key of a fact as a clerk reads it: `completion:任务四` is 完成申报“任务四”. */
export const toldWords = (key: string): Words => {
  const [head = '', ...parts] = key.split(':');
  const names = parts.filter(isForReaders);
  const { zh, en } = heads[head] ?? { zh: head, en: head };
  return { zh: `${zh}${names.map((name) => `“${name}”`).join('')}`, en: [en, ...names.map((name) => `"${name}"`)].join(' ') };
};
