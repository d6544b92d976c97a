import type { ReportTemplateSet } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition } from '@yange/use-case';
import type { ReportTemplateEvent } from './report-template.events.js';

export interface ReportTemplateState {
  /** the version that holds */
  readonly template: ReportTemplateSet | null;
  /** the highest number that a version has */
  readonly versions: number;
}

/** A template of reports, version by version. */
export const reportTemplate: AggregateDefinition<ReportTemplateState, ReportTemplateEvent> = {
  name: 'report-template',
  initial: () => ({ template: null, versions: 0 }),
  apply: ({ versions }, { data }) => ({ template: data, versions: Math.max(versions, data.version) }),
};

/** By its name, so that rows of an import and clerks at the door mean the same one. */
export const templateIdOf = (district: string, name: string): string => derivedId('report-template', district, name);

export const reportTemplateStream = (templateId: string) => streamOf(reportTemplate, templateId);
