import { once } from 'node:events';
import { createServer } from 'node:net';
import { firstMessage, forkSource, startOtlpReceiver } from '@yange/testing';

/** As it ends by an error, with telemetry sent to there. */
const ended = async (endpoint: string): Promise<{ readonly code: number; readonly seconds: number }> => {
  const child = forkSource(new URL('./ended-process.fixture.ts', import.meta.url), [], { ...process.env, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
  const gone = once(child, 'exit') as Promise<[number]>;
  await firstMessage(child);
  const serving = performance.now();
  const [code] = await gone;
  return { code, seconds: (performance.now() - serving) / 1_000 };
};

describe('a process that an error ends', () => {
  it('sends the line that says why before it is gone', async () => {
    const receiver = await startOtlpReceiver();
    try {
      const { code } = await ended(receiver.url);
      expect(code).toBe(1);
      const fatal = receiver.lines.filter(({ level }) => level === 'fatal');
      expect(fatal).toMatchObject([{ service: 'yange-sample', message: 'ended by an error', attributes: { 'exception.type': 'Error', 'exception.message': 'out of nowhere', 'yange.roles': 'api' } }]);
    } finally {
      await receiver.close();
    }
  });

  it('does not wait for a collector that takes connections and never answers', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const { code, seconds } = await ended(`http://127.0.0.1:${port}`);
    silent.close();
    expect(code).toBe(1);
    // A second is what it is given; five is how long an export may take otherwise.
    expect(seconds).toBeLessThan(4);
  });
});
