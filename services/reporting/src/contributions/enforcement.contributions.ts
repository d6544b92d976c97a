import { auxiliaryKindIn, PowerKind, type EnforcementEvent, type Members, type Named, type Subject } from '@yange/contracts';
import { nothing, reading, type Contribution, type NameUse, type Reading } from '../ledger/contribution.js';
import { blockChange, blockOf, entity, happened, joined, left, ownerDims, stated, times } from '../ledger/members.reading.js';
import { teamPracticeContributions } from './team-practice.contributions.js';

const teams = { measure: 'teams', unit: '支' };
const powerKinds: Readonly<Record<PowerKind, string>> = { [PowerKind.UNSPECIFIED]: '', [PowerKind.PENALTY]: 'penalty', [PowerKind.OTHER]: 'other' };
/** Teams, powers, hand-overs and auxiliaries as contributions to measures. */
export const enforcementContributions = (event: EnforcementEvent): Reading => {
  switch (event.type) {
    case 'TeamsEstablished':
      return reading([...joined(teams, event.data.teams), ...happened({ ...teams, measure: 'teams-established' }, event.data.teams, 'established')], teamNames(event.data.teams));
    case 'TeamsMerged': {
      const { sources, results } = event.data;
      return reading(
        [...left(teams, sources), ...joined(teams, results), ...happened({ ...teams, measure: 'teams-merged-from' }, sources, 'from'), ...happened({ ...teams, measure: 'teams-merged-into' }, results, 'into')],
        teamNames(results),
      );
    }
    case 'TeamNamed':
      return named(event.data.team, event.data.reading);
    case 'TeamsRenamed': {
      const renamed = event.data.namings.map((one) => known(one.newName, one.teamId));
      return reading(happened({ ...teams, measure: 'teams-renamed' }, event.data.teams, 'renamed'), renamed);
    }
    case 'TeamsReparented':
      return reading(happened({ ...teams, measure: 'teams-reparented', dims: { parent: event.data.parent?.name ?? '' } }, event.data.teams, 'reparented'));
    case 'TeamsTransferredUp': {
      const dims = { field: event.data.field, to: event.data.to };
      return reading([...left(teams, event.data.teams), ...happened({ ...teams, measure: 'teams-transferred-up', dims }, event.data.teams, 'up')]);
    }
    case 'TeamsAbolished':
      return reading(left(teams, event.data.teams));
    case 'AuxiliaryStaffEngaged':
    case 'AuxiliaryStaffLeft':
      return auxiliaries(event);
    case 'PowersHandedOver':
    case 'EquipmentIssued':
    case 'EquipmentReturned':
      return handovers(event);
    default:
      return powers(event);
  }
};

const known = (name: string, subjectId: string): NameUse => ({ name, standing: 'known', subjectId, category: 'team' });

/** A group has no id, only a name. */
const holder = (unit: Subject | undefined): string => (unit === undefined ? '' : unit.organId === '' ? unit.name : unit.organId);

const teamNames = (members: Members | undefined): readonly NameUse[] => (members?.named ?? []).map((one) => known(one.name, one.id));

const named = (team: Named | undefined, whole: string): Reading => {
  if (team === undefined) return nothing;
  const drawn = team.drawnFrom === '' ? [] : [blockChange(teams, team.drawnFrom, -1)];
  return reading([entity(teams, team.id), ...drawn], [team.name, whole].filter((name) => name !== '').map((name) => known(name, team.id)));
};

const auxiliaries = (event: EnforcementEvent): Reading => {
  if (event.type === 'AuxiliaryStaffLeft') {
    return reading([blockChange({ measure: 'auxiliaries', unit: '人', dims: { label: event.data.label } }, event.data.blockId, -event.data.count)]);
  }
  if (event.type !== 'AuxiliaryStaffEngaged') return nothing;
  const { staff } = event.data;
  const of = { measure: 'auxiliaries', unit: '人', dims: { label: staff?.label ?? '', auxiliaryKind: auxiliaryKindIn(event.data) } };
  return reading(staff === undefined ? [] : [blockChange(of, staff.id, staff.count)]);
};

const handovers = (event: EnforcementEvent): Reading => {
  switch (event.type) {
    case 'PowersHandedOver': {
      const { handoverId, unit, counterpartName } = event.data;
      const mention: NameUse = { name: counterpartName, standing: 'mentioned', subjectId: '', category: '' };
      return reading([stated({ measure: 'handovers', unit: '次', dims: { ...ownerDims(unit), counterpart: counterpartName } }, handoverId, 1)], counterpartName === '' ? [] : [mention]);
    }
    case 'EquipmentIssued':
    case 'EquipmentReturned': {
      const { unit, item, measureWord, count } = event.data;
      const of = { measure: 'equipment', unit: measureWord, dims: { item, ...ownerDims(unit) } };
      return reading([blockChange(of, `${holder(unit)}/${item}`, (event.type === 'EquipmentIssued' ? 1 : -1) * count * times(unit))]);
    }
    default:
      return nothing;
  }
};

const powers = (event: EnforcementEvent): Reading => {
  switch (event.type) {
    case 'EnforcementFieldsListed':
      return reading(event.data.fields.map((one) => entity({ measure: 'enforcement-fields', unit: '个', dims: { programme: event.data.programme, name: one.name } }, one.id)));
    case 'EnforcementFieldHeld':
    case 'EnforcementFieldGivenUp':
      return reading([entity({ measure: 'fields-held', unit: '个', dims: { name: event.data.field } }, event.data.fieldId, event.type === 'EnforcementFieldHeld' ? 1 : 0)]);
    case 'PowerListIssued':
    case 'PowerListRevised': {
      const { listId, items, parts } = event.data;
      const part = parts.map((one): Contribution => ({ ...blockChange({ measure: 'listed-powers-by-kind', unit: '条', dims: { powerKind: powerKinds[one.kind] } }, `${listId}/${powerKinds[one.kind]}`, one.items?.count ?? 0), operation: 'set' }));
      return reading([...(items === undefined ? [] : blockOf({ measure: 'listed-powers', unit: '条', dims: {} }, { ...items, id: listId })), ...part]);
    }
    case 'VerticalShareStated': {
      const { listId, numerator, denominator } = event.data;
      const percent = denominator === 0 ? 0 : Math.round((numerator / denominator) * 1000) / 10;
      return reading([
        stated({ measure: 'vertical-share', unit: '%' }, listId, percent),
        stated({ measure: 'vertical-part', unit: '' }, listId, numerator),
        stated({ measure: 'vertical-whole', unit: '' }, listId, denominator),
      ]);
    }
    case 'DelegationMethodsAdopted':
      return reading(event.data.methods.map((one) => entity({ measure: 'delegation-methods', unit: '种', dims: { name: one.name } }, one.id)));
    case 'ClaimTargetSet':
      return reading([stated({ measure: 'claim-target', unit: '%', dims: { appliesTo: event.data.appliesTo } }, event.data.listId, event.data.atLeastPercent)]);
    default:
      return claims(event);
  }
};

const claims = (event: EnforcementEvent): Reading => {
  switch (event.type) {
    case 'PowersClaimed':
    case 'PowersClaimRevoked': {
      const { listId, unit, items } = event.data;
      const of = { measure: 'powers-claimed', unit: '条', dims: { list: listId, ...ownerDims(unit) } };
      const mark = `${listId}/${holder(unit)}`;
      const found = happened(of, items, mark).map((one): Contribution => ({ ...one, amount: one.amount * (one.kind === 'block' ? times(unit) : 1) }));
      if (event.type === 'PowersClaimed') return reading(found);
      return reading(found.map((one): Contribution => ({ ...one, amount: one.operation === 'set' ? 0 : -one.amount })));
    }
    case 'PowersDeclined': {
      const { listId, unit, items, kind } = event.data;
      const of = { measure: 'powers-declined', unit: '条', dims: { list: listId, powerKind: powerKinds[kind], ...ownerDims(unit) } };
      return reading(happened(of, items, `${listId}/${holder(unit)}`).map((one): Contribution => ({ ...one, amount: one.amount * (one.kind === 'block' ? times(unit) : 1) })));
    }
    case 'ClaimListPublished': {
      const { listId, unit, count } = event.data;
      const of = { measure: 'published-claims', unit: '条', dims: { list: listId, ...ownerDims(unit) } };
      return reading([{ ...stated(of, `${listId}/${holder(unit)}`, count * times(unit)), kind: 'block' }]);
    }
    default:
      return teamPracticeContributions(event);
  }
};
