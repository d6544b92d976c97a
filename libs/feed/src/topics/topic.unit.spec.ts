import { InvalidTopic, partitionOf, topicName } from './topic.js';

describe('topics', () => {
  it('are named after district and context', () => {
    expect(topicName('150302/grid-governance')).toBe('yange.150302.grid-governance.v1');
    expect(() => topicName('150302')).toThrow(InvalidTopic);
    expect(() => topicName('150302/a/b')).toThrow(InvalidTopic);
    expect(() => topicName('150302/A b')).toThrow(InvalidTopic);
  });

  // from UtilsTest of Apache Kafka's own clients: Utils.murmur2(bytes)
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('place the key %s where Java places it', (key, murmur2) => {
    for (const partitions of [1, 3, 6, 12]) expect(partitionOf(key, partitions)).toBe((murmur2 & 0x7fffffff) % partitions);
  });
});
