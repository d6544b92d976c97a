import type { MatterSubject } from '@yange/use-case';
import type { CommunitiesTimeline } from '../../domain/community/community.decider.js';

/**
 * How a decision may name a community: by its id, by its name of that day, or by its street or town.
 * @param reference its id or name; of one that is not there, that alone
 */
export const communityMeant = (communities: CommunitiesTimeline, reference: string, unitId: string, date: string): MatterSubject => {
  const known = [...communities.at(date).all.values()].find(({ id, name, there }) => id === reference || (there && name === reference));
  return known === undefined ? [reference, unitId] : [known.id, known.name, unitId];
};
