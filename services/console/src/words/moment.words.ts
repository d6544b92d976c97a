import type { Words } from './say.js';

export const momentWords = {
  readAt: { zh: '所据日志位置', en: 'read at' },
  uncertain: { zh: '件事日期不足以确定当日是否已生效，未计入', en: 'events may or may not have taken effect by that day, and are left out' },
} satisfies Readonly<Record<string, Words>>;
