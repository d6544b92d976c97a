/** What the suite asks of this process. */
export const given = () => JSON.parse(process.env.YANGE_FAULTS ?? '{}');

/** Long enough for nobody to run on after a kill that the system has yet to carry out. */
const hold = new Int32Array(new SharedArrayBuffer(4));

const act = {
  kill: () => {
    process.kill(process.pid, 'SIGKILL');
    Atomics.wait(hold, 0, 0, 10_000);
  },
  throw: (failpoint) => {
    throw new Error(`failpoint ${failpoint.name}`);
  },
  // Blocking on purpose: a process that stops in its tracks, as one that is swapped out does.
  sleep: (failpoint) => void Atomics.wait(hold, 0, 0, failpoint.ms ?? 500),
};

/**
 * Failpoints by the environment at the start, and by message while it runs: `{"failpoints": [...]}` in place of those before.
 * @returns to be called with the name of each place that is passed: acts at the nth passing
 */
export const breakHere = (failpoints) => {
  const armed = (given) => given.map((failpoint) => ({ ...failpoint, left: failpoint.nth ?? 1 }));
  let waiting = armed(failpoints);
  process.on('message', (told) => {
    if (Array.isArray(told?.failpoints)) waiting = armed(told.failpoints);
  });
  return (name) => {
    for (const failpoint of waiting) {
      if (failpoint.name !== name) continue;
      failpoint.left -= 1;
      if (failpoint.left === 0) act[failpoint.action ?? 'kill'](failpoint);
    }
  };
};
