import { leftFindingsQuery, type HeldKind, type RuleDefinition } from '@yange/use-case';

const days = 'valid_from, valid_to';

/** Rows of a table that names its unit, and counts. */
const ofUnit = (table: string, name: string): string => `select unit_id as organ_id, unit as organ_name, stream_id, row_key as id, ${name} as name, count as number, ${days} from live.${table} where log_id = $1`;

/** Streets that hold a group of rights by name: what all streets hold names none. */
const powers = `
  select split_part(line, ' ', 1) as organ_id, substr(line, strpos(line, ' ') + 1) as organ_name, stream_id, row_key as id, words as name, 1 as number, ${days}
  from live.street_powers, unnest(string_to_array(streets, E'\\n')) as line where log_id = $1`;

/** Shares in which the department still has something to do, while the call is open. */
const shares = `
  select s.row_key as organ_id, s.department as organ_name, s.stream_id, c.row_key as id, c.matter as name, 1 as number, greatest(s.valid_from, c.valid_from) as valid_from, least(s.valid_to, c.valid_to) as valid_to
  from live.call_shares s join live.joint_calls c on c.log_id = $1 and c.stream_id = s.stream_id and c.status = 'open'
    and c.valid_from < coalesce(s.valid_to, '9999-12-32') and s.valid_from < coalesce(c.valid_to, '9999-12-32')
  where s.log_id = $1 and s.stage in ('called', 'dispatched', 'signed', 'handled')`;

const [grid, work] = ['grid-of-ended-organ', 'work-of-ended-organ'];
const [gridFacts, communityFacts, callFacts, centreFacts] = ['grid_register_facts', 'communities_facts', 'joint_response_facts', 'service_centres_facts'];

const kinds: readonly HeldKind[] = [
  { kind: 'grids', rule: grid, facts: gridFacts, words: (number) => ({ zh: `仍有网格 ${number} 个`, en: `has grids: ${number}` }), held: `${ofUnit('grids', 'name')} union all ${ofUnit('grid_blocks', 'label')}` },
  { kind: 'workers', rule: grid, facts: gridFacts, words: (number) => ({ zh: `仍有网格员 ${number} 人`, en: `has grid workers: ${number}` }), held: ofUnit('grid_workers', 'label') },
  {
    kind: 'communities', rule: grid, facts: communityFacts,
    words: (number) => ({ zh: `仍辖社区（村）${number} 个`, en: `has communities: ${number}` }),
    held: `select split_part(stream_id, '/', 2) as organ_id, unit as organ_name, stream_id, row_key as id, name, 1 as number, ${days} from live.communities where log_id = $1 and there`,
  },
  {
    kind: 'area-units', rule: grid, facts: communityFacts,
    words: (number) => ({ zh: `仍有驻区单位 ${number} 个`, en: `has units of its area: ${number}` }),
    held: `select unit_id as organ_id, unit as organ_name, stream_id, row_key as id, name, 1 as number, ${days} from live.area_units where log_id = $1 and there`,
  },
  { kind: 'street-powers', rule: work, facts: gridFacts, words: (number) => ({ zh: `仍享有街道权力 ${number} 组`, en: `holds groups of street powers: ${number}` }), held: powers },
  {
    kind: 'calls', rule: work, facts: callFacts,
    words: (number) => ({ zh: `仍有未办结的呼叫 ${number} 件`, en: `has open calls of its own: ${number}` }),
    held: `select caller_id as organ_id, caller as organ_name, stream_id, row_key as id, matter as name, 1 as number, ${days} from live.joint_calls where log_id = $1 and status = 'open'`,
  },
  { kind: 'call-shares', rule: work, facts: callFacts, words: (number) => ({ zh: `仍有应办的呼叫 ${number} 件`, en: `has to answer calls: ${number}` }), held: shares },
  {
    kind: 'service-items', rule: work, facts: centreFacts,
    words: (number) => ({ zh: `仍承担服务事项 ${number} 项`, en: `has service items: ${number}` }),
    held: `select department_id as organ_id, department as organ_name, stream_id, row_key as id, name, 1 as number, ${days} from live.service_items where log_id = $1`,
  },
  { kind: 'windows', rule: work, facts: centreFacts, words: (number) => ({ zh: `仍派驻窗口 ${number} 个`, en: `runs windows in centres: ${number}` }), held: ofUnit('centre_windows', 'name') },
  {
    kind: 'residences', rule: work, facts: centreFacts,
    words: (number) => ({ zh: `仍入驻政务大厅 ${number} 处`, en: `is resident in centres: ${number}` }),
    held: `select row_key as organ_id, unit as organ_name, stream_id, stream_id as id, centre as name, count as number, ${days} from live.resident_units where log_id = $1`,
  },
];

/** What organs that ended still have here: grids with their workers, communities and units of the area, powers of streets, calls that are open, service items, places in centres. */
export const gridFindingsQuery = (rules: readonly RuleDefinition[]) =>
  leftFindingsQuery({ context: 'grid', name: 'grid-findings', title: { zh: '网格问题：终止的机构仍有的网格、社区、呼叫和窗口', en: 'What organs that ended still have in grid governance' }, kinds, rules });
