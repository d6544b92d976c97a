/** Resolves when somebody wants the platform to stop: Ctrl-C, SIGTERM, or the terminal went away. A second Ctrl-C does not wait. */
export const stopRequested = (): Promise<void> =>
  new Promise((resolve) => {
    let asked = false;
    const ask = (): void => {
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    process.on('SIGINT', ask);
    process.once('SIGTERM', ask);
    process.once('SIGHUP', ask);
  });
