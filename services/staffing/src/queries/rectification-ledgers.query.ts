import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, nextAfter, onDate, page, shown } from '@yange/use-case';
import { z } from 'zod';

const rows = `
  select distinct on (ledger_id, kind) ledger_id as "ledgerId", ledger_name as "ledgerName", kind, valid_from::text as "validFrom",
         opened, closed, still_open as "open", closed_by_raising as "closedByRaising", closed_mixed as "closedMixed", means
  from live.ledger_periods
  where log_id = $1 and valid_from <= $2::date
    and ledger_id in (select distinct ledger_id from live.ledger_periods where log_id = $1 and valid_from <= $2::date and ($3::uuid is null or ledger_id > $3) order by ledger_id limit $4)
  order by ledger_id, kind, valid_from desc`;

/** A ledger has a row per kind of issue. */
const ledger = z.strictObject({
  ledgerId: shown.id,
  ledgerName: shown.text,
  kind: shown.text.describe('问题类别 · kind of issue'),
  validFrom: shown.validFrom,
  opened: shown.count.describe('立项 · opened'),
  closed: shown.count.describe('销号 · closed'),
  open: z.int().describe('未销号 · still open'),
  closedByRaising: shown.count.describe('其中以增编（职数）销号，并非消化 · of the closed, by raising the cap: nothing was reduced'),
  closedMixed: shown.count.describe('其中兼以增编销号，未分列 · of the closed, by several means of which a higher cap was one'),
  means: z.array(shown.text).describe('整改方式 · how they were closed'),
});

export const rectificationLedgersQuery = defineQuery({
  name: 'rectification-ledgers',
  title: { zh: '问题整改台账', en: 'Rectification ledgers' },
  path: 'rectification-ledgers',
  right: 'read',
  params: z.strictObject({ ...onDate, ...page }),
  answer: z.strictObject({ ledgers: z.array(ledger), next: shown.next }),
  run: async ({ on, after, limit }, { district, read }) => {
    const ledgers = await read.query<z.infer<typeof ledger>[]>(rows, [logIdOf(district, 'staffing'), on ?? endOfTime, after ?? null, limit]);
    // A ledger has a row per kind of issue; pages are of ledgers, so that none is cut in two.
    const ids = [...new Set(ledgers.map(({ ledgerId }) => ledgerId))];
    return { ledgers, next: nextAfter(ids.map((ledgerId) => ({ ledgerId })), limit, 'ledgerId') };
  },
});
