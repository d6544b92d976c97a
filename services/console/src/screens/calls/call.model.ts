import type { Words } from '../../words/say.js';

export type Step = 'dispatch' | 'sign' | 'return' | 'handle' | 'answer' | 'review' | 'remind';

/** What may follow on a stage of a department's share. The service holds to the order; the page offers what it takes. */
const following: Readonly<Record<string, readonly Step[]>> = {
  called: ['dispatch', 'answer', 'remind'],
  dispatched: ['sign', 'return', 'remind'],
  signed: ['handle', 'return', 'remind'],
  handled: ['answer', 'handle', 'remind'],
  answered: ['review'],
  returned: ['dispatch', 'remind'],
};

export const stepsFrom = (stage: string): readonly Step[] => following[stage] ?? [];

export const stageWords: Readonly<Record<string, Words>> = {
  called: { zh: '已呼叫', en: 'called' },
  dispatched: { zh: '已派单', en: 'dispatched' },
  signed: { zh: '已签收', en: 'signed' },
  handled: { zh: '办理中', en: 'being handled' },
  answered: { zh: '已反馈', en: 'answered' },
  reviewed: { zh: '已复核', en: 'reviewed' },
  returned: { zh: '已退回', en: 'returned' },
  replaced: { zh: '已改派', en: 'replaced' },
  escalated: { zh: '已提级', en: 'escalated' },
};
