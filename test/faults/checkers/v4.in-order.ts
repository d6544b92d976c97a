import type { Checker, Evidence, Violation } from './evidence.js';
import { groupedBy, inOrder } from './reading.js';

/** Positions are 1..n, versions of a stream 1..n along them, the time never goes back; and every topic hands a stream on in that order. */
export const versionsInOrder: Checker = (evidence) => [...ofLogs(evidence), ...ofTopics(evidence)];

const ofLogs = (evidence: Evidence): readonly Violation[] => {
  const wrong: Violation[] = [];
  const versions = new Map<string, number>();
  const last = new Map<string, { position: number; recordedAt: string }>();
  for (const { context, position, stream, version, recordedAt } of inOrder(evidence)) {
    const before = last.get(context) ?? { position: 0, recordedAt: '' };
    if (position !== before.position + 1) wrong.push(`${context}: position ${position} follows ${before.position}`);
    if (recordedAt < before.recordedAt) wrong.push(`${context}: position ${position} was recorded before ${before.position}`);
    last.set(context, { position, recordedAt });
    const known = versions.get(`${context}/${stream}`) ?? 0;
    if (version !== known + 1) wrong.push(`${context}/${stream}: version ${version} follows ${known}`);
    versions.set(`${context}/${stream}`, version);
  }
  for (const [context, head] of Object.entries(evidence.heads)) {
    if ((last.get(context)?.position ?? 0) !== head) wrong.push(`${context}: the head is ${head}, the last event ${last.get(context)?.position ?? 0}`);
  }
  return wrong;
};

/** Repeats are no fault: what is new to a reader comes in order. */
const ofTopics = ({ topics }: Evidence): readonly Violation[] =>
  [...groupedBy(topics, ({ context, stream }) => `${context}/${stream}`)].flatMap(([stream, rows]) => {
    const wrong: Violation[] = [];
    if (new Set(rows.map(({ partition }) => partition)).size > 1) wrong.push(`${stream} lies in more than one partition`);
    let known = 0;
    for (const { version } of [...rows].sort((a, b) => a.offset - b.offset)) {
      if (version > known + 1) wrong.push(`${stream}: the topic hands on version ${version} after ${known}`);
      known = Math.max(known, version);
    }
    return wrong;
  });
