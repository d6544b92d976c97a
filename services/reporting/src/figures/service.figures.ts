import { figure } from './figure.definition.js';
import { agreed, each, latest, notGiven, sum, when } from './term.js';

const listed = (list: string) => sum('service-list-items', { list });
const equipment = (item: string) => sum('equipment', { item, ownerCategory: 'town' });
const town = { ownerCategory: 'town' };
const street = { ownerCategory: 'street-office' };
const cases = sum('cases-handled');

/** Section 二(三) and (四), first half: lists, grids, powers of streets, the service centre. */
export const serviceFigures = [
  figure('B19', { 'party-service-items': listed('党群服务事项清单') }),
  figure('B20', { 'duty-items': listed('权责清单') }),
  figure('B21', { 'public-service-items': listed('公共服务事项清单') }),
  figure('B22', { 'four-office-items': listed('四办服务清单') }),
  figure('B23', { 'town-claimed-powers': agreed(sum('powers-claimed', town), sum('published-claims', town)) }),
  figure('B24', { 'claimed-powers-per-street': agreed(each('powers-claimed', 'owner', street), each('published-claims', 'owner', street)) }),
  figure('B25', {
    'households-from': latest('standard-households-from'),
    'households-to': latest('standard-households-to'),
    'population-per-grid': latest('standard-population'),
  }),
  figure('B26', { grids: sum('grids') }),
  figure('B27', { 'grid-workers': sum('grid-workers') }),
  figure('B28', { 'chief-roles': sum('chief-roles') }),
  figure('B29', { 'platform-items': sum('platform-items') }),
  figure('B30', { 'handed-over-in': when('handovers', { ownerCategory: 'town' }) }),
  figure('B31', { uniforms: equipment('制式服装') }),
  figure('B32', { 'work-cards': equipment('工作证') }),
  figure('B33', { vehicles: equipment('执法车辆'), rooms: equipment('办公室') }),
  figure('B34', { 'responsibility-systems': notGiven, 'strengthened-aspects': notGiven }),
  figure('B35', { 'street-power-groups': sum('street-power-groups') }),
  figure('B36', { 'centre-functions': sum('centre-functions'), 'centre-items': sum('centre-items') }),
  figure('B37', { halls: sum('halls') }),
  figure('B38', { windows: sum('windows') }),
  figure('B39', { 'resident-units': sum('resident-units') }),
  figure('B40', { 'offered-items': sum('offered-items') }),
  figure('B41', { 'one-visit-items': sum('one-visit-items') }),
  figure('B42', { 'cases-handled': cases }),
  // A rate that is only stated is never taken for its own proof: it needs the finished cases, which nobody reported.
  figure('B43', { 'finish-rate': notGiven }, { numerator: sum('cases-finished'), denominator: cases }),
];
