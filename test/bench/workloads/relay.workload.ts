import { connectKafka } from '@yange/feed';
import { compared } from '../harness/bench-result.js';
import { interleaved } from '../harness/interleaved.js';
import type { Workload } from '../harness/workload.js';
import { RelaySides } from '../sides/relay.side.js';

/** A log carried to a real broker, acknowledged, beside a producer that was handed the same messages in the same batches; one send in flight on both sides. */
export const relayWorkload: Workload = {
  name: 'relay',
  run: async ({ servers, runs, quick, events: asked, say }) => {
    const events = asked ?? (quick ? 10_000 : 20_000);
    const kafka = connectKafka({ brokers: [await servers.brokers()], clientId: 'bench' });
    const sides = await RelaySides.open(await servers.database(), kafka, Math.ceil(events / 1_000) * 1_000, say);
    try {
      const done = await interleaved([{ name: 'yange', once: () => sides.relayed() }, { name: 'producer', once: () => sides.produced() }], runs, say);
      return [compared({ name: 'relay', unit: 'events/s', against: 'bare kafkajs producer', ours: done.get('yange') ?? [], theirs: done.get('producer') ?? [] })];
    } finally {
      await sides.close();
    }
  },
};
