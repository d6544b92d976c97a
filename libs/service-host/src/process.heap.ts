import { setFlagsFromString } from 'node:v8';

/** of what lived after the last collection, in percent: how far the heap grows before the next */
export const heapGrowth = 50;

/**
 * What is resident stays near what lives. Left to itself V8 lets the heap grow to a multiple of it where the machine has room: a rebuild over 10⁵ events held
 * 1,020 MB, with this 650, in no more time. A limit of the heap instead would have to be right for every size of a log: below what lives, the process ends.
 */
export const growHeapWithWhatLives = (): void => setFlagsFromString(`--heap-growing-percent=${heapGrowth}`);
