import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { nameOn } from './validity-on-day.reading.js';

interface NoticeRow {
  readonly title: string;
  readonly on: string;
  readonly detail: { readonly issuer: string; readonly organs: number; readonly units: number; readonly groups: readonly string[]; readonly answerDueOn: string };
  readonly eventId: string;
}

interface AnswerRow {
  readonly title: string;
  readonly organId: string;
  readonly on: string;
  readonly detail: { readonly organName: string; readonly words: string; readonly misfits: number };
  readonly eventId: string;
}

interface AskedRow {
  readonly title: string;
  readonly organId: string;
  readonly name: string;
}

const itemsOf = (kind: string) => `
  select title, organ_id as "organId", detail, effective_to as "on", event_id as "eventId" from live.reform_items
  where log_id = $1 and reform_id = $2 and kind = '${kind}' and effective_to <= $3 order by effective_to, title, organ_id limit 5000`;

/** Organs that are named and counted by the groups that a notice went to, and towns and streets. */
const asked = `
  select n.title, o.organ_id as "organId", ${nameOn('o', '$3')} as name from live.reform_items n
  join live.organs o on o.log_id = n.log_id and o.valid_from <= $3 and (o.valid_to is null or o.valid_to > $3)
  left join live.organ_groups g on g.log_id = o.log_id and g.group_id = o.group_id
  where n.log_id = $1 and n.reform_id = $2 and n.kind = 'notice' and n.effective_to <= $3
    and (n.detail->'groups' ? g.name or (o.category in ('town', 'street-office') and (n.detail->>'units')::int > 0)) order by 3 limit 5000`;

const misfits = `
  select count(*)::int as found, count(*) filter (where valid_to is not null and valid_to <= $2)::int as corrected from live.organ_misfits where log_id = $1 and valid_from <= $2`;

const notice = z.strictObject({
  title: shown.text,
  issuer: shown.text,
  forwardedOn: shown.day,
  eventId: shown.eventId,
  sentTo: z.strictObject({ organs: shown.count, units: shown.count }),
  answerDueOn: shown.day.nullable(),
  answered: z.array(z.strictObject({ organId: shown.id, organName: shown.text, words: shown.text, misfits: shown.count, answeredOn: shown.day, eventId: shown.eventId })),
  missing: shown.count.describe('未反馈 · how many have not answered'),
  notAnswered: z.array(z.strictObject({ organId: shown.id, name: shown.text })),
  notAnsweredUnnamed: shown.count.describe('未反馈而无名称的 · asked and counted, and never named'),
  overdue: z.boolean(),
  misfitsReported: shown.count,
});

/** Notices of a reform (三定 and others): who was asked, who answered with what, who has not, and the misfits found by then. */
export const reformNoticesQuery = defineQuery({
  name: 'reform-notices',
  title: { zh: '通知落实反馈', en: 'Notices and their answers' },
  path: 'reforms/:reformId/notice-register',
  right: 'read',
  params: z.strictObject({ reformId: z.uuid(), ...onDate }),
  answer: z.strictObject({ notices: z.array(notice), misfits: z.strictObject({ found: shown.count, corrected: shown.count, open: shown.count }) }),
  run: async ({ reformId, on = endOfTime }, { district, read }) => {
    const logId = logIdOf(district, 'organisations');
    const values = [logId, reformId, on];
    const notices: readonly NoticeRow[] = await read.query(itemsOf('notice'), values);
    const answers: readonly AnswerRow[] = await read.query(itemsOf('answer'), values);
    const named: readonly AskedRow[] = await read.query(asked, values);
    const [found = { found: 0, corrected: 0 }]: readonly { found: number; corrected: number }[] = await read.query(misfits, [logId, on]);
    return {
      notices: notices.map(({ title, on: forwardedOn, detail, eventId }) => {
        const own = answers.filter((one) => one.title === title);
        const open = named.filter((one) => one.title === title && !own.some(({ organId }) => organId === one.organId));
        const { issuer, organs, units, answerDueOn } = detail;
        const missing = Math.max(organs + units - own.length, 0);
        return {
          title, issuer, forwardedOn, eventId, sentTo: { organs, units }, answerDueOn: answerDueOn === '' ? null : answerDueOn,
          answered: own.map(({ organId, on: answeredOn, detail: answer, eventId: by }) => ({ organId, ...answer, answeredOn, eventId: by })),
          missing,
          notAnswered: open.map(({ organId, name }) => ({ organId, name })),
          /** asked, counted and never named: nobody can say which they are */
          notAnsweredUnnamed: Math.max(missing - open.length, 0),
          overdue: missing > 0 && answerDueOn !== '' && on !== endOfTime && answerDueOn < on,
          misfitsReported: own.reduce((sum, { detail: answer }) => sum + answer.misfits, 0),
        };
      }),
      misfits: { ...found, open: found.found - found.corrected },
    };
  },
});
