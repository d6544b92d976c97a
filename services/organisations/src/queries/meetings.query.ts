import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

const decision = z.strictObject({
  motionId: shown.id,
  title: shown.text.describe('动议标题 · title of the motion'),
  outcome: shown.text.describe('审议结果：approve、submit、reject · what was decided'),
  minutes: shown.text.describe('会议纪要文号 · number of the minutes; empty where none are named'),
  on: shown.day,
  eventId: shown.eventId,
});

const meeting = z.strictObject({
  meetingId: shown.id,
  body: shown.text.describe('会议机构 · whose meeting: 区委编委会'),
  year: shown.count.describe('年度'),
  ordinal: shown.count.describe('当年第几次 · which of the year'),
  title: shown.text.describe('会议名称：区委编委会2026年第3次会议 · what it is called'),
  heldOn: shown.day.describe('召开之日；只知月份的为月末 · the last day on which it may have been held'),
  text: shown.text.describe('来源所写日期 · the date in the words of the source'),
  approved: z.array(shown.text).describe('审议通过的文件 · papers that it approved'),
  motions: z.array(z.strictObject({ motionId: shown.id, title: shown.text })).describe('审议的动议，会议记录所列 · motions that it dealt with, as its record says'),
  decisions: z.array(decision).describe('列明该会议的决定 · decisions that name it'),
  eventId: shown.eventId,
});

type Meeting = z.infer<typeof meeting>;
type Row = Omit<Meeting, 'title' | 'motions' | 'decisions'> & { readonly motionIds: readonly string[] };

/** R19: meetings that were held by the day, the latest first, each with what was decided at it: what a decision names is looked up here. */
export const meetingsQuery = defineQuery({
  name: 'meetings',
  title: { zh: '会议台账', en: 'Meetings' },
  path: 'meetings',
  right: 'read',
  params: z.strictObject({ ...onDate, meeting: z.uuid().optional() }),
  answer: z.strictObject({ meetings: z.array(meeting) }),
  run: async ({ on = endOfTime, meeting: one }, { district, read }) => {
    const values = [logIdOf(district, 'organisations'), on, one ?? null];
    const rows = await read.query<Row[]>(
      `select meeting_id as "meetingId", body, year, ordinal, held_on as "heldOn", held_text as "text", approved, motion_ids as "motionIds", event_id as "eventId"
       from live.meetings where log_id = $1 and held_on <= $2 and ($3::text is null or meeting_id = $3) order by held_on desc, body, ordinal desc limit 5000`,
      values,
    );
    const decided = await read.query<(Meeting['decisions'][number] & { readonly meetingId: string })[]>(
      `select s.detail->>'meetingId' as "meetingId", s.motion_id as "motionId", m.title, s.detail->>'outcome' as outcome, s.detail->>'minutes' as minutes, s.effective_to as "on", s.event_id as "eventId"
       from live.motion_steps s join live.motions m on m.log_id = s.log_id and m.motion_id = s.motion_id
       where s.log_id = $1 and s.step = 'DecisionTaken' and s.effective_to <= $2 and s.detail->>'meetingId' <> '' and ($3::text is null or s.detail->>'meetingId' = $3) order by s.effective_to, s.motion_id`,
      values,
    );
    const titles = await read.query<{ motionId: string; title: string }[]>('select motion_id as "motionId", title from live.motions where log_id = $1 and motion_id = any($2)', [values[0], rows.flatMap(({ motionIds }) => motionIds)]);
    const titleOf = new Map(titles.map(({ motionId, title }) => [motionId, title]));
    return {
      meetings: rows.map(({ motionIds, ...row }) => ({
        ...row,
        title: `${row.body}${row.year}年第${row.ordinal}次会议`,
        motions: motionIds.map((motionId) => ({ motionId, title: titleOf.get(motionId) ?? '' })),
        decisions: decided.filter(({ meetingId }) => meetingId === row.meetingId).map(({ meetingId: _named, ...rest }) => rest),
      })),
    };
  },
});
