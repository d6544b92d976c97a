import type { QuotaTables } from './quota.words.js';

const entries = (names: Readonly<Record<string, string>>, usual = '') => Object.entries(names).map(([code, name]) => ({ code, name, marks: code === usual ? ['usual'] : [] }));

/** Tables of a district that has added an entry of its own to each. */
export const quotaTables: QuotaTables = {
  kinds: entries({ administrative: '行政编制', institution: '事业编制', filing: '备案制' }),
  managements: entries({ 'civil-service': '参公', institution: '事业管理', contract: '聘用制' }, 'institution'),
  fundings: entries({ full: '全额拨款', partial: '差额拨款', self: '自收自支', project: '项目经费' }),
};
