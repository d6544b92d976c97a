import type { Words } from './say.js';

export const parts: Readonly<Record<string, Words>> = {
  A: { zh: '党政机构改革', en: 'Party and government organs' },
  B: { zh: '乡镇街道改革', en: 'Towns and streets' },
  C: { zh: '赋权', en: 'Powers handed down' },
  D: { zh: '责任状清理', en: 'Pledges cleared' },
  E: { zh: '综合行政执法', en: 'Law enforcement' },
  F: { zh: '问题整改', en: 'Rectification' },
};

export interface Marked extends Words {
  readonly mark: string;
  readonly hint: Words;
}

/** Mark, name and explanation: a state is never told by colour alone. */
export const verdicts: Readonly<Record<string, Marked>> = {
  match: { mark: '＝', zh: '相符', en: 'match', hint: { zh: '由事件推出的数与报告一致', en: 'derived from events, equal to the report' } },
  mismatch: { mark: '≠', zh: '不符', en: 'mismatch', hint: { zh: '由事件推出的数与报告不一致', en: 'derived from events, not what the report says' } },
  'not-derivable': { mark: '？', zh: '无法推出', en: 'not derivable', hint: { zh: '没有可据以推算的事件，缘由另列', en: 'no event to derive it from; the reason is given' } },
  'no-claim': { mark: '—', zh: '未作主张', en: 'no claim', hint: { zh: '报告此处没有报数；推出的数供参考', en: 'the report claims no number here' } },
};

export const bases: Readonly<Record<string, Marked>> = {
  counted: { mark: '●', zh: '逐一点数', en: 'counted', hint: { zh: '事件中一一点名，数出来的', en: 'named one by one in the events' } },
  computed: { mark: '∑', zh: '由数推算', en: 'computed', hint: { zh: '由其他事件的数算出来的', en: 'computed from what other events say' } },
  block: { mark: '■', zh: '整块复述', en: 'block, restated', hint: { zh: '来源只给总数，没有点名，账上也只记总数', en: 'a total without names, in the source as in the events' } },
  stated: { mark: '“', zh: '原话复述', en: 'restated', hint: { zh: '唯一来源就是报告这句话', en: 'its only source is this very sentence' } },
};

/** What became of an event that no longer counts. */
export const supersessions: Readonly<Record<string, Words>> = {
  annulled: { zh: '已撤销', en: 'annulled' },
  corrected: { zh: '已更正', en: 'corrected' },
};

export const kinds: Readonly<Record<string, Words>> = {
  count: { zh: '计数', en: 'count' },
  rate: { zh: '比率', en: 'rate' },
  date: { zh: '日期', en: 'date' },
  range: { zh: '区间', en: 'range' },
  list: { zh: '列举', en: 'list' },
  document: { zh: '文件', en: 'document' },
  ordinal: { zh: '序次', en: 'ordinal' },
  zero: { zh: '无', en: 'stated zero' },
  target: { zh: '目标', en: 'target' },
  plan: { zh: '计划', en: 'plan' },
  rhetoric: { zh: '修辞', en: 'rhetoric' },
};

export const rules: Readonly<Record<string, Words>> = {
  'parts-leave-rest': { zh: '分项之和小于总数', en: 'parts leave a rest' },
  'same-number-other-measure': { zh: '同一数字，不同事项', en: 'same number, other measure' },
  'list-shorter-than-count': { zh: '列举少于报数', en: 'list shorter than count' },
  'closed-beside-open': { zh: '全部办结与尚有剩余并存', en: 'all closed beside some open' },
  'same-count-unproven-same-set': { zh: '数同而未必同一批', en: 'same count, same set unproven' },
  'standard-against-population': { zh: '标准与人口对不上', en: 'standard against population' },
  'target-unreachable': { zh: '目标达不到', en: 'target out of reach' },
  'name-without-organ': { zh: '有名称而无此机构', en: 'name without an organ' },
  'ratio-out-of-range': { zh: '比例异常', en: 'ratio out of range' },
  'stated-zero-beside-instance': { zh: '称无而有例', en: 'a stated zero beside an instance' },
};

export const contexts: Readonly<Record<string, Words>> = {
  organisations: { zh: '机构', en: 'organisations' },
  staffing: { zh: '编制', en: 'staffing' },
  enforcement: { zh: '执法', en: 'enforcement' },
  grid: { zh: '网格与服务', en: 'grid and services' },
  reporting: { zh: '汇报', en: 'reporting' },
};

export const roles: Readonly<Record<string, Words>> = {
  clerk: { zh: '经办', en: 'clerk' },
  reviewer: { zh: '审核', en: 'reviewer' },
  approver: { zh: '一支笔', en: 'approver' },
  township: { zh: '镇街', en: 'town or street' },
  bureau: { zh: '执法部门', en: 'enforcement bureau' },
  'city-approver': { zh: '市委编办', en: 'city approver' },
  auditor: { zh: '审计', en: 'auditor' },
  operator: { zh: '运维', en: 'operator' },
};

/** How sure the sources are; of a figure, the least sure of its events. */
export const sureness: Readonly<Record<string, Words & { readonly hint: Words }>> = {
  stated: { zh: '原文', en: 'stated', hint: { zh: '来源有原话', en: 'in the words of the source' } },
  reconstructed: { zh: '推定', en: 'reconstructed', hint: { zh: '来源没有明写，由上下文推定，须核实', en: 'not in the source as such, inferred from it: to be verified' } },
  synthetic: { zh: '虚拟', en: 'synthetic', hint: { zh: '为演示或测试虚构，不是史实', en: 'made up for show or test, not history' } },
};

export const precisions: Readonly<Record<string, Words>> = {
  day: { zh: '当日', en: 'day' },
  month: { zh: '当月', en: 'month' },
  year: { zh: '当年', en: 'year' },
  'by-end-of': { zh: '截至', en: 'by the end of' },
  range: { zh: '期间', en: 'range' },
};

export const wordsFor = (table: Readonly<Record<string, Words>>, key: string): Words => table[key] ?? { zh: key, en: '' };
