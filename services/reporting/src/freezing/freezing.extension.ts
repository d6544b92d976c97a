import type { Type } from '@nestjs/common';
import type { ServiceExtension } from '@yange/service-host';
import { FROZEN_REPORTS } from './freezing.tokens.js';
import { FrozenReportsController } from './frozen-reports.controller.js';
import { FrozenReports } from './frozen.reports.js';

/** Doors behind which a report is generated before a command is given. */
export const freezingDoors: readonly Type[] = [FrozenReportsController];

/** Freezing needs the read models beside the log: no use case does. */
export const freezingExtension: ServiceExtension = async ({ logs, executor, read, caughtUp }) => {
  if (read === undefined || caughtUp === undefined) throw new Error('reports are frozen where there are read models');
  const reports = new FrozenReports({ logs, executor, read, caughtUp });
  return { controllers: freezingDoors, providers: [{ provide: FROZEN_REPORTS, useValue: reports }], problems: async () => [], close: async () => undefined };
};
