// The health check of the image: alive, as /healthz says it. Where no port is served (a job) there is nothing to ask.
const port = process.env.YANGE_PORT;
if (!port) process.exit(0);
const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4_000) }).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
