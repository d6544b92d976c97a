/** A latch between a notifier and one waiting loop: a signal given before the wait is not lost. */
export class Wake {
  #given = false;
  #release: (() => void) | undefined;

  readonly signal = (): void => {
    this.#given = true;
    this.#release?.();
  };

  /** To be called before a look that sees whatever was announced so far: only what is announced from now on ends the next wait early. */
  clear(): void {
    this.#given = false;
  }

  /** returns on a signal, after the given time, or when stopped */
  async wait(milliseconds: number, stop: AbortSignal): Promise<void> {
    if (!this.#given && !stop.aborted) {
      await new Promise<void>((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          stop.removeEventListener('abort', finish);
          this.#release = undefined;
          resolve();
        };
        const timer = setTimeout(finish, milliseconds);
        stop.addEventListener('abort', finish, { once: true });
        this.#release = finish;
      });
    }
    this.#given = false;
  }
}
