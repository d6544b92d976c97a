import { equals } from '@bufbuild/protobuf';
import { ReportTemplateSetSchema, type ReportTemplateSet } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import type { ReportTemplateState } from './report-template.aggregate.js';
import type { ReportTemplateEvent } from './report-template.events.js';

/** What is wrong at one place of a text. */
export interface TemplateFaultFound {
  readonly code: string;
  readonly place: { readonly line: number; readonly column: number };
  readonly written: string;
  readonly zh: string;
  readonly en: string;
}

export interface TemplateFaults {
  readonly zh: readonly TemplateFaultFound[];
  readonly en: readonly TemplateFaultFound[];
}

const mostTold = 20;

/**
 * A version of a template, from its effective date on. One whose text is the same as that of the version that holds then adds nothing.
 * @param state as of that date
 * @param latest over all dates: versions are numbered in the order of recording
 * @param problems of both texts
 * @throws {Rejected} `template-faulty`, with each fault at its line and column
 */
export const setReportTemplate = (state: ReportTemplateState, latest: ReportTemplateState, set: ReportTemplateSet, problems: TemplateFaults): readonly ReportTemplateEvent[] => {
  const told = [...problems.zh.map(inWords('')), ...problems.en.map(inWords('英文 '))];
  if (told.length > 0) {
    const more = told.length > mostTold ? [{ zh: `……共 ${told.length} 处`, en: `… ${told.length} in all` }] : [];
    const shown = [...told.slice(0, mostTold), ...more];
    throw new Rejected('template-faulty', shown.map(({ zh }) => zh).join('；'), shown.map(({ en }) => en).join('; '), factsOf([...problems.zh, ...problems.en]));
  }
  const before = state.template;
  if (before !== null && equals(ReportTemplateSetSchema, before, { ...set, version: before.version })) return [];
  return [{ type: 'ReportTemplateSet', data: { ...set, version: latest.versions + 1 } }];
};

const inWords = (text: string) => ({ place: { line, column }, zh, en }: TemplateFaultFound) => ({ zh: `${text}第${line}行第${column}列：${zh}`, en: `${text === '' ? '' : 'English text, '}line ${line}, column ${column}: ${en}` });

/** The first fault, for programs. */
const factsOf = ([first]: readonly TemplateFaultFound[]): Readonly<Record<string, string>> =>
  first === undefined ? {} : { fault: first.code, line: String(first.place.line), column: String(first.place.column), written: first.written };
