/** Names of event fields in the clerk's words. */
export const fieldWords: Readonly<Record<string, string>> = {
  eventId: '事件编号', readModel: '读模型', logId: '日志', failure: '折算失败原因', eventType: '事件种类', reason: '理由', cutOver: '截止日', id: '编号', name: '名称', named: '逐一点名', count: '数量', label: '名目', code: '代码', reading: '读作',
  members: '成员', blocks: '只计总数', blockId: '所属整块', drawnFrom: '取自整块', subject: '对象', each: '每个', words: '原话', matter: '事项', scope: '口径', title: '名称', kind: '类别', type: '类型',
  // documents and dates
  documentId: '文件编号', attachment: '附件', mediaType: '文件格式', size: '大小', sha256: '文件哈希', number: '文号', shortTitle: '简称', issuer: '发文机关', issued: '发文日期', from: '自', to: '至',
  precision: '精度', text: '文字', noticeId: '通知编号', legalBasis: '依据', basisLevel: '依据层级', evidence: '佐证', deadline: '期限', expiresOn: '到期日', periodFrom: '期间起', periodTo: '期间止', source: '来源', place: '位置',
  // the procedure
  person: '人员', necessity: '必要性', planHash: '方案内容哈希', reasonableness: '合理性', feasibility: '可行性', arguedBy: '论证机关', minutes: '会议纪要', decidedBy: '决定人', grantedBy: '批准人', grantedFor: '被代理的批准人', requestId: '申请编号', askedBy: '申请人', askedFor: '被代理的申请人', claimedBy: '申报人', demandId: '要求编号', demandedBy: '要求方', approval: '上级批准', approvedBy: '批准机关',
  basis: '依据', filedWith: '备案机关', content: '内容', subjects: '对象', applicant: '申请单位', proposedBy: '提出人', stage: '所处环节', returnedBy: '退回人', revisedBy: '修改人', addressee: '报送机关', repliedBy: '批复机关',
  // decisions, rules, follow-ups
  decisionId: '决定编号', motionId: '动议编号', contentHash: '内容哈希', subjectIds: '对象编号', quantity: '数量', quotaKind: '编制类型', document: '文件', issuedOn: '成文日期', quote: '原文', provenance: '来源性质', fileSha256: '文件哈希', inForceFrom: '生效自',
  inForceTo: '有效至', context: '服务', reaction: '联动', command: '命令', rule: '规则', mode: '处理方式', zh: '中文', en: '英文',
  // drafts
  draftId: '草稿编号', savedBy: '起草人', onBehalfOf: '代何人', submittedBy: '送审人', withdrawnBy: '撤回人', signedBy: '签办人', preparedBy: '起草人', seen: '已阅至', note: '附言', days: '天数', closedFields: '不得更正的字段',
  // templates and reports
  templateId: '模板编号', templateVersion: '模板版本', templateEventId: '模板事件', positions: '各日志位置', position: '位置', texts: '正文', language: '语言', hashAlgorithm: '哈希算法', hash: '哈希', settled: '数据处置', choice: '取用',
  inspectionId: '督查编号', requestedBy: '督查机关', selfCheckDue: '自查期限', submissionDue: '报送期限', findings: '自查发现', demand: '整改要求', due: '期限', conclusion: '结论',
  generator: '生成器版本', definition: '口径版本', copies: '抄送', annexes: '附件', columns: '列',
  // staffing: notes of organs
  endedOn: '撤销日期', movedTo: '上划去向', byWords: '仅知名称', toldByHistory: '历史录入', againFor: '补记事项', ordered: '经人办理结转', postId: '职务编号', post: '职务', concurrent: '兼任', periods: '各期',
  // organs, units, reforms
  groupId: '组编号', groupName: '组名', organId: '机构编号', ownerId: '机构或队伍编号', organName: '机构', organs: '机构', departments: '行政部门', institutions: '事业单位', findingId: '陈述编号', limit: '限额', units: '单位', unit: '单位',
  unitId: '单位编号', unitName: '单位', templateKind: '模板类别', meetingId: '会议编号', motionIds: '审议的动议', body: '会议机构', year: '年度', ordinal: '序次', approved: '审议通过', reformId: '改革编号', reformMethod: '改革方式', method: '方式',
  oldOffices: '原办所', newOffices: '新办所', openList: '列举未尽', selfSet: '自行设置', successors: '承接机构', predecessors: '前身', how: '方式', aliases: '别名', category: '类别', rank: '级别', parentId: '上级编号',
  oldParentId: '原上级编号', newParentId: '新上级编号', parentCode: '上级代码', parent: '主管单位', oldName: '原名称', newName: '新名称', plateHung: '已挂牌', premisesAllocated: '办公用房已调配', pilotId: '试点编号', formula: '模式',
  plateId: '牌子编号', plates: '牌子', listId: '清单编号', listName: '清单', items: '事项', item: '物品', measureId: '措施编号', measure: '指标或措施', objectiveId: '目标编号', leadUnits: '牵头单位', all: '全部', parts: '分项', names: '名称',
  absorbed: '吸收合并', continues: '原机构保留', oldRank: '原规格', newRank: '新规格', withOrganId: '合署机构编号', withOrganName: '合署机构', host: '为主一方', limitExempt: '不计限额', regionCode: '区划代码', region: '对方区划代码', counterpartRegion: '对方区划代码', regionName: '区划',
  duties: '职能', duty: '职能', fromOrganId: '划出机构编号', fromOrganName: '划出机构', toOrganId: '划入机构编号', toOrganName: '划入机构', misfitId: '不符编号', task: '任务', conditions: '设立条件', limitedTask: '承担阶段性任务', endsOn: '撤销日期',
  officeInId: '承担日常工作机构编号', officeInName: '承担日常工作机构', ownOffice: '单设办事机构', ownQuota: '单独核定编制', taskId: '任务编号', startsOn: '开始日期', itemId: '事项编号', requestedById: '提出部门编号', requestedByName: '提出部门',
  replacedBy: '代之以', into: '并入', answerDueOn: '反馈期限', unitsGroup: '镇街机构组', misfits: '不符项数', carriedOut: '已落实', bodies: '备案机关', stillDue: '尚待备案',
  // quota, posts, persons
  account: '编制账户', accountId: '账户编号', owner: '归属', management: '管理方式', funding: '经费形式', managementCode: '管理方式代码', fundingCode: '经费形式代码', moveId: '调剂编号', manner: '方式', batchId: '批次编号', personId: '人员编号', persons: '人员', allotment: '职数核定', level: '层级',
  principal: '正职', deputy: '副职', role: '职务', concurrentRole: '兼任职务', holders: '人数或主体', complete: '全部到位', means: '方式', permitId: '核准编号', sourceEventId: '所据事件', supersedesEventId: '所更正事件', since: '自该日', list: '代码表', entries: '条目', marks: '标记', kindCode: '类型代码', quotaKept: '保留编制', unnamed: '未落实到人', counted: '已随批计数划转', secondmentId: '抽借调批次', personIds: '人员编号', raised: '增编依据', streamId: '事件流', on: '日期', direction: '方向', withQuota: '带编', forms: '形式', ledger: '台账',
  recordId: '存档编号', keyId: '密钥编号', keyIds: '密钥编号', personalFields: '信息项', suite: '加密方式', purpose: '用途', caseNumber: '案号',
  issueId: '问题编号', unknownPersonId: '册内人员编号', difference: '差异', snapshotId: '快照编号', registerKind: '台账种类', kindName: '台账种类名称', takenOn: '截至日', rows: '行数', rejected: '未采用行数', fileHash: '文件校验值', comparedToPosition: '比对至', differences: '差异', suspects: '疑似吃空饷',
  issues: '问题', leaders: '领导职数', rounds: '批次数', planId: '计划编号', condition: '前提', outcome: '结果',
  // enforcement
  teams: '队伍', team: '队伍', teamId: '队伍编号', field: '领域', fieldId: '领域编号', fields: '领域', sources: '整合前', results: '整合后', namings: '点名', withPosts: '连同编制职数', programme: '改革名称', staff: '人员', version: '版次',
  numerator: '分子', denominator: '分母', approximate: '约数', holdersOpen: '列举未尽', exists: '存在', bodyName: '主体名称', methods: '方式', appliesTo: '适用对象', needsEnforcementBody: '须有执法主体', atLeastPercent: '不低于（%）',
  channel: '公布渠道', handoverId: '交接编号', counterpartName: '对方', recipient: '领用方', measureWord: '量词',
  basisFrom: '依据生效日', basisTo: '依据失效日', holder: '原实施主体', vertical: '垂直管理', expertise: '专业能力', delegatedBy: '赋权机关', legalReview: '合法性审查', procedure: '行使程序', until: '有效期至',
  hours: '学时', documents: '文书', amount: '金额（元）', quota: '编制数', auxiliary: '编外人数', accepted: '受理数', finished: '办结数', people: '人数',
  evaluatedBy: '评估机关', reasonCode: '原因代码', originCode: '进人方式代码', origin: '进人方式', reasons: '原因', standsOn: '登记依据', result: '结论', nextDue: '下次评估日',
  // grid and services
  householdsFrom: '户数下限', householdsTo: '户数上限', households: '户数', population: '人口', populationApproximate: '人口为约数', grids: '网格', gridId: '网格编号', deviationReason: '偏离理由', workers: '网格员', roles: '职务', platform: '平台',
  groups: '组', rights: '权力', splittingRule: '拆分规则', streets: '街道', heldByNone: '已无街道享有的组', centreId: '中心编号', centre: '中心', functions: '职能', kinds: '门类', kindsOpen: '列举未尽', halls: '大厅', hall: '大厅', windows: '窗口', windowId: '窗口编号', handles: '办理事项', handled: '办件数',
  finishRate: '办结率', percent: '百分比', decimals: '小数位', callId: '呼叫编号', caller: '呼叫方', called: '被呼方', department: '部门', answer: '答复',
  ground: '呼叫情形', holidays: '放假日', workdays: '调休上班日', signDays: '签收工作日数', handleDays: '办理工作日数', warnDays: '预警工作日数', signBy: '签收期限', dueOn: '期限', insteadOf: '替代部门', takenOverBy: '承接部门', takenOver: '由他社区划入', succeededBy: '承接街道', passed: '通过',
  assessed: '考核人数', materials: '材料', oneVisit: '一次办结', workingDays: '工作日数', caseId: '办件编号', window: '窗口', missing: '缺少材料', opinion: '办理意见',
  score: '得分', assessmentPercent: '考核占比（%）', matters: '事项数', communityId: '社区编号', community: '社区', formerName: '原名称', mostPersons: '人数上限', areaUnitId: '驻区单位编号', pledgeId: '承诺编号', kept: '已兑现',
  // figures and reference facts
  reportId: '汇报编号', reportTitle: '汇报标题', figureId: '数据编号', asOf: '时点', measures: '各项数值', value: '数值', relations: '关系', partition: '划分依据', topics: '主题', topic: '主题', aspect: '侧面', listed: '列举', open: '未尽', mentions: '提及名称',
  term: '推算', query: '选取', take: '取法', dimension: '维度', values: '取值', ofScope: '限于口径单位', by: '按', upTo: '截至', notGiven: '未给出', agreed: '一致', terms: '各项', plus: '加', minus: '减', left: '被减', right: '减去', share: '占比', part: '部分', whole: '全部', rounding: '取整', leastCount: '最少个数', of: '总数', titleEn: '英文名称',
  factId: '事实编号', area: '区域', districts: '所含区划',
  // open work
  copyOf: '所据事件', withinDays: '办理工作日数', fromPerson: '交出人', toPerson: '接收人', leftBy: '离岗所据事件', deputisingId: '代理编号', standIn: '代理人',
};

/** Values from code lists of the contracts. Unspecified ones are left as they are. */
export const codeWords: Readonly<Record<string, string>> = {
  NUMBER_CHOICE_DECLARED: '取上报数', NUMBER_CHOICE_DERIVED: '取推算数',
  PROVENANCE_STATED: '原文', PROVENANCE_RECONSTRUCTED: '推定', PROVENANCE_SYNTHETIC: '虚拟',
  PRECISION_DAY: '到日', PRECISION_MONTH: '到月', PRECISION_YEAR: '到年', PRECISION_BY_END_OF: '截至', PRECISION_RANGE: '区间',
  QUOTA_KIND_ADMINISTRATIVE: '行政编制', QUOTA_KIND_INSTITUTION: '事业编制', QUOTA_KIND_SUPPORT: '工勤编制', QUOTA_KIND_OUTSIDE: '编外',
  MANAGEMENT_STATUS_CIVIL_SERVICE: '参照公务员法管理', MANAGEMENT_STATUS_INSTITUTION: '事业管理', FUNDING_FORM_FULL: '全额拨款', FUNDING_FORM_PARTIAL: '差额拨款', FUNDING_FORM_SELF: '自收自支',
  COUNTERPART_SCOPE_DISTRICT: '区内', COUNTERPART_SCOPE_OUTSIDE: '区外', POST_RANK_PRINCIPAL: '正职', POST_RANK_DEPUTY: '副职', TRANSFER_DIRECTION_WITHIN: '区内', TRANSFER_DIRECTION_OUT: '转出', TRANSFER_DIRECTION_IN: '转入',
  PLAN_OUTCOME_CONDITION_MET: '前提已具备', PLAN_OUTCOME_DROPPED: '已放弃', AUXILIARY_KIND_PURCHASED_SERVICE: '购买服务', AUXILIARY_KIND_HIRED: '聘用', AUXILIARY_KIND_VOLUNTEER: '志愿', POWER_KIND_PENALTY: '行政处罚', POWER_KIND_OTHER: '其他权力',
  DECLINE_REASON_NO_ENFORCEMENT_BODY: '没有执法主体', DECLINE_REASON_VERTICAL_HOLDER: '属垂管部门', DECLINE_REASON_BEYOND_AUTHORITY: '超出权限', DECLINE_REASON_EXPERTISE: '缺专业力量', DECLINE_REASON_AUTHORITY_OR_EXPERTISE: '超出权限或缺专业力量', DECLINE_REASON_LEGAL_BASIS: '法律依据未生效',
  FIGURE_KIND_COUNT: '计数', FIGURE_KIND_RATE: '比率', FIGURE_KIND_DATE: '日期', FIGURE_KIND_RANGE: '区间', FIGURE_KIND_LIST: '列举', FIGURE_KIND_DOCUMENT: '文件', FIGURE_KIND_ORDINAL: '序次', FIGURE_KIND_ZERO: '无', FIGURE_KIND_TARGET: '目标', FIGURE_KIND_PLAN: '计划', FIGURE_KIND_RHETORIC: '修辞',
  RELATION_KIND_PART_OF: '其中之一', RELATION_KIND_SAME_SET_AS: '同一批', RELATION_KIND_STANDARD_FOR: '标准',
  ASPECT_LEDGER: '台账', ASPECT_CLOSED: '已办结', ASPECT_OPEN: '尚余', ASPECT_ZERO: '声明为无', ASPECT_INSTANCE: '实例', ASPECT_TARGET_AT_LEAST: '目标不低于', ASPECT_EXCLUDED_SHARE: '不能承担的部分',
  TAKE_SUM: '合计', TAKE_EACH: '每个', TAKE_LATEST: '最新', TAKE_WHEN: '时间', TAKE_DATE: '日期', DAY_RULE_AS_OF: '数据时点', DAY_RULE_REPORT: '报告日', ROUNDING_HALF_UP: '四舍五入', ROUNDING_DOWN: '舍去', ROUNDING_UP: '进一',
};
