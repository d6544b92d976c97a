import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { StatisticsFrozenSchema } from '@yange/contracts';
import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { frozenStatisticsStream } from '../../domain/frozen-statistics/frozen-statistics.aggregate.js';
import { freezeStatistics } from '../../domain/frozen-statistics/frozen-statistics.decider.js';

export const freezeStatisticsBody = z.strictObject({ year: z.int().min(1950).max(2999) });

export type FreezeStatisticsBody = z.infer<typeof freezeStatisticsBody>;

/** What was derived for the command, by the process that gives it. */
export type DerivedForFreezing = Partial<Pick<MessageInitShape<typeof StatisticsFrozenSchema>, 'on' | 'definition' | 'generator' | 'positions' | 'hashAlgorithm' | 'hash'>>;

/** 年报定稿: what the statistics of a year were derived from and the hash of what they say. No caller says what its hash is. */
export const freezeStatisticsUseCase = (derived: DerivedForFreezing) =>
  defineUseCase({
    name: 'freeze-statistics',
    title: { zh: '年报定稿', en: 'Freeze the statistics of a year' },
    path: 'frozen-statistics',
    right: 'reporting.record',
    administrative: true,
    body: freezeStatisticsBody as z.ZodType<FreezeStatisticsBody>,
    about: 'frozen',
    streams: ({ year }) => ({ frozen: frozenStatisticsStream(year) }),
    decide: ({ year }, { frozen }, meta) => ({ append: { frozen: freezeStatistics(frozen.latest().frozen, create(StatisticsFrozenSchema, { ...derived, year }), meta.today) } }),
  });
