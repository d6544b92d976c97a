import { movedFiguresShape, planShape, toldEventShape } from '@yange/service-host';
import { shown, wordsShape } from '@yange/use-case';
import { z } from 'zod';

const { text, count } = shown;

const breach = z.strictObject({
  rule: text, zh: text, en: text, facts: z.record(z.string(), z.string()).optional(),
  mode: z.enum(['refuse', 'warn', 'record']).describe('拒绝、提示、记录 · what the breach leads to'),
  field: text.nullable().describe('步骤内的字段；与字段无关为 null · pointer into the step; null where it is about no field'),
  source: wordsShape.nullable().describe('规则出处 · where the rule comes from'),
});

/** As the log tells an event, but in no log: its positions and times are those of the try-out. */
const event = toldEventShape.extend({ service: text });

const tried = {
  service: text,
  command: text,
  title: wordsShape.nullable(),
  outcome: z.enum(['recorded', 'unchanged', 'refused', 'repeated']).describe('repeated：该方案的这一步已实施过 · this step of this very plan was carried out before'),
  violations: z.array(breach),
  events: z.array(event).describe('将写入的事件，每条成句 · events that would be written, each with its sentence'),
};

const stepShape = z.strictObject({
  step: z.int().min(1),
  ...tried,
  right: text.nullable().describe('办理所需权限 · what whoever carries it out must be entitled to'),
  matter: z.strictObject({ code: text, zh: text, en: text }).nullable().describe('须经审议的事项 · the matter that it needs a decision on'),
  answer: z.record(z.string(), z.string()).describe('所得编号，实施时相同 · ids of what is new, the same when it is carried out'),
});

const followUpShape = z.strictObject({ ...tried, reaction: text, label: text, because: shown.id.describe('起因事件 · the event that calls for it') });

const moved = z.strictObject({ before: z.int().nullable(), after: z.int().nullable(), change: z.int().describe('增减，总数不详时也有 · up or down, also where no total is known') });
const owner = { organId: shown.id.nullable(), organ: text };
const account = z.strictObject({ ...owner, kind: text, management: text, funding: text });

const movedBatch = z.strictObject({
  batchId: shown.id,
  name: text,
  direction: z.enum(['within', 'out', 'in']).describe('区内、划出区外、区外划入 · within the district, out of it, into it'),
  from: z.strictObject(owner).nullable().describe('未写明或在区外为 null · null where nobody says it, and outside the district'),
  to: z.strictObject(owner).nullable(),
  persons: count,
  named: count.describe('其中方案已落实到人的，见 people · of these whom the plan names: they are among people'),
  withQuota: z.boolean().describe('连人带编 · their posts go along'),
});

const movementsShape = z
  .strictObject({
    accounts: z.array(account.extend({ approved: moved, actual: moved })).describe('各单位各类编制：核定与实有 · quota of each kind of each organ'),
    people: z.array(z.strictObject({ personId: shown.id, from: account.nullable(), to: account.nullable() })).describe('人员，只有编号 · people, by the reference that the vault gave'),
    batches: z.array(movedBatch).describe('转隶批次：从何处到何处多少人 · batches of people: how many go from where to where'),
    posts: z.array(z.strictObject({ ...owner, level: text, principal: moved, deputy: moved })).describe('领导职数 · leadership posts'),
    totals: z.array(z.strictObject({ kind: text, approved: z.int(), actual: z.int() })).describe('按编制类型合计的净增减 · net change by kind'),
  })
  .meta({ id: 'PlanMovements', description: '涉及的人员和编制 · people and quota that a plan moves' });

const finding = z.strictObject({ rule: text, figures: z.array(text), text: wordsShape });
const figures = z.strictObject({ own: movedFiguresShape.shape.own, then: movedFiguresShape.shape.today }).describe('会变的数据：按各自日期，以及按方案全部生效之日 · figures that move: each at its own day, and as of the day by which all has taken effect');

const differenceShape = z.strictObject({ about: z.enum(['step', 'follow-up', 'figure', 'movement', 'finding']), what: text, before: text.nullable(), after: text.nullable() });

export const whatIfShape = z
  .strictObject({
    title: text,
    planHash: z.hex().describe('方案的内容哈希（RFC 8785 + SHA-256），提动议时写明 · what a motion carries'),
    outcome: z.enum(['passes', 'refused', 'carried-out']).describe('可全部办理、有步骤被拒、均已办理 · every step would pass, some is refused, all was carried out before'),
    knownAt: text.describe('试算所据各日志的位置，可作 knownAt 或 since · positions that it was run at; to be sent back'),
    on: shown.day.nullable().describe('全部生效之日 · by when all of it has taken effect; null where nothing would be written'),
    steps: z.array(stepShape),
    followUps: z.array(followUpShape).describe('随之发生的联动 · what reactions would do'),
    written: z.record(z.string(), count).describe('各服务将写入的事件数 · how many events each service would write'),
    findings: z.strictObject({ opened: z.array(finding), closed: z.array(finding) }),
    figures,
    movements: movementsShape,
    since: z.strictObject({ knownAt: text, differences: z.array(differenceShape) }).nullable().describe('与 since 时的试算相比有何不同 · what differs from the same plan as tried out at `since`'),
  })
  .meta({ id: 'WhatIf', description: '方案试算：如付诸实施会怎样；不写入任何事件 · what would come of a plan; nothing is written' });

export type WhatIf = z.infer<typeof whatIfShape>;
export type TriedInPlan = Pick<WhatIf['steps'][number], 'service' | 'events'>;

export const plannedRowsShape = z
  .strictObject({ plan: planShape, planHash: z.hex().describe('方案的内容哈希 · content hash of the plan') })
  .meta({ id: 'PlannedRows', description: '由表格各行编成的实施方案 · the plan that rows of tables make' });

export const executionRequest = z.strictObject({ plan: planShape, decision: z.uuid().describe('批准该方案的决定 · the decision that approved it') });

export const executionShape = z
  .strictObject({
    planHash: z.hex(),
    steps: z.array(z.strictObject({ step: z.int().min(1), service: text, status: z.enum(['recorded', 'unchanged', 'repeated']), events: z.array(z.strictObject({ eventId: shown.id, type: text, streamId: text })), answer: z.record(z.string(), z.string()) })),
  })
  .meta({ id: 'PlanExecuted', description: '方案实施结果 · what was carried out; sent again, what was done answers `repeated`' });
