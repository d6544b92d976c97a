/** One act that puts something right: a command as 办理业务 has it in its address, and what it is about as far as it is known. */
export interface NextStep {
  readonly act: string;
  readonly at: Readonly<Record<string, string>>;
}

/** What a step can be about. */
export interface About {
  readonly rule: string;
  /** of what is left with an organ that ended: `grids`; empty elsewhere */
  readonly kind: string;
  /** the one thing that it is about, where it is one */
  readonly thing: string;
  readonly organId: string;
}

/** What is given up or goes to another organ where one that has it was never set up, or is on no record: nothing passes on by itself. */
const ofKind: Readonly<Record<string, readonly string[]>> = {
  teams: ['enforcement.reparent-teams', 'enforcement.abolish-teams'],
  claims: ['enforcement.revoke-power-claim'],
  delegations: ['enforcement.revoke-power-claim'],
  duties: ['enforcement.hand-over-powers'],
  equipment: ['enforcement.return-equipment', 'enforcement.issue-equipment'],
  grids: ['grid.abolish-grids', 'grid.abolish-counted-grids'],
  workers: ['grid.release-grid-workers', 'grid.assign-grid-workers'],
  communities: ['grid.move-community', 'grid.end-community'],
  'area-units': ['grid.pass-area-unit-on', 'grid.area-unit-left'],
  'street-powers': ['grid.withdraw-street-powers'],
  calls: ['grid.close-call'],
  'call-shares': ['grid.dispatch-call', 'grid.return-call'],
  'service-items': ['grid.set-service-item'],
  windows: ['grid.set-window-unit', 'grid.close-window'],
  residences: ['grid.move-unit-out'],
};

/** Of a rule, or of a rule and a kind of things, the commands that mend it, the usual one first. */
const mending: Readonly<Record<string, readonly string[]>> = {
  'under-ended-parent': ['organisations.move-under-successor', 'organisations.reparent-organ'],
  'in-ended-division': ['organisations.record-organ-region'],
  'rank-above-parent': ['organisations.change-organ-rank', 'organisations.reparent-organ'],

  'over-quota': ['staffing.transfer-quota', 'staffing.increase-quota', 'staffing.record-transfer-batch'],
  'over-total': ['staffing.reduce-quota', 'staffing.set-quota-total'],
  'headcount-below-persons': ['staffing.state-headcount'],
  'quota-below-zero': ['staffing.approve-quota', 'staffing.increase-quota'],
  'quota-not-approved': ['staffing.approve-quota'],
  'quota-kind-unstated': ['staffing.approve-quota', 'staffing.transfer-quota'],
  'organ-ended': ['staffing.carry-over-ended-organ', 'staffing.carry-over-quota', 'staffing.carry-over-posts', 'staffing.absorb-excess-leaders'],
  'plate-no-quota': ['staffing.transfer-quota', 'staffing.reduce-posts'],
  'organ-annulled': ['staffing.transfer-quota', 'staffing.reduce-posts'],
  'owner-unregistered': ['staffing.transfer-quota', 'staffing.reduce-posts'],
  'kind-not-for-organ': ['staffing.transfer-quota'],
  'coordination-body-no-posts': ['staffing.reduce-posts', 'staffing.remove-leaders'],
  'permit-first': ['staffing.grant-use-permit', 'staffing.leave-person'],
  'permit-overused': ['staffing.grant-use-permit', 'staffing.leave-person'],
  'permit-over-vacancy': ['staffing.withdraw-use-permit', 'staffing.increase-quota'],
  'rank-above-organ': ['staffing.reduce-posts', 'staffing.remove-leaders', 'staffing.release-from-post'],
  'over-posts-principal': ['staffing.remove-leaders', 'staffing.record-excess-leaders', 'staffing.increase-posts'],
  'over-posts-deputy': ['staffing.remove-leaders', 'staffing.record-excess-leaders', 'staffing.increase-posts'],
  'posts-not-approved': ['staffing.approve-posts'],
  'role-lines-over-posts-principal': ['staffing.set-role-line', 'staffing.increase-posts'],
  'role-lines-over-posts-deputy': ['staffing.set-role-line', 'staffing.increase-posts'],
  'posts-below-zero-principal': ['staffing.approve-posts', 'staffing.increase-posts'],
  'posts-below-zero-deputy': ['staffing.approve-posts', 'staffing.increase-posts'],
  'leaders-below-zero-principal': ['staffing.appoint-leaders'],
  'leaders-below-zero-deputy': ['staffing.appoint-leaders'],
  'concurrent-over-role': ['staffing.set-role-line'],
  'self-set-post': ['staffing.release-from-post', 'staffing.remove-leaders', 'staffing.set-role-line'],
  'post-held': ['staffing.release-from-post'],
  'post-still-held': ['staffing.release-from-post'],
  'close-evidence': ['staffing.reopen-issues'],
  'close-means': ['staffing.reopen-issues'],
  'cap-not-raised': ['staffing.reopen-issues'],

  'team-of-ended-organ': ['enforcement.hand-over-ended-organ', 'enforcement.reparent-teams', 'enforcement.abolish-teams'],
  'claim-of-ended-organ': ['enforcement.hand-over-ended-organ', 'enforcement.revoke-power-claim', 'enforcement.delegate-powers'],
  'handover-to-ended-organ duties': ['enforcement.hand-over-ended-organ', 'enforcement.hand-over-powers'],
  'handover-to-ended-organ equipment': ['enforcement.hand-over-ended-organ', 'enforcement.return-equipment', 'enforcement.issue-equipment'],

  'grid-of-ended-organ grids': ['grid.hand-over-ended-organ', 'grid.abolish-grids', 'grid.abolish-counted-grids'],
  'grid-of-ended-organ workers': ['grid.release-grid-workers', 'grid.assign-grid-workers'],
  'grid-of-ended-organ communities': ['grid.hand-over-ended-organ', 'grid.move-community', 'grid.end-community'],
  'grid-of-ended-organ area-units': ['grid.hand-over-ended-organ', 'grid.pass-area-unit-on', 'grid.area-unit-left'],
  'work-of-ended-organ street-powers': ['grid.withdraw-street-powers', 'grid.grant-street-powers'],
  'work-of-ended-organ calls': ['grid.hand-over-ended-organ', 'grid.close-call'],
  'work-of-ended-organ call-shares': ['grid.hand-over-ended-organ', 'grid.dispatch-call', 'grid.return-call'],
  'work-of-ended-organ service-items': ['grid.hand-over-ended-organ', 'grid.set-service-item'],
  'work-of-ended-organ windows': ['grid.hand-over-ended-organ', 'grid.set-window-unit', 'grid.close-window'],
  'work-of-ended-organ residences': ['grid.hand-over-ended-organ', 'grid.move-unit-out', 'grid.move-unit-in'],

  ...Object.fromEntries(['organ-annulled', 'owner-unregistered'].flatMap((rule) => Object.entries(ofKind).map(([kind, acts]) => [`${rule} ${kind}`, acts]))),
};

/** Places of paths that a thing of this kind fills. */
const thingPlaces: Readonly<Record<string, string>> = { calls: 'callId', 'call-shares': 'callId', 'area-units': 'areaUnitId' };

/** What may be done about it, the usual first; nothing where only the event itself can be corrected. */
export const nextSteps = ({ rule, kind, thing, organId }: About): readonly NextStep[] =>
  (mending[`${rule} ${kind}`] ?? mending[rule] ?? []).map((act) => ({
    act,
    at: { ...((act.startsWith('organisations.') || act.endsWith('-ended-organ')) && organId !== '' ? { organId } : {}), ...(thing !== '' && thingPlaces[kind] !== undefined && !act.endsWith('-ended-organ') ? { [thingPlaces[kind]]: thing } : {}) },
  }));

/** Rules, and kinds of things under a rule, that there is an act for. */
export const mended: readonly string[] = Object.keys(mending);

/** Every act that is named. */
export const mendingActs: readonly string[] = [...new Set(Object.values(mending).flat())];
