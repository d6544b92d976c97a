import type { Words } from './say.js';

export const meetingWords = {
  title: { zh: '会议台账', en: 'Meetings' },
  meeting: { zh: '会议', en: 'Meeting' },
  heldOn: { zh: '召开', en: 'Held' },
  decisions: { zh: '决定', en: 'Decisions' },
  decided: { zh: '审议决定的动议', en: 'Motions decided' },
  motions: { zh: '会议记录所列动议', en: 'Motions that it dealt with, as recorded' },
  minutes: { zh: '会议纪要', en: 'Minutes' },
  approved: { zh: '审议通过的文件', en: 'Papers approved' },
  gone: { zh: '台账中没有这次会议：尚未登记，或登记已被撤销。', en: 'No such meeting is on record: it was not recorded, or its record was annulled.' },
  open: { zh: '看会议', en: 'the meeting' },
} satisfies Readonly<Record<string, Words>>;
