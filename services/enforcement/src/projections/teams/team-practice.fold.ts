import type { EnforcementEvent } from '@yange/contracts';
import { defineStateFold, type Cells } from '@yange/projections';

type TeamPracticeEvent = Extract<
  EnforcementEvent,
  { type: 'TeamTrained' | 'TeamDocumentsAdopted' | 'TeamFundsAllotted' | 'TeamEquipmentSet' | 'TeamStrengthStated' | 'TeamItemsSet' | 'TeamCasesReported' | 'TeamAuthorised' | 'TeamAuthorisationEnded' | 'TeamCertificatesCounted' }
>;

const blank: Cells = { team: '', hours: 0, documents: '', people: null, quota: null, auxiliary: null, items: null, authorisation: null, authorised_until: null, certificates: null };

/** What nobody has stated is null, not 0. */
export const teamPracticeFold = defineStateFold<TeamPracticeEvent>({
  stream: 'team-practice',
  types: ['TeamTrained', 'TeamDocumentsAdopted', 'TeamFundsAllotted', 'TeamEquipmentSet', 'TeamStrengthStated', 'TeamItemsSet', 'TeamCasesReported', 'TeamAuthorised', 'TeamAuthorisationEnded', 'TeamCertificatesCounted'],
  apply: (book, { type, data }, teamId) => {
    const put = (cells: Cells): void => book.put('team_practice', teamId, { ...cells, team: data.team }, blank);
    put({});
    switch (type) {
      case 'TeamTrained':
        return book.add('team_practice', teamId, 'hours', data.hours, blank);
      case 'TeamDocumentsAdopted':
        return put({ documents: data.documents.map(({ name }) => name).join('\n') });
      case 'TeamFundsAllotted':
        return book.put('team_funds', String(data.year), { team_id: teamId, year: data.year, amount: data.amount.toString(), source: data.source });
      case 'TeamEquipmentSet':
        return book.put('team_equipment', data.item, { team_id: teamId, item: data.item, measure_word: data.measureWord, count: data.count });
      case 'TeamStrengthStated':
        return put({ people: data.people, quota: data.quota, auxiliary: data.auxiliary });
      case 'TeamItemsSet':
        return put({ items: data.items });
      case 'TeamAuthorised':
        return put({ authorisation: data.number, authorised_until: data.until === '' ? null : data.until });
      case 'TeamAuthorisationEnded':
        return put({ authorisation: null, authorised_until: null });
      case 'TeamCertificatesCounted':
        return put({ certificates: data.holders });
      case 'TeamCasesReported':
        return book.put('team_cases', data.periodFrom, { team_id: teamId, period_from: data.periodFrom, period_to: data.periodTo, accepted: data.accepted, finished: data.finished });
    }
  },
});
