import type { EventLog } from '@yange/event-log';

/** When a process is killed: before the nth event of its reactions is in the log, or after, in either case before its checkpoint. */
export interface Death {
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** Of the process that appends: how often it has, and whether it is killed. */
export interface Life {
  appends: number;
  dead: boolean;
}

/** For specifications: a log as a process sees it that is killed. What it asks for afterwards fails as at a server that has ended the session. */
export const mortalLog = (log: EventLog, death: Death | undefined, life: Life): EventLog => {
  const killed = (): Error => {
    life.dead = true;
    return Object.assign(new Error('killed'), { code: '57P01' });
  };
  const append: EventLog['append'] = async (request) => {
    if (life.dead) throw killed();
    const nth = (life.appends += 1);
    if (death?.at === nth && death.when === 'before') throw killed();
    const result = await log.append(request);
    if (death?.at === nth) throw killed();
    return result;
  };
  const reading = ['findCommand', 'findEvent', 'readStream', 'readPage', 'head'] as const;
  return Object.assign(Object.create(log) as EventLog, { append }, Object.fromEntries(reading.map((name) => [name, (log[name] as (...values: unknown[]) => unknown).bind(log)])));
};
