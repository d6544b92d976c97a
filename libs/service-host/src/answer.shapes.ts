import { namedSchemas } from '@yange/http';
import { citationShape, findingShape, momentShape, shown, wordsShape } from '@yange/use-case';
import { z } from 'zod';
import { citingShape } from './command.request.js';

const { text, count, day } = shown;
const position = z.int().min(0);

const effective = z.strictObject({ from: day.nullable(), to: day, text: text.describe('来源所写日期 · in the words of the source') }).meta({ id: 'EffectiveDate', description: '生效日期；知道多少写多少 · when it takes effect, as exactly as is known' });

const breach = z.strictObject({ rule: text, zh: text, en: text, facts: z.record(z.string(), z.string()).optional() }).meta({ id: 'Breach', description: '违反的规则 · a rule that is broken' });

const ids = z.record(z.string(), z.string()).describe('新编号等 · ids of what is new');

/** `CommandOutcome` as a client reads it. */
export const commandAnswerShape = z
  .strictObject({
    status: z.enum(['recorded', 'unchanged']).describe('已记录，或事实本已如此 · recorded, or so already'),
    events: z.array(z.strictObject({ eventId: shown.id, type: text, streamId: text })),
    findings: z.array(breach).describe('提示的违规 · breaches that the caller is told of'),
    answer: ids,
    position: position.nullable().describe('最后一个事件的位置 · position of the last event'),
  })
  .meta({ id: 'CommandAnswer', description: '办理结果 · what came of a command' });

const touchedEvent = z.strictObject({
  eventId: shown.id, type: text, streamId: text, position, effectiveTo: day,
  why: z.enum(['later-in-stream', 'follows-from', 'names']).describe('同流在后、由其引起、提及 · later in the stream, brought about by it, names what it began'),
});

const touched = z
  .strictObject({
    from: day.describe('最早发生变化的日期 · the first day on which anything changes'),
    later: z.array(touchedEvent).max(200),
    laterCount: count,
    limits: z.array(z.strictObject({ rule: text, streamId: text, date: day, before: z.int(), after: z.int(), zh: text, en: text })).describe('超限的变化 · limits exceeded otherwise than now, and by how much'),
    findings: z.strictObject({ gone: z.array(text), told: z.array(text) }),
    ids: z.array(text).describe('由被更正事件产生的编号，可向其他服务查询 · ids that it began, to ask other services for'),
  })
  .meta({ id: 'Touched', description: '涉及的事项 · what stands on what would change' });

const number = { measure: text, title: wordsShape, value: z.union([z.int(), text]), unit: text };

const side = z
  .strictObject({
    declared: z.array(z.strictObject({ ...number, approximate: z.boolean(), scope: text })),
    derived: z.array(z.strictObject({ ...number, basis: text, tellings: z.array(z.union([z.int(), text])) })),
    verdict: text,
    basis: text,
  })
  .nullable();

const movedFigure = z.strictObject({
  figureId: text,
  words: text,
  place: text,
  asOf: z.strictObject({ from: day.nullable(), to: day, precision: text, text }),
  before: side.describe('现在；未登记为 null · as it is'),
  after: side.describe('将来；不再登记为 null · as it would be'),
  by: z.array(shown.id).describe('由哪些事件引起 · which of the events move it'),
});

/** As reporting answers `figure-moves`, asked twice. */
export const movedFiguresShape = z
  .strictObject({
    own: z.array(movedFigure).describe('按各数据自身日期 · each figure at its own day'),
    today: z.array(movedFigure).describe('按今天 · as of today'),
    unavailable: z.array(z.strictObject({ service: text, code: text })).describe('未能答复的服务：不能据此认为数据不变 · a service that could not tell: an empty list is then no proof'),
  })
  .meta({ id: 'MovedFigures', description: '会变的数据，变前与变后 · figures that would be others, before and after' });

export type MovedFigures = z.infer<typeof movedFiguresShape>;

/** What other services did because of what would be superseded, and what they recorded of the things that it began. */
export const followedElsewhereShape = z
  .strictObject({
    events: z.array(z.strictObject({
      service: text, eventId: shown.id, type: text, streamId: text, position, effectiveTo: day,
      why: z.enum(['follows-from', 'names']).optional().describe('follows-from：由其引起；names：记有由其开始的机构、人员、决定等 · brought about by it, or naming a thing that it began'),
    })),
    unavailable: z.array(z.strictObject({ service: text, code: text })).describe('未能答复的服务：不能据此认为没有 · a service that could not tell: an empty list is then no proof'),
  })
  .meta({ id: 'FollowedElsewhere', description: '由此在其他服务引起的事项 · what it brought about in other services' });

export type FollowedElsewhere = z.infer<typeof followedElsewhereShape>;

/** `DryRun` as a client reads it; `figures` and `elsewhere` are added on the way by the gateway. */
export const dryRunShape = z
  .strictObject({
    outcome: z.enum(['recorded', 'unchanged', 'refused', 'repeated']).describe('如现在办理的结果 · what would come of it now'),
    position: position.describe('已读到的日志位置；确认时作为“已阅至” · the log was read up to here: what a confirmation says that it saw'),
    events: z.array(z.strictObject({ eventId: shown.id, type: text, streamId: text, effective, supersedes: shown.id.nullable(), data: z.looseObject({}) })),
    violations: z.array(breach.extend({ mode: z.enum(['refuse', 'warn', 'record']) })),
    answer: ids,
    touches: touched.nullable(),
    figures: movedFiguresShape.optional().describe('更正、撤销会使哪些数据变化；其他操作没有此项 · of a correction or annulment: the figures that it would move'),
    elsewhere: followedElsewhereShape.optional().describe('更正、撤销所涉事项在其他服务引起了什么；不会随之撤销 · of a correction or annulment: what other services did because of it, which is not undone with it'),
  })
  .meta({ id: 'DryRun', description: '试办结果 · what would come of a command' });

/** `eventAsJson`. */
export const eventShape = z
  .strictObject({
    eventId: shown.id,
    type: text,
    schemaVersion: count,
    logId: text,
    position,
    streamId: text,
    version: count.describe('在其流中的序号 · its place in its stream'),
    effective,
    recordedAt: z.iso.datetime(),
    mode: z.enum(['live', 'history']),
    citations: z.array(citationShape),
    actor: z.strictObject({ person: text, role: text, tokenId: text, onBehalfOf: text.optional() }),
    command: text,
    commandId: text,
    correlationId: text.nullable(),
    causationId: text.nullable(),
    supersedes: shown.id.nullable(),
    correctionReason: text.optional(),
    preparedAs: text.optional().describe('签办的草稿 · the draft that was signed'),
    preparedBy: z.array(text).optional(),
    importRow: z.strictObject({ table: text, row: text, importId: text.optional().describe('所属上传：同样的文件相同 · the upload that brought it, the same for the same files') }).optional(),
    findings: z.array(findingShape),
    data: z.looseObject({}).describe('事件内容，见 proto/ · what it says: the message of its type in proto/'),
    contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .meta({ id: 'Event', description: '一条事件 · an event' });

export const eventPageShape = z
  .strictObject({ logId: text, head: position.optional(), scannedTo: position.optional().describe('下一页的 after · after of the next page'), events: z.array(eventShape), moment: momentShape })
  .meta({ id: 'EventPage', description: '一页事件 · a page of events' });

/** An event with what it says in words; see `@yange/sentences`. */
export const toldEventShape = eventShape.extend({ sentence: wordsShape.describe('谁 · 何时 · 依何文 · 做了什么 · who, when, under which document, what') }).meta({ id: 'ToldEvent', description: '事件及其语句 · an event, and what it says in words' });

export const recentEventsShape = z
  .strictObject({
    logId: text,
    head: position,
    scannedFrom: z.int().min(1).describe('已看到此位置；1 为到头 · looked at from here on; 1 at the beginning of the log'),
    recordedAt: z.iso.datetime().nullable().describe('该位置的记录时间；其余的不晚于此 · of that position: what is left was not recorded later'),
    events: z.array(toldEventShape),
    moment: momentShape,
  })
  .meta({ id: 'RecentEvents', description: '最近的事件，新的在前 · the last events, the newest first' });

const mode = z.enum(['refuse', 'warn', 'record']);

export const rulesShape = z
  .strictObject({
    on: day,
    rules: z.array(
      z.strictObject({
        id: text,
        title: wordsShape,
        source: z.strictObject({ kind: z.enum(['article', 'document', 'report', 'standard', 'conclusion']), zh: text, en: text }).describe('出处 · where it comes from'),
        mode: mode.describe('本系统所定 · until the district decides otherwise'),
        fixed: wordsShape.optional().describe('不得另定的理由 · why no district may treat it otherwise'),
        inForce: mode.describe('当日执行的方式 · what holds on the day'),
        reason: text.nullable(),
        eventId: shown.id.nullable(),
      }),
    ),
    moment: momentShape,
  })
  .meta({ id: 'Rules', description: '在用规则 · the rules in force' });

export const scheduledChangesShape = z
  .strictObject({ after: day, changes: z.array(eventShape.extend({ holds: z.boolean().describe('届时仍成立 · whether it still holds'), broken: z.array(breach) })), moment: momentShape })
  .meta({ id: 'ScheduledChanges', description: '待生效变更 · changes that take effect after the day' });

export const decisionUsesShape = z
  .strictObject({
    decisionId: shown.id,
    items: z.array(
      z.strictObject({
        matter: text,
        words: text,
        subjectIds: z.array(text),
        quotaKind: text.nullable().describe('编制类型代码，不限为 null · code of the kind of quota; null for any'),
        direction: text.nullable().describe('核增 increase、核减 reduce、划转 transfer，不限为 null · null whichever way'),
        granted: count.nullable().describe('所批数量，不限为 null · how much the item grants; null where it binds none'),
        used: count.describe('本服务已用 · by changes of this service that count'),
        left: z.int().nullable().describe('尚余；少于 0 为超用 · what is left; below 0 where more was used than is granted'),
      }),
    ),
    moment: momentShape,
  })
  .meta({ id: 'DecisionUses', description: '决定的使用 · how much of a decision is used' });

export const followUpsShape = z
  .strictObject({
    followUps: z.array(
      z.strictObject({ eventId: shown.id, eventType: text, context: text, reaction: text, label: text, command: text, rule: text, zh: text, en: text, since: z.iso.datetime(), how: text.nullable().describe('如何办结，未办为 null · null while it is open') }),
    ),
    moment: momentShape,
  })
  .meta({ id: 'FollowUps', description: '联动未成的待办 · what events called for and a rule refused' });

const draftEntry = z.strictObject({
  draftId: shown.id,
  kind: z.enum(['change', 'slip']).describe('slip：录入差错'),
  command: text,
  title: wordsShape.nullable(),
  stage: z.enum(['none', 'open', 'submitted', 'returned', 'withdrawn', 'signed']),
  version: count,
  contentHash: z.hex().describe('签办时写明 · what a signature names'),
  writers: z.array(text),
  reason: text,
  lastStepAt: z.iso.datetime(),
});

export const draftsShape = z.strictObject({ drafts: z.array(draftEntry), moment: momentShape }).meta({ id: 'Drafts', description: '草稿，新动的在前 · drafts, the last touched first' });

export const draftShape = draftEntry
  .extend({ content: z.looseObject({}).describe('所拟命令的内容 · the body of the command'), position, events: z.array(eventShape), moment: momentShape })
  .meta({ id: 'Draft', description: '一份草稿 · a draft with its steps' });

/** Of every service. */
export const platformAnswers = namedSchemas(citingShape, commandAnswerShape, movedFiguresShape, followedElsewhereShape, dryRunShape, eventPageShape, toldEventShape, recentEventsShape, rulesShape, scheduledChangesShape, decisionUsesShape, followUpsShape, draftsShape, draftShape);
