import { Rejected } from '@yange/kernel';

/**
 * A fact that is kept in two streams at once (a move, an entry) is not corrected by half: a correction replaces one event only,
 * and the other half would stay.
 * @throws {Rejected} `paired-fact-correction`
 */
export const assertNotCorrectedByHalf = (corrects: string | null): void => {
  if (corrects === null) return;
  throw new Rejected('paired-fact-correction', '该事实同时记入两处，不能只更正一半；请先反向登记，再重新登记', 'the fact is kept in two places and cannot be corrected by half: record its reverse, then record it anew', { eventId: corrects });
};
