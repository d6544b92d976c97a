import { changeWords } from './change.words.js';
import { OrganStates } from './organ.states.js';

/** An event as a service tells it, as far as the table reads it. */
export interface ToldEvent {
  readonly eventId: string;
  readonly type: string;
  readonly position: number;
  readonly effective: { readonly to: string; readonly text: string };
  readonly supersedes: string | null;
  readonly citations: readonly { readonly number?: string; readonly title?: string; readonly issuedOn?: string }[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** A line of the 机构编制沿革表: what one document changed for one organ on one day. */
export interface HistoryLine {
  /** null for organs that are only counted together */
  readonly organId: string | null;
  readonly effective: string;
  readonly 文号: string;
  readonly 下发时间: string;
  readonly 文件名称: string;
  readonly 机构名称: string;
  readonly 隶属关系: string;
  readonly 经费形式: string;
  readonly 主要职责: string;
  readonly 编制数额: string;
  readonly 领导职数: string;
  readonly 备注: string;
}

/** The columns of the paper table, in its order. */
export const historyColumns = ['文号', '下发时间', '文件名称', '机构名称', '隶属关系', '经费形式', '主要职责', '编制数额', '领导职数', '备注'] as const;

interface Draft {
  readonly organId: string | null;
  readonly event: ToldEvent;
  readonly name: string;
  readonly parent: string;
  readonly cells: Map<string, string[]>;
}

/**
 * Folds the events of organisations and staffing, in the order in which they took effect. What was corrected or annulled does not count.
 * @param on last day that counts, YYYY-MM-DD
 */
export const historyLines = (organisations: readonly ToldEvent[], staffing: readonly ToldEvent[], on: string): readonly HistoryLine[] => {
  const counting = [...countingOf(organisations), ...countingOf(staffing)].filter(({ effective }) => effective.to <= on);
  const ordered = counting.map((event, index) => ({ event, index })).sort((a, b) => compare(a.event.effective.to, b.event.effective.to) || a.index - b.index);
  const states = new OrganStates();
  const drafts = new Map<string, Draft>();
  for (const { event } of ordered) {
    states.apply(event);
    for (const change of changeWords(event, states)) {
      const key = JSON.stringify([change.organId ?? change.name, event.effective.to, documentOf(event)]);
      const draft = drafts.get(key) ?? { organId: change.organId, event, name: change.name, parent: change.organId === null ? '' : states.parentName(change.organId), cells: new Map<string, string[]>() };
      drafts.set(key, { ...draft, name: change.name, parent: change.organId === null ? '' : states.parentName(change.organId) });
      const words = draft.cells.get(change.column) ?? [];
      if (!words.includes(change.words)) draft.cells.set(change.column, [...words, change.words]);
    }
  }
  return [...drafts.values()].map(lineOf);
};

/** Corrections stand in the place of what they correct; annulments say nothing themselves. */
const countingOf = (events: readonly ToldEvent[]): readonly ToldEvent[] => {
  const gone = new Set(events.flatMap(({ supersedes }) => supersedes ?? []));
  return events.filter(({ eventId, type }) => type !== 'EventAnnulled' && !gone.has(eventId));
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const documentOf = ({ citations }: ToldEvent): readonly string[] => citations.map(({ number, title }) => number || title || '');

const lineOf = ({ organId, event, name, parent, cells }: Draft): HistoryLine => {
  const joined = (column: string): string => (cells.get(column) ?? []).join('；');
  const cited = (field: 'number' | 'title' | 'issuedOn'): string => [...new Set(event.citations.map((citation) => citation[field] ?? '').filter((words) => words !== ''))].join('；');
  return {
    organId,
    effective: event.effective.text || event.effective.to,
    文号: cited('number'),
    下发时间: cited('issuedOn'),
    文件名称: cited('title'),
    机构名称: name,
    隶属关系: parent,
    经费形式: joined('经费形式'),
    主要职责: joined('主要职责'),
    编制数额: joined('编制数额'),
    领导职数: joined('领导职数'),
    备注: [event.effective.text || event.effective.to, joined('备注')].filter((words) => words !== '').join(' '),
  };
};
