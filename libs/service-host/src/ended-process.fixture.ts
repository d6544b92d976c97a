/** A process that serves nothing, and ends by an error that nobody catches, some moments after its start. */
import { setTimeout as pause } from 'node:timers/promises';
import { untilTold } from './service.process.js';

const done = (): Promise<void> => Promise.resolve();

await untilTold('sample', () => {
  void pause(50).then(() => {
    setImmediate(() => {
      throw new Error('out of nowhere');
    });
  });
  return Promise.resolve({ url: 'http://127.0.0.1:0', drain: done, close: done });
}, { roles: 'api' });
