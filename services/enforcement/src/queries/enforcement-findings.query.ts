import { leftFindingsQuery, type HeldKind, type RuleDefinition } from '@yange/use-case';

const days = 'valid_from, valid_to';

/** A duty is passed on once it was handed over by the organ that ended: by its name, which is all that a handover says of that side. */
const duties = `
  select h.unit_id as organ_id, h.unit as organ_name, h.stream_id, h.row_key as id, h.matter as name, 1 as number, h.valid_from,
         (select min(n.valid_from) from live.handovers n where n.log_id = $1 and n.counterpart = e.name and n.matter = h.matter and n.unit_id <> h.unit_id and n.valid_from >= h.valid_from) as valid_to
  from live.handovers h join live.ended_organs e on e.log_id = $1 and e.row_key = h.unit_id and e.valid_to is null where h.log_id = $1`;

const claims = `
  select u.row_key as organ_id, u.name as organ_name, u.stream_id, split_part(u.stream_id, '/', 2) as id, coalesce(l.title, '') as name, u.claimed as number, u.valid_from, u.valid_to
  from live.power_units u left join live.power_lists l on l.log_id = $1 and l.stream_id = u.stream_id and l.valid_to is null where u.log_id = $1`;

const kinds: readonly HeldKind[] = [
  {
    kind: 'teams', rule: 'team-of-ended-organ', facts: 'enforcement_teams_facts',
    words: (number) => ({ zh: `仍主管执法队伍 ${number} 支`, en: `supervises teams: ${number}` }),
    held: `select parent_id as organ_id, parent as organ_name, stream_id, row_key as id, name, count as number, ${days} from live.teams where log_id = $1`,
  },
  { kind: 'claims', rule: 'claim-of-ended-organ', facts: 'enforcement_powers_facts', words: (number) => ({ zh: `仍承接权力事项 ${number} 项`, en: `holds claims on power items: ${number}` }), held: claims },
  {
    kind: 'delegations', rule: 'claim-of-ended-organ', facts: 'enforcement_powers_facts',
    words: (number) => ({ zh: `仍被赋予权力事项 ${number} 项`, en: `holds delegated power items: ${number}` }),
    held: `select unit_id as organ_id, unit as organ_name, stream_id, row_key as id, item as name, 1 as number, ${days} from live.power_claims where log_id = $1 and delegated`,
  },
  { kind: 'duties', rule: 'handover-to-ended-organ', facts: 'enforcement_powers_facts', words: (number) => ({ zh: `仍有接收的权责 ${number} 项，未移交`, en: `has duties that nobody took over from it: ${number}` }), held: duties },
  {
    kind: 'equipment', rule: 'handover-to-ended-organ', facts: 'enforcement_powers_facts',
    words: (number) => ({ zh: `仍有装备 ${number} 件`, en: `has pieces of equipment: ${number}` }),
    held: `select unit_id as organ_id, coalesce((select min(h.unit) from live.handovers h where h.log_id = $1 and h.unit_id = q.unit_id), unit_id) as organ_name, stream_id, row_key as id, item as name, count as number, ${days} from live.equipment q where log_id = $1`,
  },
];

/** What organs that ended still have here: teams, claims and delegations of powers, duties that were handed over to them, equipment. */
export const enforcementFindingsQuery = (rules: readonly RuleDefinition[]) =>
  leftFindingsQuery({ context: 'enforcement', name: 'enforcement-findings', title: { zh: '执法问题：终止的机构仍有的队伍、权力、权责和装备', en: 'What organs that ended still have in enforcement' }, kinds, rules });
