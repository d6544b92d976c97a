import type { Words } from './say.js';

/** The lists of each screen that has several, under their names in the address: `#/people?list=permits`. The first is shown where none is named. */
export const listNames = {
  people: {
    persons: { zh: '在编人员', en: 'On the books' },
    posts: { zh: '领导任职', en: 'Holders of posts' },
    totals: { zh: '编制总量', en: 'Totals of quota' },
    permits: { zh: '用编批准', en: 'Permits to use posts' },
    requests: { zh: '用编申请', en: 'Requests for permits' },
    excess: { zh: '超职数配备', en: 'Leaders in excess' },
    secondments: { zh: '抽调借调', en: 'Secondments' },
    batches: { zh: '转隶批次', en: 'Transfer batches' },
    leavings: { zh: '离编统计', en: 'Who left' },
  },
  services: {
    items: { zh: '服务事项与办件量', en: 'Service items and cases' },
    cases: { zh: '办件', en: 'Cases' },
    handled: { zh: '大厅办件统计', en: 'Cases of centres' },
    centres: { zh: '政务服务大厅', en: 'Service centres' },
    windows: { zh: '服务窗口', en: 'Windows' },
    published: { zh: '公布的服务清单', en: 'Published service lists' },
  },
  registers: {
    pledges: { zh: '责任状与“一票否决”', en: 'Pledges and vetoes' },
    demands: { zh: '外部诉求', en: 'Demands from outside' },
    handovers: { zh: '权责交接', en: 'Handovers' },
    equipment: { zh: '执法装备', en: 'Equipment' },
    loads: { zh: '执法案件与队伍负荷', en: 'Cases and loads of teams' },
    auxiliaries: { zh: '编外执法力量', en: 'Auxiliary staff' },
    bodies: { zh: '议事协调机构', en: 'Coordination bodies' },
    admitted: { zh: '准入事项', en: 'Admitted work items' },
    communities: { zh: '社区', en: 'Communities' },
    residents: { zh: '驻区单位与承诺', en: 'Resident units and pledges' },
  },
} satisfies Readonly<Record<string, Readonly<Record<string, Words>>>>;

export type ListScreenName = keyof typeof listNames;
