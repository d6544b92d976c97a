import type { KnownDefinition } from './known.definitions.js';

/** Section 二(三) and (四), first half: lists, grids, powers of streets, the service centre. */
export const serviceDefinitions: readonly KnownDefinition[] = [
  ['party-service-items', '合计(清单事项，清单=党群服务事项清单)'],
  ['duty-items', '合计(清单事项，清单=权责清单)'],
  ['public-service-items', '合计(清单事项，清单=公共服务事项清单)'],
  ['four-office-items', '合计(清单事项，清单=四办服务清单)'],
  ['households-from', '最新(标准户数下限)'],
  ['households-to', '最新(标准户数上限)'],
  ['population-per-grid', '最新(标准人口)'],
  ['grids', '合计(网格)'],
  ['grid-workers', '合计(网格员)'],
  ['chief-roles', '合计(四长)'],
  ['platform-items', '合计(平台事项)'],
  ['handed-over-in', '时间(交接，单位类别=镇)'],
  ['uniforms', '合计(装备，装备=制式服装，单位类别=镇)'],
  ['work-cards', '合计(装备，装备=工作证，单位类别=镇)'],
  ['vehicles', '合计(装备，装备=执法车辆，单位类别=镇)'],
  ['rooms', '合计(装备，装备=办公室，单位类别=镇)'],
  ['responsibility-systems', '未给出'],
  ['strengthened-aspects', '合计(改革措施，清单=着力方面)'],
  ['street-power-groups', '合计(街道权力)'],
  ['centre-functions', '合计(中心职能)'],
  ['centre-items', '合计(中心事项)'],
  ['halls', '合计(大厅)'],
  ['windows', '合计(窗口)'],
  ['resident-units', '合计(进驻单位)'],
  ['offered-items', '合计(可提供事项)'],
  ['one-visit-items', '合计(一次性办理事项)'],
  ['cases-handled', '合计(办件)'],
  // A rate that is only stated is never taken for its own proof: it needs the finished cases, which nobody reported.
  ['finish-rate', '未给出', '合计(办结件)', '合计(办件)'],
];
