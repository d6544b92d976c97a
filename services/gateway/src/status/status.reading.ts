/** What every service says of itself. */
export interface WholeStatus {
  readonly services: Readonly<Record<string, object>>;
}

/** Whoever waits longer than that for one service would be told nothing of the others. */
const patienceMs = 5_000;

/** Asks every service in the name of the caller. One that does not answer in five seconds, or does not let him in, is said to be out of reach. */
export const readStatus = async (services: Readonly<Record<string, string>>, authorization: string): Promise<WholeStatus> => {
  const entries = Object.entries(services).map(async ([name, base]) => [name, (await told(base, authorization)) ?? { reachable: false }] as const);
  return { services: Object.fromEntries(await Promise.all(entries)) };
};

const told = async (base: string, authorization: string): Promise<object | null> => {
  try {
    const response = await fetch(new URL('/v1/status', base), { headers: { authorization }, signal: AbortSignal.timeout(patienceMs) });
    return response.ok ? ((await response.json()) as object) : null;
  } catch {
    return null;
  }
};
