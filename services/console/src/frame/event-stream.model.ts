export interface Frames {
  /** the data of each whole event, in order; comments are none */
  readonly data: readonly string[];
  /** what has begun and is not whole */
  readonly rest: string;
}

/** Server-sent events in what has arrived so far. @param text of the stream, from where the last whole event ended */
export const framesIn = (text: string): Frames => {
  const parts = text.replaceAll('\r\n', '\n').split('\n\n');
  const rest = parts.pop() ?? '';
  const data = parts.map((part) => part.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice('data:'.length).trimStart()).join('\n'));
  return { data: data.filter((one) => one !== ''), rest };
};
