import { figure } from './figure.definition.js';
import { agreed, latest, plus, share, sum, when } from './term.js';

const organs = (category: string) => sum('organs', { category });
/** Quota and posts of the district's own organs: one by one or as a group, never those of town and streets. */
const ownOrgans = { ownerCategory: ['party-organ', 'government-department', 'group-of-party-organ', 'group-of-government-department'] };
const posts = (rank: string) => sum('posts', { level: '科级', rank, ...ownOrgans });
const districtOrgans = plus(organs('party-organ'), organs('government-department'));

/** Section 一: organs of the district. */
export const organFigures = [
  figure('A1', { organs: districtOrgans }),
  figure('A2', { 'organs-merged-functions': sum('organs-by-method', { method: 'functions-merged' }) }),
  figure('A3', { 'organs-rebuilt': sum('organs-by-method', { method: 'rebuilt' }) }),
  figure('A4', { 'organs-optimised': sum('organs-by-method', { method: 'optimised' }) }),
  figure('A5', { 'party-organs': organs('party-organ') }),
  figure('A6', { 'government-departments': organs('government-department') }),
  figure('A7', { 'self-set-organs': latest('stated-instances', { matter: 'self-established-organs' }) }),
  figure('A8', { 'coordination-bodies': sum('coordination-bodies') }),
  figure('A9', { 'administrative-quota': sum('quota', { quotaKind: 'administrative', ...ownOrgans }) }),
  figure('A10', { 'section-posts': plus(posts('principal'), posts('deputy')) }),
  figure('A11', { 'section-principal-posts': posts('principal') }),
  figure('A12', { 'section-deputy-posts': posts('deputy') }),
  figure('A13', { 'principals-complete-on': when('leaders-appointed', { rank: 'principal', complete: 'true' }) }),
  figure('A14', { 'inaugurated-on': when('inaugurations') }),
  figure('A15', { 'departments-with-seal-and-code': agreed(sum('seals-activated'), sum('seals-filed'), sum('credit-certificates')) }),
  figure('A16', {
    'transfer-units': sum('transfer-units', { direction: 'within' }),
    'transferred-persons': sum('transferred-persons', { direction: 'within' }),
  }),
  figure('A17', { 'duty-departments': sum('duty-departments'), 'duty-institutions': sum('duty-institutions') }),
  figure('A18', { 'sanding-rate': share(sum('sanding-issued'), districtOrgans, 0) }, { numerator: sum('sanding-issued'), denominator: districtOrgans }),
  figure('A19', { 'notice-departments': sum('notice-organs'), 'notice-units': sum('notice-units') }),
];
