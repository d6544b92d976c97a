import type { Type } from '@nestjs/common';
import type { ServiceExtension } from '@yange/service-host';
import { FROZEN_REPORTS, FROZEN_YEARS } from './freezing.tokens.js';
import { FrozenReportsController } from './frozen-reports.controller.js';
import { FrozenReports } from './frozen.reports.js';
import { FrozenStatisticsController } from './frozen-statistics.controller.js';
import { FrozenYears } from './frozen.statistics.js';

/** Doors behind which a report is generated before a command is given. */
export const freezingDoors: readonly Type[] = [FrozenReportsController, FrozenStatisticsController];

/** Freezing needs the read models beside the log: no use case does. */
export const freezingExtension: ServiceExtension = async ({ logs, executor, read, caughtUp }) => {
  if (read === undefined || caughtUp === undefined) throw new Error('reports are frozen where there are read models');
  const parts = { logs, executor, read, caughtUp };
  return { controllers: freezingDoors, providers: [{ provide: FROZEN_REPORTS, useValue: new FrozenReports(parts) }, { provide: FROZEN_YEARS, useValue: new FrozenYears(parts) }], problems: async () => [], close: async () => undefined };
};
