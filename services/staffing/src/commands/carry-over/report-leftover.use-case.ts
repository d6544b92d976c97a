import { Rejected } from '@yange/kernel';
import { defineUseCase, streamOf, type AggregateDefinition } from '@yange/use-case';
import { z } from 'zod';
import type { OrganNoteEvent } from '../../domain/organ-note/organ-note.events.js';

const nothing: AggregateDefinition<null, OrganNoteEvent> = { name: 'leftover', initial: () => null, apply: () => null };

const reasons = {
  'facts-after-organ-end': { zh: '撤销（上划）之后仍有已登记的变更，须逐项处理', en: 'changes are on record for days after the end: see to each' },
  'carried-over-already': { zh: '撤销事项已取消，已划出的人员、编制、职数须核对是否划回', en: 'the abolition was annulled: say what of that which was carried over goes back' },
  'team-without-account': { zh: '整建制上划应连人带编，但没有该队伍的编制账户', en: 'people and posts go along, but no account of the team is on record' },
  'team-not-named': { zh: '上划队伍未列名，无法确定其人员和编制', en: 'the teams that left are only counted: nobody knows whose people and posts go along' },
  'secondment-not-told-apart': { zh: '借入单位已撤销（上划），该批抽调、借调没有编号，须人工清理', en: 'the organ to which they are seconded ended, and the secondment has no id: clear it by hand' },
} as const;

type Reason = keyof typeof reasons;

/** What an event calls for and no command can do: always refused, so that it becomes a follow-up. Only reactions call it: it has no door. */
export const reportLeftoverUseCase = defineUseCase({
  name: 'report-leftover',
  title: { zh: '列出须人工处理的事项', en: 'Report what a person must see to' },
  path: 'leftovers',
  right: 'none',
  administrative: true,
  body: z.strictObject({ name: z.string(), reason: z.enum(Object.keys(reasons) as [Reason, ...Reason[]]), on: z.string().default('') }),
  streams: () => ({ none: streamOf(nothing) }),
  decide: ({ name, reason, on }) => {
    const { zh, en } = reasons[reason];
    throw new Rejected(reason, `“${name}”${on === '' ? '' : ` ${on}`}：${zh}`, `"${name}"${on === '' ? '' : ` ${on}`}: ${en}`, { name, on });
  },
});
