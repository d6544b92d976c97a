import { importManifest } from '@yange/importing';
import { citingShape, movedFiguresShape, toldEventShape } from '@yange/service-host';
import { momentShape, shown, wordsShape } from '@yange/use-case';
import { z } from 'zod';
import { recordedImportShape, takingBackPageShape, takingBackReportShape } from './taking-back.shapes.js';
import { executionShape, plannedRowsShape, whatIfShape } from '../plans/plan.shapes.js';

const { text, count } = shown;

const importProblem = z
  .strictObject({
    file: text,
    sheet: text.optional().describe('工作簿中的工作表 · sheet of a workbook'),
    line: count.describe('表格软件显示的行号 · row as a spreadsheet numbers it'),
    column: text.nullable().describe('列名；整行或整个文件为 null · header of the column; null for the whole row or file'),
    rule: text,
    zh: text,
    en: text,
    hint: wordsShape.describe('如何改正 · what can be done about it'),
  })
  .meta({ id: 'ImportProblem', description: '一行的问题 · what is wrong with a row' });

const columnMatch = z
  .strictObject({ written: text.describe('文件中的写法 · as the file writes it'), column: text.nullable(), how: z.enum(['same', 'synonym', 'similar', 'own']), likeness: z.number().min(0).max(1) })
  .describe('所认出的列 · a column as it was recognised');

const proposal = z.strictObject({
  certain: z.boolean().describe('无须猜测 · nothing had to be guessed'),
  tables: z.array(
    z.strictObject({
      file: text, sheet: text.nullable(), table: text.nullable(), how: z.enum(['name', 'columns', 'none']), line: count, columns: z.array(columnMatch), missing: z.array(text),
      unreadable: z.strictObject({ rule: text, zh: text, en: text, hint: wordsShape }).optional(),
    }),
  ),
  manifest: importManifest.nullable(),
});

const numbers = {
  rows: count.describe('已读的行 · rows as far as they are read; at the end commands + repeated + unchanged + rejected'),
  checked: count, applied: count, commands: count, repeated: count, unchanged: count, rejected: count, events: count,
};

const run = {
  importId: shown.id,
  startedAt: z.iso.datetime(),
  state: z.enum(['checking', 'applying', 'done', 'rejected', 'failed', 'cancelled']),
  policy: z.enum(['all-or-nothing', 'good-rows-only']),
  dryRun: z.boolean(),
  ...numbers,
  resumes: shown.id.optional().describe('接着哪一次 · the run whose files it took over'),
  recordedAs: shown.id.optional().describe('入账后的编号：同样的文件相同，撤回导入凭此 · what its rows are known by on record: the same for the same files; by this they are taken back'),
  corrected: z.array(text).optional().describe('就地改正过单元格的文件 · files of which cells were corrected here'),
  half: z.literal(true).optional().describe('要求一行有错全部不入账，却已入账一部分：须接着办理，或撤回 · all or nothing was asked and a part is recorded: go on, or take it back'),
  failure: z.strictObject({ code: text, zh: text, en: text }).optional().describe('未能继续的原因 · why the run could not go on'),
};

const movedByRows = movedFiguresShape.shape.own.element.extend({ rows: z.array(z.strictObject({ table: text, row: text })) });

export const importReportShape = z
  .strictObject({
    ...run,
    findings: z.record(z.string(), z.int()).describe('规则与次数 · rule and how often history breaks it'),
    problems: z.array(importProblem).describe('前一千个 · the first thousand'),
    warnings: z.array(importProblem).describe('前一千个 · the first thousand'),
    figures: movedFiguresShape.extend({ own: z.array(movedByRows), today: z.array(movedByRows) }).optional().describe('试导入：更正的行会使哪些数据变化 · of a dry run: the figures that correcting rows would move'),
    proposal: proposal.optional().describe('没有 manifest.json 时推测的表与列，供确认 · tables and columns as guessed, to be confirmed'),
  })
  .meta({ id: 'ImportReport', description: '一次导入 · a run of an import' });

const importSummary = z.strictObject({ ...run, problems: count, resumable: z.boolean() }).meta({ id: 'ImportSummary', description: '一次导入的数目 · a run in a list: numbers only' });

export const importsShape = z.strictObject({ imports: z.array(importSummary) }).meta({ id: 'Imports' });

const importRow = z.strictObject({
  table: text,
  file: text,
  sheet: text.nullable(),
  line: count,
  row: text.nullable().describe('序号 · null where the row could not be read'),
  status: z.enum(['recorded', 'unchanged', 'repeated', 'planned', 'rejected', 'unreadable']),
  matter: wordsShape.nullable(),
  events: z.array(z.strictObject({ type: text, stream: text, effective: text, data: z.looseObject({}).optional().describe('试导入时的内容 · of a dry run') })),
  findings: z.array(z.strictObject({ rule: text, zh: text, en: text })),
  problems: z.array(importProblem),
});

export const importRowPageShape = z.strictObject({ rows: z.array(importRow), next: z.int().nullable().describe('下一页的 after · after of the next page') }).meta({ id: 'ImportRowPage' });

export const faultyCellsShape = z
  .strictObject({ cells: z.array(z.strictObject({ file: text, sheet: text.optional(), line: count, column: text, text: z.string().describe('单元格内容；公式为空 · what it says; nothing where it holds a formula') })) })
  .meta({ id: 'FaultyCells', description: '有问题的单元格 · cells that have problems' });

export const faultyFilesShape = z.strictObject({ files: z.array(z.strictObject({ file: text, problems: z.int().min(1) })) }).meta({ id: 'FaultyFiles', description: '有问题的文件 · files that have problems' });

const templateColumn = z.strictObject({
  header: text, required: z.boolean(), hint: wordsShape, kind: z.enum(['text', 'number', 'choice', 'list', 'date', 'organ', 'document']), choices: z.array(text), synonyms: z.array(text), example: text, longest: z.int().optional().describe('单元格最多字符数，较通常为多时才有 · characters that a cell may have, where that is more than usual'),
});

export const importTemplatesShape = z
  .strictObject({ tables: z.array(z.strictObject({ name: text, columns: z.array(templateColumn), matters: z.array(z.strictObject({ matter: text, due: z.array(text), may: z.array(text) })), sample: z.record(z.string(), z.string()) })) })
  .meta({ id: 'ImportTemplates', description: '导入模板 · tables to be filled in' });

export const registerReportShape = z
  .strictObject({
    uploadId: shown.id,
    snapshotId: shown.id,
    kind: text.describe('台账种类代码 · code of its kind'),
    kindName: text,
    takenOn: shown.day,
    state: z.enum(['loading', 'comparing', 'done', 'rejected', 'failed']),
    rows: count,
    rejected: count.describe('未采用的行 · rows that were left out'),
    problems: z.array(importProblem),
    failure: run.failure,
  })
  .meta({ id: 'RegisterReport', description: '一次台账上传 · an upload of a register' });

export const historyTableShape = z
  .strictObject({
    on: shown.day,
    lines: z.array(
      z.strictObject({
        organId: shown.id.nullable(), effective: text, 文号: text, 下发时间: text, 文件名称: text, 机构名称: text, 隶属关系: text, 经费形式: text, 主要职责: text, 编制数额: text, 领导职数: text, 备注: text,
      }),
    ),
    moment: momentShape,
  })
  .meta({ id: 'EstablishmentHistory', description: '机构编制沿革表 · a line per organ, day and document' });

export const usePermitNoticesShape = z
  .strictObject({
    on: shown.day,
    notices: z.array(
      z.strictObject({
        permitId: shown.id, organId: shown.id.nullable(), grantedOn: shown.day, expiresOn: shown.day,
        编号: text, 用编单位: text, 编制类型: text, 经费形式: text, 用编名额: text, 批准依据: text, 批准日期: text, 有效期至: text, 已用: text, 未用: text, 状态: text,
      }),
    ),
    moment: momentShape,
  })
  .meta({ id: 'UsePermitNotices', description: '用编通知单 · a line per notice' });

export const transferRosterShape = z
  .strictObject({
    on: shown.day,
    batchId: shown.id,
    name: text,
    from: text,
    to: text,
    withQuota: z.boolean(),
    persons: count.describe('本批人数，含只计数的 · of the batch, those who are only counted among them'),
    masked: z.boolean().describe('姓名是否脱敏'),
    lines: z.array(
      z.strictObject({ personId: shown.id, 序号: text, 姓名: text, 人员标识: text, 原单位: text, 转入单位: text, 编制类型: text, 经费形式: text, 是否带编: text, 转隶日期: text, 依据: text }),
    ),
    moment: momentShape,
  })
  .meta({ id: 'TransferRoster', description: '转隶花名册 · a line per person' });

export const readyShape = z.strictObject({ status: z.enum(['ok', 'ready']) }).meta({ id: 'Ready' });

const logProgress = z.strictObject({ covered: count, head: count, lag: count });

const projectionStatus = z.strictObject({
  name: text,
  health: z.enum(['ok', 'degraded', 'failing', 'stopped']),
  version: count.nullable(),
  generation: count.nullable(),
  building: z.boolean(),
  covered: count,
  lag: count,
  parked: count,
  logs: z.record(z.string(), logProgress),
  parkedStreams: z.array(z.strictObject({ logId: text, streamId: text, position: count, eventId: text, reason: text, attempts: count, events: count })),
  lastError: text.nullable(),
});

const serviceStatus = z
  .strictObject({ context: text, feed: z.enum(['log', 'kafka']), logs: z.record(z.string(), z.int()).describe('日志与最后位置 · log id to last position'), projections: z.array(projectionStatus) })
  .meta({ id: 'ServiceStatus', description: '一个服务的日志与读模型 · heads of the logs, and how far the read models are' });

export const statusShape = z.strictObject({ services: z.record(z.string(), z.union([serviceStatus, z.strictObject({ reachable: z.literal(false) })])) }).meta({ id: 'Status' });

export const positionsShape = z
  .strictObject({
    district: text,
    services: z
      .record(z.string(), z.union([z.strictObject({ position: count.describe('自己日志的最后位置 · last position of its own log'), covered: count.describe('读模型已读入的事件数，含其他日志的 · events that its read models took in, of other logs too'), lag: count.describe('最慢的读模型还差的事件数 · events that its slowest read model has yet to take in') }), z.null()]))
      .describe('未答复的服务为 null · null for a service that does not answer'),
  })
  .meta({ id: 'Positions', description: '一区的日志与读模型到何处 · how far the logs and read models of a district are' });

const rowsDigest = z.strictObject({ digest: text, tables: z.array(z.strictObject({ table: text, rows: count, digest: text })) }).meta({ id: 'RowsDigest', description: '所供各行的摘要 · digest of all rows that are served' });

export const digestsShape = z.strictObject({ projections: z.array(z.strictObject({ name: text, digest: rowsDigest })) }).meta({ id: 'Digests' });

export const rebuiltShape = z
  .strictObject({
    projections: z.array(
      z.strictObject({
        name: text, from: text.nullable(), to: text, rows: rowsDigest, verdict: z.enum(['equal', 'different', 'not-comparable']), covered: z.record(z.string(), z.int()), buildMs: z.number(), pauseMs: z.number(),
      }),
    ),
  })
  .meta({ id: 'Rebuilt', description: '重建结果 · what came of building the read models anew' });

export const retriedShape = z
  .strictObject({ projections: z.array(z.strictObject({ name: text, released: count, stillParked: count })) })
  .meta({ id: 'RetriedParked', description: '停放事件再试的结果 · parked events: how many were folded or left out as decided, how many still wait' });

export const servedDistrictsShape = z
  .strictObject({ districts: z.array(text).describe('在此登记 · recorded here'), followed: z.array(text).describe('由别的节点登记、在此随读 · recorded by other nodes and read here') })
  .meta({ id: 'ServedDistricts' });

export const peopleShape = z.array(z.strictObject({ id: text, role: text, title: wordsShape })).meta({ id: 'ExamplePeople' });

export const tokenShape = z.strictObject({ token: text }).meta({ id: 'Token' });

export const keysShape = z.strictObject({ keys: z.array(z.looseObject({ kty: text })) }).meta({ id: 'KeySet', description: 'RFC 7517' });

const draftNumber = z.looseObject({ place: z.strictObject({ paragraph: count, from: count, to: count }), remark: wordsShape });

export const draftProofShape = z
  .looseObject({ file: text, paragraphs: z.array(text), on: shown.day, numbers: z.array(draftNumber).describe('与 reporting 的 draft-proofs 相同 · as reporting answers `draft-proofs`') })
  .meta({ id: 'ReadDraft', description: '文稿逐个数据的核对 · a draft, number by number' });

const unavailableServices = z.array(z.strictObject({ service: text, code: text })).describe('未答复的服务：其事件不在此答复中 · services that did not answer: their events are missing here');
const trailEvent = toldEventShape.extend({ service: text });

export const eventTrailShape = z
  .strictObject({ events: z.array(trailEvent), next: text.nullable().describe('下一页的 cursor · cursor of the next page'), unavailable: unavailableServices, moment: momentShape })
  .meta({ id: 'EventTrail', description: '各服务的事件，新的在前 · events of all services, the newest first' });

export const eventChainShape = z
  .strictObject({ correlationId: text, events: z.array(trailEvent), unavailable: unavailableServices, moment: momentShape })
  .meta({ id: 'EventChain', description: '一次办理引起的全部事件 · all that one command brought about, in the order in which it was recorded' });

export const attachedFileShape = z
  .strictObject({ status: z.enum(['recorded', 'unchanged']), name: text, mediaType: text, size: count.describe('字节 · bytes'), sha256: z.hex(), position: z.int().min(0).nullable() })
  .meta({ id: 'AttachedFile', description: '已附入的文件 · a file that was attached' });

export const documentShape = z.looseObject({ openapi: text, paths: z.looseObject({}), components: z.looseObject({}) }).meta({ id: 'OpenApiDocument' });

export const gatewayShapes = [
  recordedImportShape, takingBackPageShape, takingBackReportShape, registerReportShape, importReportShape, importsShape, importRowPageShape, faultyFilesShape, faultyCellsShape, importTemplatesShape, historyTableShape, usePermitNoticesShape, transferRosterShape, readyShape, statusShape, positionsShape, digestsShape, rebuiltShape, retriedShape, servedDistrictsShape, peopleShape, tokenShape, keysShape, draftProofShape, eventTrailShape, eventChainShape, attachedFileShape, documentShape, whatIfShape, executionShape, plannedRowsShape, citingShape,
] as const;
