import { logIdOf } from '@yange/contracts';
import { lineageOf } from '@yange/kernel';
import { defineQuery, endOfTime, lineageStepShape, onDate, type QueryContext, shown } from '@yange/use-case';
import { z } from 'zod';
import { stepsOf, type LineageEdgeRow } from './lineage.reading.js';
import { nameOn } from './validity-on-day.reading.js';

/** Everything that hangs together with one thing; which way and until when is for {@link lineageOf}. */
const connected = `
  with recursive reached(id) as (
    select $2::text
    union select case when l.from_id = r.id then l.to_id else l.from_id end from reached r join live.organ_lineage l on l.log_id = $1 and (l.from_id = r.id or l.to_id = r.id))
  select from_id, from_name, from_kind, to_id, to_name, to_kind, how, count, effective_to, event_id
  from live.organ_lineage where log_id = $1 and from_id in (select id from reached) order by effective_to, from_id, to_id, event_id limit 20000`;

const node = z.strictObject({ id: shown.text, name: shown.text.describe('当日名称 · its name on that day'), kind: shown.text.describe('机构、内设机构或成批 · organ, unit, block'), validFrom: shown.day.nullable(), validTo: shown.validTo });

/** 沿革: predecessors and successors of an organ, an office or a block, over any number of steps, with the events that each step rests on. */
export const lineageQuery = defineQuery({
  name: 'lineage',
  title: { zh: '机构沿革图', en: 'Lineage of an organ' },
  path: 'lineage',
  right: 'read',
  params: z.strictObject({ of: z.string().min(1).max(200), ...onDate }),
  answer: z.strictObject({ of: shown.text, nodes: z.array(node), predecessors: z.array(lineageStepShape), successors: z.array(lineageStepShape) }),
  run: async ({ of, on }, { district, read }) => {
    const logId = logIdOf(district, 'organisations');
    const rows: readonly LineageEdgeRow[] = await read.query(connected, [logId, of]);
    const { predecessors, successors } = lineageOf(stepsOf(rows), of, on ?? endOfTime);
    const ids = [...new Set([of, ...[...predecessors, ...successors].flatMap(({ from, to }) => [from, to])])];
    const nodes = await nodesOf(ids, rows, on ?? endOfTime, logId, read);
    return nodes.some(({ id, known }) => id === of && known) ? { of, nodes: nodes.map(({ known: _known, ...node }) => node), predecessors, successors } : null;
  },
});

interface OrganRow {
  readonly id: string;
  readonly name: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Organs under the name of that day; what has no record of its own under the name that the last step gives it. */
const nodesOf = async (ids: readonly string[], rows: readonly LineageEdgeRow[], on: string, logId: string, read: QueryContext['read']) => {
  const organs: readonly OrganRow[] = await read.query(
    `select o.organ_id as id, ${nameOn('o', '$3')} as name,
            o.valid_from as "validFrom", o.valid_to as "validTo"
     from live.organs o where o.log_id = $1 and o.organ_id = any($2)`,
    [logId, ids, on],
  );
  return ids.map((id) => {
    const organ = organs.find((one) => one.id === id);
    if (organ !== undefined) return { ...organ, kind: 'organ', known: true };
    const ends = rows.flatMap((row) => [{ id: row.from_id, name: row.from_name, kind: row.from_kind }, { id: row.to_id, name: row.to_name, kind: row.to_kind }]);
    const found = ends.findLast((end) => end.id === id);
    return { id, name: found?.name ?? '', validFrom: null, validTo: null, kind: found?.kind ?? 'organ', known: found !== undefined };
  });
};
