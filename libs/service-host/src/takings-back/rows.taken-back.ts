import { effectiveOf } from '@yange/contracts';
import type { EventLog, StoredEvent } from '@yange/event-log';
import { Problem } from '@yange/http';
import { derivedId, onDay } from '@yange/kernel';
import { annulEvent, correctingColumns, defineUseCase, platformAggregates, restingOn, rowPrincipal, rowTakenBack, takenBackId, takingBackId, takingBackIn, type ActorRef, type CommandExecutor, type CommandMeta, type ServiceDefinition } from '@yange/use-case';
import { z } from 'zod';
import { currentTraceparent } from '../command.request.js';
import { readDraft } from '../drafts/draft.reading.js';
import { refusalsOf } from '../import.refusals.js';
import { citingOf } from '../reactions/reaction.follower.js';
import { dayInChina, todayInChina } from '../today.clock.js';
import { broughtBy, importedRows, type ImportedRow } from './imported.rows.js';
import type { PreviewAnswer, PreviewedRow, RowRefusal, RowTakenBackAnswer, TakingBackAnswer, TakingBackRequest } from './taking-back.messages.js';

export interface TakingBackParts {
  readonly district: string;
  readonly service: ServiceDefinition;
  readonly log: EventLog;
  readonly executor: CommandExecutor;
  readonly actor: ActorRef;
  may(right: string): boolean;
}

interface SignedTakingBack {
  readonly draftId: string;
  readonly reason: string;
  readonly writers: readonly string[];
}

/** The mark of a log from which rows were taken back: it adds no event. */
const noteTakingBack = defineUseCase({ name: 'note-taking-back', title: { zh: '撤回导入', en: 'Take an import back' }, path: '', right: '', administrative: true, body: z.strictObject({}), streams: () => ({}), decide: () => ({ append: {} }) });

/** Rows of one upload in one log, taken back one after the other, the last recorded first. Each is a command with an id of its own: whoever goes on after a kill repeats nothing. */
export class RowsTakenBack {
  private readonly annul: ReturnType<typeof annulEvent>;

  constructor(
    private readonly parts: TakingBackParts,
    private readonly importId: string,
  ) {
    this.annul = annulEvent(parts.service.contract, [...parts.service.aggregates, ...platformAggregates]);
  }

  async takeBack({ draftId, before, limit, downTo = '' }: TakingBackRequest): Promise<TakingBackAnswer> {
    const { log } = this.parts;
    const under = await this.signedDraft(draftId, before);
    await this.note();
    const rows: RowTakenBackAnswer[] = [];
    for await (const row of importedRows(log, this.importId, before)) {
      const last = row.events.at(-1) as StoredEvent;
      if (rows.length === limit || last.recordedAt < downTo) return { rows, next: { before: last.position + 1, recordedAt: last.recordedAt } };
      rows.push(await this.takeBackRow(row, under));
    }
    return { rows, next: null };
  }

  /** @param before exclusive */
  async preview(before: number, limit: number): Promise<PreviewAnswer> {
    const { log } = this.parts;
    const found: ImportedRow[] = [];
    let next: number | null = null;
    for await (const row of importedRows(log, this.importId, before)) {
      if (found.length === limit) {
        next = (row.events.at(-1) as StoredEvent).position + 1;
        break;
      }
      found.push(row);
    }
    const rows: PreviewedRow[] = [];
    for (const row of found) rows.push(await this.previewed(row, await restingOn(log, row.events)));
    return { rows, next };
  }

  private async previewed({ table, row, events }: ImportedRow, { events: resting, ids }: Awaited<ReturnType<typeof restingOn>>): Promise<PreviewedRow> {
    const { log } = this.parts;
    const outside = [];
    for (const { ids: _ids, ...one } of resting) {
      const event = await log.findEvent(one.eventId);
      if (event === null || broughtBy(this.importId, event) === null) outside.push(one);
    }
    const streams = new Map<string, ReadonlySet<string>>();
    for (const streamId of new Set(events.map((event) => event.streamId))) streams.set(streamId, new Set((await log.readStream(streamId)).flatMap(({ supersedes }) => supersedes ?? [])));
    const never = await this.never(events);
    const last = events.at(-1) as StoredEvent;
    return {
      table, row, position: last.position, recordedAt: last.recordedAt,
      events: events.map(({ eventId, type, streamId, effectiveTo }) => ({ eventId, type, streamId, effectiveTo, counts: type !== 'EventAnnulled' && streams.get(streamId)?.has(eventId) !== true })),
      resting: outside, ids, ...(never === null ? {} : { never }),
    };
  }

  private async takeBackRow(row: ImportedRow, { draftId, reason, writers }: SignedTakingBack): Promise<RowTakenBackAnswer> {
    const { table, row: id, events, commandId } = row;
    const told = { table, row: id, events: 0 };
    const { log, executor, service } = this.parts;
    if ((await log.findCommand(rowPrincipal, takenBackId(commandId))) !== null) return { ...told, status: 'repeated' };
    const never = await this.never(events);
    if (never !== null) return { ...told, status: 'refused', refusal: never };
    const wrong = events.find(({ type }) => type !== 'EventAnnulled') ?? (events[0] as StoredEvent);
    const restsOn = row.envelope.citations.map(citingOf);
    const taking = { draftId, importId: this.importId, eventIds: events.map(({ eventId }) => eventId), position: (events.at(-1) as StoredEvent).position, recordedOn: dayInChina(new Date(wrong.recordedAt)), restsOn };
    try {
      const meta = { ...this.meta(takenBackId(commandId)), effective: effectiveOf(row.envelope.effective), citations: restsOn, prepared: { as: `draft/${draftId}`, by: writers } };
      const { status, events: written } = await executor.execute(log, rowTakenBack(service.contract, this.annul, taking), this.annul.body.parse({ streamId: wrong.streamId, eventId: wrong.eventId, reason }), meta);
      return { ...told, status: status === 'recorded' ? 'taken-back' : status === 'unchanged' ? 'nothing-left' : 'repeated', events: status === 'recorded' ? written.length : 0 };
    } catch (error) {
      const [{ rule, zh, en } = { rule: 'refused', zh: '', en: '' }] = refusalsOf(error, { id, order: 0, cells: {} }, null);
      return { ...told, status: 'refused', refusal: { column: '序号', rule, zh, en } };
    }
  }

  /** An annulment stays, and with a correction the fact would go that it corrected: unless that came by the same upload and goes as well. */
  private async never(events: readonly StoredEvent[]): Promise<RowRefusal | null> {
    for (const { supersedes, type } of events) {
      const before = supersedes === null ? null : await this.parts.log.findEvent(supersedes);
      if (before === null || broughtBy(this.importId, before) !== null) continue;
      return type === 'EventAnnulled' && events.every((event) => event.type === 'EventAnnulled')
        ? { column: correctingColumns.annuls, rule: 'annulment-stays', zh: '该行注销了此前入账的事实；撤销本身不再撤销，所注销的事实如确实存在，另行登记', en: 'the row took back a fact that was recorded before: an annulment stays; what was so after all is recorded anew' }
        : { column: correctingColumns.corrects, rule: 'row-corrects-earlier', zh: '该行更正了此前入账的事实，撤回它会连同原事实一并失去；请再更正一次，改回原内容', en: 'the row corrected a fact that was recorded before, which would go with it: correct it once more instead, to what it was' };
    }
    return null;
  }

  /** @throws {Problem} `taking-back-unsigned` */
  private async signedDraft(draftId: string, before: number): Promise<SignedTakingBack> {
    const draft = await readDraft(this.parts.log, this.parts.service.contract, draftId);
    const said = draft === null ? null : takingBackIn(draft.state);
    if (draft?.state.stage !== 'signed' || said?.importId !== this.importId || before > said.upTo + 1) throw new Problem(409, 'taking-back-unsigned', { zh: '撤回导入尚未签办', en: 'nobody has signed that these rows are taken back' });
    return { draftId, reason: said.reason, writers: draft.state.writers };
  }

  private async note(): Promise<void> {
    const { log, executor } = this.parts;
    await executor.execute(log, noteTakingBack, {}, { ...this.meta(takingBackId(log.logId)), mode: 'history', effective: onDay('1949-10-01') });
  }

  /** Whose command ids those of rows are: whoever goes on with it gives the same commands. */
  private meta(commandId: string): CommandMeta {
    const { district, actor, may } = this.parts;
    return {
      district, commandId, actor, principal: rowPrincipal, mode: 'live', effective: onDay(todayInChina()), today: todayInChina(), citations: [], decision: null, corrects: null,
      correlationId: commandId, causationId: null, traceparent: currentTraceparent(), order: 0, importRow: null, may, id: (label) => derivedId(commandId, label),
    };
  }
}
