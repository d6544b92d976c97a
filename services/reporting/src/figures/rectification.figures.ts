import { figure } from './figure.definition.js';
import { latest, minus, plus, share, sum } from './term.js';

const overQuota = { kind: '超编' };
const opened = sum('issues-opened', overQuota);
const closed = sum('issues-closed', overQuota);
const absorbed = (rank: string) => sum('excess-leaders-absorbed', { rank });
// The report says what is left, not how many there were at first: that number is nobody's statement.
const remaining = (rank: string) => sum('excess-leaders-remaining', { rank });
const planned = (rank: string) => sum('planned-absorption', { rank });
const leftAfterPlan = (rank: string) => minus(remaining(rank), planned(rank));

/** Section 五: problems put right, leaders beyond the posts. */
export const rectificationFigures = [
  figure('F1', { 'document-year': latest('document-year', { mark: '内机编办发' }), 'document-serial': latest('document-serial', { mark: '内机编办发' }) }),
  figure('F2', { 'problem-rows': sum('issues-opened', { kind: '机构编制问题' }) }),
  figure('F3', { 'over-quota-rows': opened }),
  figure('F4', { 'closed-rows': closed, 'closing-rate': share(closed, opened, 0) }, { numerator: closed, denominator: opened }),
  figure('F5', { 'organs-beyond-authority': latest('stated-instances', { matter: 'organs-beyond-authority' }) }),
  figure('F6', { 'cadre-adjustments': sum('cadre-adjustments') }),
  figure('F7', {
    'absorbed-leaders': plus(absorbed('principal'), absorbed('deputy')),
    'absorbed-principals': absorbed('principal'),
    'absorbed-deputies': absorbed('deputy'),
  }),
  figure('F8', {
    'remaining-leaders': plus(remaining('principal'), remaining('deputy')),
    'remaining-principals': remaining('principal'),
    'remaining-deputies': remaining('deputy'),
  }),
  figure('F9', {
    'planned-leaders': sum('planned-absorption'),
    'planned-principals': planned('principal'),
    'planned-deputies': planned('deputy'),
  }),
  figure('F10', {
    'left-after-plan': plus(leftAfterPlan('principal'), leftAfterPlan('deputy')),
    'principals-left-after-plan': leftAfterPlan('principal'),
    'deputies-left-after-plan': leftAfterPlan('deputy'),
  }),
  figure('F11', { 'meeting-ordinal': latest('meeting-ordinal', { body: '区委编委会' }) }),
];
