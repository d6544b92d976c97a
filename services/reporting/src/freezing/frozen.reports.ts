import type { EventLogs } from '@yange/event-log';
import { Rejected } from '@yange/kernel';
import type { AnyUseCase, CommandExecutor, CommandMeta, CommandOutcome } from '@yange/use-case';
import { freezeReportUseCase, type FreezeReportBody, type GeneratedForFreezing } from '../commands/template/freeze-report.use-case.js';
import type { OpenNumber } from '../domain/frozen-report/frozen-report.decider.js';
import { generateReport, generatorVersion, type GeneratedReport } from '../reports/report.generation.js';
import type { CheckSheet } from '../reports/report.shapes.js';
import { inForceOn, templateVersions } from '../reports/template.reading.js';
import type { ReadSource } from '../view/report.reading.js';

export interface FreezingParts {
  readonly logs: EventLogs;
  readonly executor: CommandExecutor;
  readonly read: ReadSource;
  /** waits until the read models hold what the log holds */
  caughtUp(): Promise<void>;
}

/** Generates what is to be frozen, and gives the command that says so. */
export class FrozenReports {
  constructor(private readonly parts: FreezingParts) {}

  /** @throws {Rejected} `template-unknown` and what the decider refuses */
  async freeze(body: FreezeReportBody, meta: CommandMeta): Promise<CommandOutcome> {
    const log = this.parts.logs.forDistrict(meta.district);
    // Sent again, it is answered as before: there is nothing to generate.
    const known = await log.findCommand(meta.principal, meta.commandId);
    const useCase = freezeReportUseCase(known === null ? await this.generated(body, meta.district) : { facts: {}, open: [] }) as AnyUseCase;
    return this.parts.executor.execute(log, useCase, body, meta);
  }

  private async generated({ templateId, on, settled }: FreezeReportBody, district: string): Promise<GeneratedForFreezing> {
    await this.parts.caughtUp();
    const { read } = this.parts;
    const version = inForceOn(await templateVersions(read, district), on).find(({ template }) => template.templateId === templateId);
    if (version === undefined) throw new Rejected('template-unknown', `${on} 没有该模板`, `no such template holds on ${on}`, { templateId });
    const { template } = version;
    const chinese = await generateReport(read, district, null, { version, on, language: 'zh', settled });
    const english = template.texts.some(({ language }) => language === 'en') ? await generateReport(read, district, chinese.positions, { version, on, language: 'en', settled }) : null;
    const texts = [chinese, ...(english === null ? [] : [english])];
    return {
      facts: {
        templateVersion: template.version,
        templateEventId: version.eventId,
        positions: Object.entries(chinese.positions).map(([log, position]) => ({ context: log.split('/')[1] ?? '', position: BigInt(position) })),
        texts: texts.map(({ content, contentHash }) => ({ language: content.language, hashAlgorithm: 'SHA-256', hash: Uint8Array.from(Buffer.from(contentHash, 'hex')) })),
        generator: generatorVersion,
        title: chinese.title,
      },
      open: openIn(texts),
    };
  }
}

/** What keeps the texts from going out, each number once. */
const openIn = (texts: readonly GeneratedReport[]): readonly OpenNumber[] => {
  const entries = texts.flatMap(({ sheet }) => sheet.entries.flatMap((entry) => openNumber(entry) ?? []));
  return [...new Map(entries.map((one) => [`${one.kind} ${one.number}`, one])).values()];
};

const openNumber = ({ kind, number, blocks, settled, text }: CheckSheet['entries'][number]): OpenNumber | null =>
  blocks && number !== null && (kind === 'contradiction' || kind === 'not-derivable' || kind === 'missing' || kind === 'annex') ? { kind, number, settled: settled !== null, zh: text.zh, en: text.en } : null;
