import type { AnyUseCase, CommandMeta, CommandOutcome } from '@yange/use-case';
import { freezeStatisticsUseCase, type DerivedForFreezing, type FreezeStatisticsBody } from '../commands/statistics/freeze-statistics.use-case.js';
import { statisticDefinition } from '../statistics/statistic.definition.js';
import { deriveStatistic, lastDayOf, statisticGenerator } from '../statistics/statistic.reading.js';
import type { FreezingParts } from './frozen.reports.js';

/** Derives the statistics of a year, and gives the command that freezes them. */
export class FrozenYears {
  constructor(private readonly parts: FreezingParts) {}

  /** @throws {Rejected} what the decider refuses */
  async freeze(body: FreezeStatisticsBody, meta: CommandMeta): Promise<CommandOutcome> {
    const { logs, executor } = this.parts;
    const log = logs.forDistrict(meta.district);
    // Sent again, it is answered as before: there is nothing to derive.
    const known = await log.findCommand(meta.principal, meta.commandId);
    const derived = known === null ? await this.derived(body, meta.district) : {};
    return executor.execute(log, freezeStatisticsUseCase(derived) as AnyUseCase, body, meta);
  }

  private async derived({ year }: FreezeStatisticsBody, district: string): Promise<DerivedForFreezing> {
    await this.parts.caughtUp();
    const { contentHash, positions } = await deriveStatistic(this.parts.read, district, null, { year, definition: statisticDefinition });
    return {
      on: lastDayOf(year),
      definition: statisticDefinition.version,
      generator: statisticGenerator,
      positions: Object.entries(positions).map(([log, position]) => ({ context: log.split('/')[1] ?? '', position: BigInt(position) })),
      hashAlgorithm: 'SHA-256',
      hash: Uint8Array.from(Buffer.from(contentHash, 'hex')),
    };
  }
}
