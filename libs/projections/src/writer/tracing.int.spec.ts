import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { ReadSide, until } from '../read-side.fixture.js';
import { note, SampleTally } from '../sample.projection.fixture.js';

const traced = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const other = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('spans of a projection', () => {
  const exporter = new InMemorySpanExporter();
  let side: ReadSide;

  beforeAll(async () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
    side = await ReadSide.open();
  }, 180_000);

  afterAll(async () => {
    await side.close();
    trace.disable();
    context.disable();
  });

  const applied = () => exporter.getFinishedSpans().filter((span) => span.name === 'apply sample-tally');

  it('belong to the trace of a single event, and only point to those of several', async () => {
    await note(side.log, ['organ-00'], 1, traced);
    const runner = side.runner(new SampleTally());
    await trace.getTracer('spec').startActiveSpan('start-up', async (startUp) => {
      await runner.start();
      startUp.end();
    });
    await runner.waitUntilCaughtUp();
    await until(() => applied().length === 1);
    const [single] = applied();
    expect(single?.spanContext().traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(single?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
    await runner.stop();

    await note(side.log, ['organ-00'], 2, traced);
    await note(side.log, ['organ-01'], 1, other);
    const second = side.runner(new SampleTally());
    await second.start();
    await second.waitUntilCaughtUp();
    await until(() => applied().length === 2);
    const several = applied()[1];
    expect(several?.parentSpanContext).toBeUndefined();
    expect(several?.links.map((link) => link.context.traceId)).toEqual(['0af7651916cd43dd8448eb211c80319c', '4bf92f3577b34da6a3ce929d0e0e4736']);
  }, 180_000);
});
