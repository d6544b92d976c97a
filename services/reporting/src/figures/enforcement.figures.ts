import { figure } from './figure.definition.js';
import { agreed, date, each, latest, leastCount, minus, plus, share, sum } from './term.js';

const listedPowers = sum('listed-powers');
const townClaims = sum('powers-claimed', { ownerCategory: 'town' });
const target = latest('claim-target');
const penalties = sum('listed-powers-by-kind', { powerKind: 'penalty' });
const cancelled = sum('pledge-items-cancelled');
const retained = (itemKind: string) => sum('pledge-items-retained', { itemKind });

/** Sections 二(四), second half, 二(五) and 四: delegated powers, pledges, enforcement teams. */
export const enforcementFigures = [
  figure('C1', { 'listed-powers': listedPowers }),
  figure('C2', { 'fields-held': sum('fields-held'), 'fields-listed': sum('enforcement-fields') }),
  figure('C3', { 'delegation-methods': sum('delegation-methods') }),
  figure('C4', { 'claim-target': target }),
  figure('C5', { 'town-claimed-powers': townClaims }),
  figure('C6', { 'town-claim-rate': share(townClaims, listedPowers, 1) }, { numerator: townClaims, denominator: listedPowers }),
  figure('C7', { 'claims-short-of-target': minus(leastCount(target, listedPowers), townClaims) }),
  figure('C8', { 'penalty-powers': agreed(penalties, each('powers-declined', 'owner', { powerKind: 'penalty', ownerCategory: 'street-office' })) }),
  figure('C9', { 'other-powers': minus(listedPowers, penalties) }),
  figure('C10', { 'claimed-powers-per-street': each('powers-claimed', 'owner', { ownerCategory: 'street-office' }) }),
  figure('C11', { 'vertical-share': latest('vertical-share') }, { numerator: latest('vertical-part'), denominator: latest('vertical-whole') }),
  figure('D1', { 'pledge-items': agreed(sum('pledge-items-listed'), plus(sum('pledge-items-retained'), cancelled)) }),
  figure('D2', { 'pledge-items-cancelled': cancelled }),
  figure('D3', { 'pledge-items-retained': plus(retained('pledge'), retained('veto')) }),
  figure('D4', { 'pledges-retained': retained('pledge') }),
  figure('D5', { 'vetoes-retained': retained('veto') }),
  figure('E1', { 'plan-issued-in': date('document', 'issued', { document: '执法改革方案' }) }),
  figure('E2', { 'teams-before': sum('teams') }),
  figure('E3', { 'teams-after': sum('teams') }),
  figure('E4', { 'teams-renamed': agreed(sum('teams-renamed'), sum('teams-reparented')) }),
  figure('E5', { 'teams-transferred-up': sum('teams-transferred-up'), 'persons-transferred-up': sum('transferred-persons', { direction: 'out' }) }),
  figure('E6', { teams: sum('teams') }),
  figure('E7', { 'fields-listed': sum('enforcement-fields') }),
  figure('E8', { 'purchased-auxiliaries': sum('auxiliaries', { auxiliaryKind: 'purchased-service' }) }),
  figure('E9', { 'coal-inspectors': sum('auxiliaries', { auxiliaryKind: 'hired' }) }),
  figure('E10', { volunteers: sum('auxiliaries', { auxiliaryKind: 'volunteer' }) }),
];
