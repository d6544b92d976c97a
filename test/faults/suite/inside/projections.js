/** Files beside the index of a library: what it does not hand out is reached by its place. */
export const inside = (library, file) => import(new URL(file, import.meta.resolve(library)).href);

/** Streams whose name ends so cannot be folded: as events of a kind that nobody thought of. */
export const poisonStreams = async (ending) => {
  const { GenerationWriter } = await inside('@yange/projections', './writer/generation-writer.js');
  const { handle } = GenerationWriter.prototype;
  const poisoned = new WeakSet();
  GenerationWriter.prototype.handle = function wrapped(batch) {
    if (!poisoned.has(this)) {
      poisoned.add(this);
      const { projection } = this;
      this.projection = Object.assign(Object.create(projection), {
        apply: (tx, events) => {
          if (events.some(({ streamId }) => streamId.endsWith(ending))) throw new Error('this event cannot be folded');
          return projection.apply(tx, events);
        },
      });
    }
    return handle.call(this, batch);
  };
};
