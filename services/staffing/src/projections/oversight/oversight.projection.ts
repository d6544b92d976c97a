import { staffingContract } from '@yange/contracts';
import { organOnRecordColumns, stateHistory } from '@yange/projections';
import { ownerColumns } from '../periods/owner.columns.js';
import { namedPostFold } from './named-post.fold.js';
import { organNoteFold } from './organ-note.fold.js';
import { ownerNoteFold } from './owner-note.fold.js';
import { quotaTotalFold } from './quota-total.fold.js';

/** What accounts, posts and people are held against: what organs are and when they end, totals, and who holds which named post. */
export const oversightProjection = stateHistory({
  name: 'staffing-oversight',
  version: 6,
  contract: staffingContract,
  folds: [organNoteFold, ownerNoteFold, namedPostFold, quotaTotalFold],
  tables: {
    noted_organs: 'name text not null, told text not null, ended_on text not null, ended_by text not null, annulled text not null',
    owners_on_record: organOnRecordColumns,
    named_posts: `${ownerColumns}, allotment_id text not null, level text not null, role text not null, rank text not null, holders text not null`,
    quota_totals: 'kind text not null, total integer not null',
  },
});
