/** Districts that every service answers for, and nothing where none answers. */
export type AskServed = () => Promise<readonly (readonly string[])[]>;

const lookEveryMs = 1_000;

/**
 * The districts of this gateway's doors: those that its environment names, and those that all services have come to serve since. The services keep them; a gateway keeps
 * nothing and asks. One that only some of them know is not open yet.
 */
export class KnownDistricts {
  readonly #codes: string[];
  #timer: NodeJS.Timeout | null = null;

  /** @param named by the environment; they come first */
  constructor(named: readonly string[], private readonly ask: AskServed) {
    this.#codes = [...named];
  }

  /** Grows while the process runs: the same array for whoever holds it. */
  get codes(): readonly string[] {
    return this.#codes;
  }

  start(): void {
    void this.look();
    this.#timer = setInterval(() => void this.look(), lookEveryMs).unref();
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  /** Never fails: what does not answer is asked again. */
  async look(): Promise<void> {
    const [first = [], ...others] = await this.ask().catch(() => []);
    for (const code of first) if (!this.#codes.includes(code) && others.every((served) => served.includes(code))) this.#codes.push(code);
  }
}

/** @param services addresses by context; what does not answer in two seconds is left out */
export const servedBy = (services: Readonly<Record<string, string>>): AskServed => async () => {
  const answers = await Promise.all(Object.values(services).map((base) => served(base)));
  return answers.filter((one) => one !== null);
};

const served = async (base: string): Promise<readonly string[] | null> => {
  try {
    const response = await fetch(new URL('/v1/served-districts', base), { signal: AbortSignal.timeout(2_000) });
    return response.ok ? ((await response.json()) as { readonly districts: readonly string[] }).districts : null;
  } catch {
    return null;
  }
};
