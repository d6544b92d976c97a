import cliProgress from 'cli-progress';

/** Progress on stderr: a bar on a terminal, a line now and then elsewhere. */
export interface Progress {
  update(done: number, total: number, words: string): void;
  stop(): void;
}

const everyMs = 2_000;

export const progress = (title: string): Progress => (process.stderr.isTTY ? bar(title) : lines(title));

const bar = (title: string): Progress => {
  const drawn = new cliProgress.SingleBar({ format: `${title} {bar} {percentage}% {value}/{total} {words}`, stream: process.stderr, hideCursor: true, clearOnComplete: false }, cliProgress.Presets.shades_classic);
  let started = false;
  return {
    update: (done, total, words) => {
      if (!started) drawn.start(total, done, { words });
      started = true;
      drawn.setTotal(total);
      drawn.update(done, { words });
    },
    stop: () => {
      if (started) drawn.stop();
    },
  };
};

const lines = (title: string): Progress => {
  let last = -Infinity;
  let shown = '';
  return {
    update: (done, total, words) => {
      const line = `${title} ${done}/${total} ${words}`.trimEnd();
      if (line === shown || (done < total && performance.now() - last < everyMs)) return;
      last = performance.now();
      shown = line;
      process.stderr.write(`${line}\n`);
    },
    stop: () => undefined,
  };
};

export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
