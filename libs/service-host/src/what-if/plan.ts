import { contextNames } from '@yange/contracts';
import { canonicalJson, derivedId, Rejected, sha256Of } from '@yange/kernel';
import { z } from 'zod';
import { citingShape } from '../command.request.js';

const words = (most: number) => z.string().trim().min(1).max(most);

const step = z
  .strictObject({
    service: z.enum(contextNames).describe('由哪个服务办理 · the service whose command it is'),
    command: words(300).describe('操作名称（如 merge-organs），或带编号的路径（如 organs/…/names） · name of the command, or its door with ids'),
    body: z.record(z.string(), z.unknown()).default({}).describe('操作的内容；"@1.organId" 取第 1 步所得编号，"@1:organ" 取第 1 步按此名新设之物的编号 · fields of the command; "@1.organId" is the id that step 1 answers, "@1:organ" that of what it brings under this label'),
    effective: words(60).optional().describe('生效日期 · when it takes effect'),
    documents: z.array(citingShape).max(20).default([]).describe('已有的依据；批准文件在实施时补上 · documents that there are; the approval is added when it is carried out'),
    corrects: z.uuid().optional(),
    correctionReason: words(500).optional(),
    note: words(500).optional().describe('说明，不入账 · for readers alone'),
  });

/** 实施方案: commands in the order in which they are to be carried out, each on what those before it lead to. */
export const planShape = z.strictObject({ title: words(200), steps: z.array(step).min(1).max(500) }).describe('实施方案：依次办理的各项操作 · commands, each on what those before it lead to');

export type Plan = z.infer<typeof planShape>;
export type PlanStep = z.infer<typeof step>;
export type PlanStepInput = z.input<typeof step>;

/** What a motion carries and a decision binds to: SHA-256 of the plan in canonical JSON (RFC 8785), hexadecimal. Order of members, spaces and fields left at their default do not matter. A field that is added must be optional, or plans that were approved get another hash. */
export const planHashOf = (plan: Plan): string => Buffer.from(sha256Of(canonicalJson(plan))).toString('hex');

/** Whose the commands of plans are, whoever carries them out: so that a plan is carried out once. */
export const planPrincipal = 'plan';

/** The same when it is tried out and when it is carried out: what is told of new things has the ids that they will get. @param step from 1 */
export const stepCommandId = (district: string, planHash: string, step: number): string => derivedId('plan', district, planHash, String(step));

/** What earlier steps came to: what each answered, step 1 first; null for one that was refused. */
export type StepAnswers = readonly (Readonly<Record<string, string>> | null)[];

const answered = /^@([1-9]\d{0,2})\.(\w{1,60})$/u;
/** What a row of a table brings has no name in an answer, but one by which its command asks for an id. A step may name what itself brings. */
const brought = /^@([1-9]\d{0,2}):(.{1,100})$/u;

export interface PlanIds {
  readonly answers: StepAnswers;
  /** id of what that step brings under that label */
  readonly made: (step: number, label: string) => string;
}

/** @param district of the plan */
export const planIds = (district: string, plan: Plan, answers: StepAnswers): PlanIds => {
  const hash = planHashOf(plan);
  return { answers, made: (step, label) => derivedId(stepCommandId(district, hash, step), label) };
};

/**
 * The step's body with the ids of what earlier steps brought in the places that name them.
 * @throws {Rejected} `plan-reference`, `step-refused`
 */
export const resolved = <T>(value: T, ids: PlanIds): T => {
  if (typeof value === 'string') return idOf(value, ids) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => resolved(one, ids)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolved(inner as unknown, ids)])) as T;
};

const idOf = (text: string, { answers, made }: PlanIds): string => {
  const [, number = '', name = ''] = answered.exec(text) ?? brought.exec(text) ?? [];
  if (number === '') return text;
  const facts = { reference: text };
  const byLabel = brought.test(text);
  const answer = answers[Number(number) - 1];
  if (answer === null) throw new Rejected('step-refused', `所引用的第 ${number} 步未能办理`, `step ${number}, which it names, is refused`, facts);
  if (byLabel && Number(number) <= answers.length + 1) return made(Number(number), name);
  const id = byLabel ? undefined : answer?.[name];
  if (id === undefined) throw new Rejected('plan-reference', `第 ${number} 步没有“${name}”可引用`, `step ${number} answers no "${name}", or comes later`, facts);
  return id;
};
