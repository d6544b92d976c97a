import { readFile, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { randomUUID } from 'node:crypto';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { CommandFailed, exitCode } from '../exit-code.js';
import { answerJson } from '../terminal/answer.js';
import { say } from '../terminal/progress.js';

export interface ReportWish {
  readonly district: string;
  /** day of the report */
  readonly on?: string;
  /** of figures by themselves alone: a report has each of them at its own day */
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly language?: 'zh' | 'en';
  /** 发文字号 */
  readonly number?: string;
  readonly notes?: 'all' | 'none';
  readonly out?: string;
  readonly checkSheet?: string;
  readonly freeze?: true;
  /** a JSON file: [{number, choice, reason}] */
  readonly settle?: string;
  readonly json: boolean;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

const given = <T extends object>(fields: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

/** `yange report <template>`: the report as it reads now, as a file; its 校核单; or frozen. `<template>` may be the id of a frozen report. */
export const reportDocumentCommand = async (client: GatewayClient, name: string, wish: ReportWish): Promise<number> => {
  const { district } = wish;
  if (wish.asOf !== undefined) throw new CommandFailed('报告各数各按自己的日期，不用 --as-of；报告日期用 --on · a report has each figure at its own day: --on is its day, and --as-of is for the figures without a template', exitCode.usage);
  const frozen = uuid.test(name) ? (await ask(client.api.GET('/v1/districts/{district}/reporting/frozen-reports', { params: { path: { district } } }))).reports.find(({ reportId }) => reportId === name.toLowerCase()) : undefined;
  if (frozen !== undefined) {
    if (wish.out === undefined) throw new CommandFailed('写到哪个文件？--out x.docx · to which file?', exitCode.usage);
    await write(wish.out, await frozenFile(client, frozen.reportId, wish, wish.out));
    return exitCode.ok;
  }
  const templateId = await templateNamed(client, name, wish);
  if (wish.out !== undefined) await write(wish.out, await draftFile(client, templateId, wish, wish.out));
  if (wish.checkSheet !== undefined) {
    const query = given({ on: wish.on, knownAt: wish.knownAt, language: wish.language });
    await write(wish.checkSheet, await ask(client.api.GET('/v1/districts/{district}/check-sheets/{templateId}/workbook', { params: { path: { district, templateId }, query }, parseAs: 'arrayBuffer' })));
  }
  if (wish.freeze) return freeze(client, templateId, wish);
  if (wish.out === undefined && wish.checkSheet === undefined) return tellDraft(client, templateId, wish);
  return exitCode.ok;
};

const templateNamed = async ({ api }: GatewayClient, name: string, { district, on }: ReportWish): Promise<string> => {
  const { templates } = await ask(api.GET('/v1/districts/{district}/reporting/report-templates', { params: { path: { district }, query: given({ on }) } }));
  const found = templates.find((one) => one.templateId === name.toLowerCase() || one.name === name);
  if (found !== undefined) return found.templateId;
  const known = templates.map((one) => one.name).join('、');
  throw new CommandFailed(`没有模板“${name}”；有 ${known} · no template of that name`, exitCode.usage);
};

const write = async (file: string, content: ArrayBuffer): Promise<void> => {
  await writeFile(file, Buffer.from(content));
  say(`已写入 ${file} · written`);
};

const formatOf = (file: string): 'docx' | 'md' | 'xlsx' => {
  const extension = extname(file).toLowerCase().slice(1);
  if (extension === 'docx' || extension === 'md' || extension === 'xlsx') return extension;
  throw new CommandFailed('文件须以 .docx（正文）、.md（正文）或 .xlsx（附件）结尾 · a report is .docx or .md, its annexes are .xlsx', exitCode.usage);
};

const draftFile = async ({ api }: GatewayClient, templateId: string, { district, on, knownAt, language, notes, number }: ReportWish, file: string): Promise<ArrayBuffer> => {
  const path = { district, templateId };
  const query = given({ on, knownAt, language });
  switch (formatOf(file)) {
    case 'docx':
      return ask(api.GET('/v1/districts/{district}/report-drafts/{templateId}/document', { params: { path, query: { ...query, ...given({ notes, number }) } }, parseAs: 'arrayBuffer' }));
    case 'md':
      return ask(api.GET('/v1/districts/{district}/report-drafts/{templateId}/text', { params: { path, query }, parseAs: 'arrayBuffer' }));
    case 'xlsx':
      return ask(api.GET('/v1/districts/{district}/report-drafts/{templateId}/annexes', { params: { path, query }, parseAs: 'arrayBuffer' }));
  }
};

const frozenFile = async ({ api }: GatewayClient, reportId: string, { district, language, notes, number }: ReportWish, file: string): Promise<ArrayBuffer> => {
  const path = { district, reportId };
  const query = given({ language });
  switch (formatOf(file)) {
    case 'docx':
      return ask(api.GET('/v1/districts/{district}/frozen-reports/{reportId}/document', { params: { path, query: { ...query, ...given({ notes, number }) } }, parseAs: 'arrayBuffer' }));
    case 'xlsx':
      return ask(api.GET('/v1/districts/{district}/frozen-reports/{reportId}/annexes', { params: { path, query }, parseAs: 'arrayBuffer' }));
    case 'md': {
      const { markdown } = await ask(api.GET('/v1/districts/{district}/reporting/frozen-reports/{reportId}', { params: { path, query } }));
      return Uint8Array.from(Buffer.from(markdown)).buffer;
    }
  }
};

/** What keeps it from being frozen, in the terminal. */
const tellDraft = async ({ api }: GatewayClient, templateId: string, { district, on, knownAt, language, json }: ReportWish): Promise<number> => {
  const checked = await ask(api.GET('/v1/districts/{district}/reporting/check-sheets/{templateId}', { params: { path: { district, templateId }, query: given({ on, knownAt, language }) } }));
  if (json) answerJson(checked);
  else {
    const { title, on: day, templateVersion, contentHash, sheet } = checked;
    const lines = sheet.entries.map(({ kind, blocks, text }) => `  ${blocks ? '✗' : '·'} ${kind}  ${text.zh}\n      ${text.en}`);
    process.stdout.write(`${[`${title}  ${day}  v${templateVersion}`, `${sheet.numbers.length} 个数据 numbers，${sheet.blocking} 项未处置 open  ${contentHash}`, ...lines].join('\n')}\n`);
  }
  return exitCode.ok;
};

type Settled = readonly { readonly number: string; readonly choice: 'declared' | 'derived'; readonly reason: string }[];

const freeze = async ({ api }: GatewayClient, templateId: string, { district, on, settle, json }: ReportWish): Promise<number> => {
  if (on === undefined) throw new CommandFailed('定稿须写明成文日期：--on 2020-06-30 · freezing needs the day of the report', exitCode.usage);
  const settled = settle === undefined ? [] : (JSON.parse(await readFile(settle, 'utf8')) as Settled);
  const { answer } = await ask(api.POST('/v1/districts/{district}/reporting/frozen-reports', { params: { path: { district }, header: { 'Idempotency-Key': randomUUID() } }, body: { templateId, on, settled: [...settled] } }));
  if (json) answerJson(answer);
  else say(`已定稿 ${answer['reportId'] ?? ''} · frozen`);
  return exitCode.ok;
};
