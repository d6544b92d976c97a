/** What a definition may ask the ledger for: measures of the ledger, the dimensions by which each may be selected, and the words for both. */
export interface LedgerMeasure {
  readonly id: string;
  /** unique among measures of the ledger */
  readonly zh: string;
  readonly dimensions: readonly string[];
}

interface Dimension {
  readonly zh: string;
  /** word → what the ledger holds; without it the ledger holds the words themselves */
  readonly values?: Readonly<Record<string, string>>;
}

const yesOrNo = { 是: 'true', 否: 'false' };
const categories = { 党委机构: 'party-organ', 政府工作部门: 'government-department', 议事协调机构: 'coordination-body', 镇: 'town', 街道办事处: 'street-office', 事业单位: 'institution', 派驻机构: 'dispatched-organ' };
const groups = Object.fromEntries(Object.entries(categories).map(([word, id]) => [`${word}组`, `group-of-${id}`]));

export const dimensions: Readonly<Record<string, Dimension>> = {
  owner: { zh: '单位' },
  ownerCategory: { zh: '单位类别', values: { ...categories, ...groups, 执法队伍: 'team', 其他合称: 'group' } },
  category: { zh: '机构类别', values: categories },
  method: { zh: '改革方式', values: { 职能整合组建: 'functions-merged', 重新组建: 'rebuilt', 优化职能: 'optimised', 保留: 'retained', 新设: 'newly-set-up' } },
  unitKind: { zh: '内设类别', values: { 办: 'office', 局: 'bureau', 中心: 'centre', 股室: 'section' } },
  template: { zh: '模板', values: { 镇: 'town', 街道: 'street' } },
  name: { zh: '名称' },
  onUnit: { zh: '挂牌机构' },
  itemKind: { zh: '事项类别', values: { 责任状: 'pledge', 一票否决: 'veto' } },
  list: { zh: '清单' },
  mark: { zh: '发文代字' },
  document: { zh: '文件' },
  issued: { zh: '成文日期' },
  matter: { zh: '事由', values: { 自设行政机构: 'self-established-organs', 超审批权限设置机构: 'organs-beyond-authority' } },
  scope: { zh: '范围' },
  body: { zh: '会议' },
  year: { zh: '年度' },
  notice: { zh: '通知' },
  selfSet: { zh: '自行设置', values: yesOrNo },
  openList: { zh: '名单未尽', values: yesOrNo },
  premises: { zh: '配办公用房', values: yesOrNo },
  plate: { zh: '挂牌子', values: yesOrNo },
  quotaKind: { zh: '编制类型', values: { 行政编制: 'administrative', 事业编制: 'institution', 工勤编制: 'support', 编外: 'outside' } },
  management: { zh: '管理方式', values: { 参公: 'civil-service', 事业管理: 'institution' } },
  funding: { zh: '经费形式', values: { 全额拨款: 'full', 差额拨款: 'partial', 自收自支: 'self' } },
  change: { zh: '变动', values: { 增加: 'increased', 核减: 'reduced', 划入: 'moved-in', 划出: 'moved-out' } },
  level: { zh: '层级' },
  rank: { zh: '正副', values: { 正: 'principal', 副: 'deputy' } },
  role: { zh: '职务' },
  concurrentRole: { zh: '兼任' },
  complete: { zh: '配齐', values: yesOrNo },
  batch: { zh: '批次' },
  direction: { zh: '方向', values: { 区内: 'within', 划出区外: 'out', 区外划入: 'in', 划往外区: 'out-district', 外区划来: 'in-district' } },
  withQuota: { zh: '连人带编', values: yesOrNo },
  ledger: { zh: '台账' },
  kind: { zh: '问题类型' },
  parent: { zh: '主管单位' },
  field: { zh: '执法领域' },
  to: { zh: '去向' },
  label: { zh: '说明' },
  auxiliaryKind: { zh: '编外类别', values: { 政府购买服务: 'purchased-service', 聘用: 'hired', 志愿者: 'volunteer' } },
  counterpart: { zh: '对方' },
  item: { zh: '装备' },
  programme: { zh: '改革事项' },
  powerKind: { zh: '权力类型', values: { 行政处罚: 'penalty', 非行政处罚: 'other' } },
  appliesTo: { zh: '适用对象' },
  platform: { zh: '平台' },
  title: { zh: '总称' },
  periodFrom: { zh: '统计起始' },
  periodTo: { zh: '统计截至' },
};

const ofOwner = ['owner', 'ownerCategory'];

const measure = (id: string, zh: string, ...own: readonly string[]): LedgerMeasure => ({ id, zh, dimensions: own });

/** Everything that events contribute to, see `src/contributions`. */
export const ledgerMeasures: readonly LedgerMeasure[] = [
  measure('organs', '机构', 'category', 'method'),
  measure('organs-by-method', '改革机构', 'method'),
  measure('organs-merged', '合并前机构'),
  measure('organs-split', '分设后机构'),
  measure('institution-limit', '机构限额'),
  measure('coordination-bodies', '议事协调机构'),
  measure('plates', '牌子', 'name', 'onUnit', ...ofOwner),
  measure('internal-units', '内设机构', 'unitKind', ...ofOwner),
  measure('internal-units-abolished', '撤销内设机构', 'unitKind', ...ofOwner),
  measure('template-parts', '模板构成', 'unitKind', 'template'),
  measure('old-offices', '原办公室', 'name', 'selfSet', 'openList', ...ofOwner),
  measure('duty-departments', '职能回归部门'),
  measure('duty-institutions', '职能剥离单位'),
  measure('inaugurations', '挂牌', 'premises', 'plate'),
  measure('seals-activated', '印章启用'),
  measure('seals-filed', '印章备案'),
  measure('credit-certificates', '代码证书'),
  measure('sanding-issued', '印发三定'),
  measure('stated-instances', '声明情况', 'matter', 'scope'),
  measure('document', '文件', 'mark', 'document', 'issued'),
  measure('document-year', '文件年份', 'mark', 'document', 'issued'),
  measure('document-serial', '文件序号', 'mark', 'document', 'issued'),
  measure('meeting-ordinal', '会议次序', 'body', 'year'),
  measure('reform-objectives', '改革目标', 'name'),
  measure('reform-measures', '改革措施', 'name', 'list'),
  measure('units-in-scope', '纳入范围', ...ofOwner),
  measure('notice-organs', '收文部门', 'notice', 'label'),
  measure('notice-units', '收文镇街', 'notice', 'label'),
  measure('pilots', '试点', 'name', ...ofOwner),
  measure('pilot-ordinal', '试点次序', 'name', ...ofOwner),
  measure('pledge-items-listed', '排查事项', 'itemKind', 'list'),
  measure('pledge-items-cancelled', '取消事项', 'itemKind', 'list'),
  measure('pledge-items-retained', '保留事项', 'itemKind', 'list'),
  measure('quota', '编制', 'quotaKind', 'management', 'funding', ...ofOwner),
  measure('staff', '实有人员', 'quotaKind', 'management', 'funding', ...ofOwner),
  measure('quota-change', '编制变动', 'quotaKind', 'management', 'funding', 'change', ...ofOwner),
  measure('posts', '职数', 'level', 'rank', ...ofOwner),
  measure('posts-change', '职数变动', 'level', 'rank', 'change', ...ofOwner),
  measure('role-posts', '职务职数', 'level', 'rank', 'role', ...ofOwner),
  measure('concurrent-roles', '兼任职务', 'role', 'concurrentRole', ...ofOwner),
  measure('leaders-appointed', '配备领导', 'level', 'rank', 'complete', ...ofOwner),
  measure('transfer-units', '转隶单位', 'batch', 'direction', 'withQuota'),
  measure('transferred-persons', '转隶人员', 'batch', 'direction', 'withQuota'),
  measure('issues-opened', '列入台账', 'ledger', 'kind'),
  measure('issues-closed', '销号', 'ledger', 'kind'),
  measure('excess-leaders', '超配领导', 'rank', ...ofOwner),
  measure('excess-leaders-absorbed', '消化领导', 'rank', ...ofOwner),
  measure('excess-leaders-remaining', '剩余超配领导', 'rank', ...ofOwner),
  measure('cadre-adjustments', '干部调整', ...ofOwner),
  measure('planned-absorption', '拟消化领导', 'rank', ...ofOwner),
  measure('teams', '执法队伍'),
  measure('teams-established', '设立队伍'),
  measure('teams-merged-from', '整合前队伍'),
  measure('teams-merged-into', '整合后队伍'),
  measure('teams-renamed', '更名队伍'),
  measure('teams-reparented', '调整主管队伍', 'parent'),
  measure('teams-transferred-up', '上划队伍', 'field', 'to'),
  measure('team-items', '队伍事项', ...ofOwner),
  measure('team-people', '队伍人员', ...ofOwner),
  measure('team-posts', '队伍编制', ...ofOwner),
  measure('team-auxiliaries', '队伍辅助人员', ...ofOwner),
  measure('team-cases-accepted', '队伍受理案件', 'periodFrom', 'periodTo', ...ofOwner),
  measure('team-cases-finished', '队伍办结案件', 'periodFrom', 'periodTo', ...ofOwner),
  measure('team-funds', '队伍经费', 'year', ...ofOwner),
  measure('team-equipment', '队伍装备', 'item', ...ofOwner),
  measure('auxiliaries', '编外人员', 'label', 'auxiliaryKind'),
  measure('handovers', '交接', 'counterpart', ...ofOwner),
  measure('equipment', '装备', 'item', ...ofOwner),
  measure('enforcement-fields', '综合执法领域', 'programme', 'name'),
  measure('fields-held', '本区执法领域', 'name'),
  measure('listed-powers', '清单权力'),
  measure('listed-powers-by-kind', '清单分类权力', 'powerKind'),
  measure('vertical-share', '垂管占比'),
  measure('vertical-part', '垂管占比分子'),
  measure('vertical-whole', '垂管占比分母'),
  measure('delegation-methods', '赋权方式', 'name'),
  measure('claim-target', '承接指标', 'appliesTo'),
  measure('powers-claimed', '认领权力', ...ofOwner),
  measure('powers-declined', '不认领权力', 'powerKind', ...ofOwner),
  measure('published-claims', '公布认领', ...ofOwner),
  measure('standard-households-from', '标准户数下限'),
  measure('standard-households-to', '标准户数上限'),
  measure('standard-population', '标准人口'),
  measure('grids', '网格', ...ofOwner),
  measure('grid-workers', '网格员', ...ofOwner),
  measure('chief-roles', '四长'),
  measure('service-list-items', '清单事项', 'list', 'scope'),
  measure('platform-items', '平台事项', 'platform'),
  measure('street-power-groups', '街道权力', 'title'),
  measure('centre-functions', '中心职能'),
  measure('centre-items', '中心事项'),
  measure('halls', '大厅'),
  measure('windows', '窗口'),
  measure('resident-units', '进驻单位'),
  measure('offered-items', '可提供事项'),
  measure('one-visit-items', '一次性办理事项'),
  measure('cases-handled', '办件', 'periodFrom', 'periodTo'),
  measure('cases-accepted', '受理件', 'periodFrom', 'periodTo'),
  measure('cases-finished', '办结件', 'periodFrom', 'periodTo'),
];

const byId = new Map(ledgerMeasures.map((one) => [one.id, one]));
const byWords = new Map(ledgerMeasures.map((one) => [one.zh, one]));

export const ledgerMeasureOf = (id: string): LedgerMeasure | undefined => byId.get(id);

export const ledgerMeasureNamed = (words: string): LedgerMeasure | undefined => byWords.get(words);

/** Id of a dimension by its words. */
export const dimensionNamed = (words: string): string | undefined => Object.keys(dimensions).find((id) => dimensions[id]?.zh === words);

export const wordsOfDimension = (id: string): string => dimensions[id]?.zh ?? id;

/** `owner category` for `ownerCategory`: ids are English words. */
export const englishOfDimension = (id: string): string => id.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);

/** `transferred persons` for `transferred-persons`. */
export const englishOfMeasure = (id: string): string => id.replaceAll('-', ' ');

/** What the ledger holds for a word; undefined where it holds no such value. */
export const valueNamed = (dimension: string, word: string): string | undefined => {
  const values = dimensions[dimension]?.values;
  return values === undefined ? word : Object.hasOwn(values, word) ? values[word] : undefined;
};

/** Levels as papers write them; the ledger holds the words. */
const levelsInEnglish: Readonly<Record<string, string>> = {
  厅级: 'bureau level', 处级: 'division level', 科级: 'section level', 股级: 'unit level',
  正厅级: 'bureau level, principal', 副厅级: 'bureau level, deputy', 正处级: 'division level, principal', 副处级: 'division level, deputy',
  正科级: 'section level, principal', 副科级: 'section level, deputy', 正股级: 'unit level, principal', 副股级: 'unit level, deputy',
};

/** What the ledger holds, in English words; what it holds in the words of a paper stays as it is. */
export const englishOfValue = (dimension: string, value: string): string => {
  const values = dimensions[dimension]?.values;
  if (values === undefined) return dimension === 'level' ? (levelsInEnglish[value] ?? value) : value;
  return Object.values(values).includes(value) ? value.replaceAll('-', ' ') : value;
};

export const wordOfValue = (dimension: string, value: string): string => {
  const values = dimensions[dimension]?.values ?? {};
  return Object.keys(values).find((word) => values[word] === value) ?? value;
};
