import type { components } from '@yange/api-client';

type WhatIf = components['schemas']['WhatIf'];
type Tried = WhatIf['steps'][number] | WhatIf['followUps'][number];
type Account = NonNullable<WhatIf['movements']['people'][number]['from']>;

const outcomes: Readonly<Record<string, string>> = { recorded: '可办理 passes', unchanged: '事实已如此 so already', refused: '拒绝 refused', repeated: '已实施 carried out before' };
const whole: Readonly<Record<WhatIf['outcome'], string>> = { passes: '可全部办理 every step passes', refused: '有步骤被拒绝 a step is refused', 'carried-out': '均已实施 carried out before' };
const modes: Readonly<Record<string, string>> = { refuse: '✗', warn: '⚠', record: '·' };
const kinds: Readonly<Record<string, string>> = { administrative: '行政编制', institution: '事业编制', worker: '工勤编制', support: '工勤编制', unstated: '未写明' };

const kindOf = (kind: string): string => kinds[kind] ?? kind;
const number = (value: number | null): string => (value === null ? '—' : String(value));
/** From what to what; where no total is known, by how much. */
const move = ({ before, after, change }: { readonly before: number | null; readonly after: number | null; readonly change: number }): string => {
  if (before === after) return before === null && change !== 0 ? `${change > 0 ? '+' : ''}${change}` : number(before);
  return `${number(before)} → ${number(after)}`;
};
const where = (account: Account | null): string => (account === null ? '（编外或无）' : `${account.organ}（${kindOf(account.kind)}）`);

const breaches = ({ violations }: Tried): readonly string[] =>
  violations.map(({ mode, rule, zh, en, field, source }) => `       ${modes[mode] ?? mode} ${rule}${field === null ? '' : ` ${field}`}：${zh} · ${en}${source === null ? '' : `〔${source.zh}〕`}`);

const sentences = ({ events }: Tried): readonly string[] => events.map(({ service, sentence }) => `       ＋ ${service}  ${sentence.zh}`);

const value = (side: WhatIf['figures']['own'][number]['before']): string => (side === null ? '—' : side.derived.map((one) => String(one.value)).join('、') || '—');

const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : [title, ...lines]);

/** The answer of a try-out as tables for the terminal: Chinese first, English where it is a word and no sentence. */
export const whatIfLines = ({ title, planHash, outcome, knownAt, on, steps, followUps, written, findings, figures, movements, since }: WhatIf): readonly string[] => [
  `方案 plan    ${title}`,
  `哈希 hash    ${planHash}`,
  `结论 outcome ${whole[outcome]}`,
  `基于 on      ${knownAt}${on === null ? '' : `；至 ${on} 全部生效`}`,
  ...section('步骤 steps', steps.flatMap((step) => [`  ${String(step.step).padStart(3)}  ${outcomes[step.outcome] ?? step.outcome}  ${step.title?.zh ?? step.command}${step.matter === null ? '' : `（须审议：${step.matter.zh}）`}`, ...breaches(step), ...sentences(step)])),
  ...section('联动 follow-ups', followUps.flatMap((one) => [`    ↳  ${outcomes[one.outcome] ?? one.outcome}  ${one.service}  ${one.title?.zh ?? one.command}`, ...breaches(one), ...sentences(one)])),
  ...section('数据 figures', figures.then.map(({ figureId, words, before, after }) => `  ${figureId}  ${value(before)} → ${value(after)}  ${words}`)),
  ...section('编制 quota（核定 approved · 实有 actual）', movements.accounts.map(({ organ, kind, approved, actual }) => `  ${organ}  ${kindOf(kind)}  ${move(approved)} · ${move(actual)}`)),
  ...section('领导职数 posts（正 principal · 副 deputy）', movements.posts.map(({ organ, level, principal, deputy }) => `  ${organ}  ${level}  ${move(principal)} · ${move(deputy)}`)),
  ...section('人员 people', movements.people.map(({ personId, from, to }) => `  ${personId}  ${where(from)} → ${where(to)}`)),
  ...section('转隶批次 batches', movements.batches.map(({ name, direction, from, to, persons, named, withQuota }) => `  ${name}  ${from?.organ ?? (direction === 'in' ? '区外' : '未写明')} → ${to?.organ ?? (direction === 'out' ? '区外' : '未写明')}  ${persons} 人${withQuota ? '（连人带编）' : ''}${named === 0 ? '' : `，其中落实到人 ${named}`}`)),
  ...section('净增减 net', movements.totals.map(({ kind, approved, actual }) => `  ${kindOf(kind)}  核定 ${approved}  实有 ${actual}`)),
  ...section('新增矛盾 findings opened', findings.opened.map(({ rule, text }) => `  ${rule}：${text.zh}`)),
  ...section('消除矛盾 findings closed', findings.closed.map(({ rule, text }) => `  ${rule}：${text.zh}`)),
  ...(since === null ? [] : section(`自 ${since.knownAt} 以来 changed since`, since.differences.length === 0 ? ['  无不同 nothing differs'] : since.differences.map(({ about, what, before, after }) => `  ${about} ${what}：${before ?? '—'} → ${after ?? '—'}`))),
  `未写入任何事件 nothing was written · ${Object.entries(written).map(([service, events]) => `${service} ${events}`).join(' · ') || '0'}`,
];
