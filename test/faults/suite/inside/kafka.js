import { Kafka } from 'kafkajs';

/** The offset of a batch is committed once its rows and checkpoint are: the place between. */
export const wrapKafka = (at) => {
  const { consumer: make } = Kafka.prototype;
  if (typeof make !== 'function') throw new Error('kafkajs makes its consumers otherwise than this was written for');
  Kafka.prototype.consumer = function consumer(...options) {
    const made = make.apply(this, options);
    const { commitOffsets } = made;
    made.commitOffsets = async (offsets) => {
      at('consumer.afterCheckpointBeforeOffset');
      return commitOffsets(offsets);
    };
    return made;
  };
};
