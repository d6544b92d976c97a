/** kafkajs 2.2.4 asks Node for timers in the past while it reconnects; Node says so and uses 1 ms, as kafkajs means it. */
const known = 'TimeoutNegativeWarning';

/** Keeps a warning that nobody can act on from the terminal; every other warning is printed as ever. */
export const quietKnownWarnings = (): void => {
  const printers = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== known) for (const print of printers) print(warning);
  });
};
