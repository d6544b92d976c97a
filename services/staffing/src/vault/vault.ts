import { decodeData, decodeEnvelope, effectiveOf, staffingContract } from '@yange/contracts';
import type { EventLog, EventLogs } from '@yange/event-log';
import { newId, Rejected, Timeline } from '@yange/kernel';
import { CommandIdReused, type AnyUseCase, type CommandExecutor, type CommandMeta, type CommandOutcome } from '@yange/use-case';
import { erasePersonalDataUseCase, recordPersonalDataUseCase, revealPersonalDataUseCase, type PersonalField } from '../commands/personal-data/personal-data.use-cases.js';
import { custodyOf, personalData, personalDataStream, type PersonalDataState, type PersonalDataTimeline } from '../domain/personal-data/personal-data.aggregate.js';
import type { PersonalDataEvent } from '../domain/personal-data/personal-data.events.js';
import type { Erasure, Reveal } from '../domain/personal-data/personal-data.decider.js';
import type { Keyring } from './keyring.js';
import type { PersonalValues } from './masking.js';
import { blindIndex, currentSuite } from './sealing.js';
import type { RecordPlace, VaultStore } from './vault.store.js';

export interface VaultParts {
  readonly store: VaultStore;
  readonly keyring: Keyring;
  readonly logs: Pick<EventLogs, 'forDistrict'>;
  readonly executor: CommandExecutor;
}

/** The log says that data are here which are not: an operator's matter. */
export class VaultIncomplete extends Error {
  constructor(personId: string) {
    super(`the vault lacks what the log says it holds of person ${personId}`);
    this.name = 'VaultIncomplete';
  }
}

/** How long a record waits for its event before somebody else asks the log about it. Longer than a command goes on deciding. */
export const patienceSeconds = 60;

/**
 * Keeps the vault and the log together.
 * Recording: the vault first, as a record that is pending; then the event; then the record counts. Killed in between, a record is left that no event speaks
 * of, which nobody can ask for and which is swept; the other way round an event would speak of data that nobody has.
 * Erasing: the event first, then key and ciphertext. Killed in between, the event is found at the next start and carried out: so it is after a backup too.
 */
export class Vault {
  constructor(private readonly parts: VaultParts) {}

  /** @throws {Rejected} `identity-number-known`, `person-unknown`, `personal-data-changed` */
  record(values: PersonalValues, given: string | null, meta: CommandMeta): Promise<CommandOutcome> {
    return this.recordOf(values, { personId: given ?? meta.id('person'), isNew: given === null }, meta);
  }

  /** The same of somebody whose id the caller gives. @throws {Rejected} as `record` */
  async recordOf(values: PersonalValues, { personId, isNew }: { readonly personId: string; readonly isNew: boolean }, meta: CommandMeta): Promise<CommandOutcome> {
    const body = { personId, isNew, fields: Object.keys(values) as PersonalField[], digest: this.digest(meta.district, values) };
    const log = this.parts.logs.forDistrict(meta.district);
    for (let attempt = 1; ; attempt += 1) {
      const place = await this.stage(log, { district: meta.district, personId, recordId: newId(), keyId: (await this.custody(log, personId)).keyId ?? newId() }, values, meta);
      try {
        const outcome = await this.parts.executor.execute(log, recordPersonalDataUseCase({ recordId: place.recordId, keyId: place.keyId, suite: currentSuite }) as AnyUseCase, body, meta);
        await this.settle(log, place, values);
        return outcome;
      } catch (error) {
        const certain = error instanceof Rejected || error instanceof CommandIdReused;
        if (certain) await this.parts.store.discard(place);
        if (attempt < 4 && error instanceof Rejected && error.rule === 'personal-data-changed') continue;
        throw error;
      }
    }
  }

  /** @returns null where the vault holds nothing of the person @throws {VaultIncomplete} */
  async read(district: string, personId: string): Promise<{ readonly state: PersonalDataState; readonly values: PersonalValues | null }> {
    const state = await this.custody(this.parts.logs.forDistrict(district), personId);
    return { state, values: await this.valuesOf(district, personId, state) };
  }

  /** The event comes first: nobody is shown what the log does not know of. @throws {Rejected} `personal-data-missing`, `case-names-person` */
  async reveal(reveal: Reveal, meta: CommandMeta): Promise<{ readonly outcome: CommandOutcome; readonly values: PersonalValues }> {
    const log = this.parts.logs.forDistrict(meta.district);
    const known = (await this.read(meta.district, reveal.personId)).values ?? {};
    if (Object.values(known).some((value) => reveal.caseNumber.includes(value))) throw new Rejected('case-names-person', '案号中不得含该人员的姓名或号码', 'the case number must not hold the name or number of the person');
    const outcome = await this.parts.executor.execute(log, revealPersonalDataUseCase, reveal, meta);
    const shown = (await this.read(meta.district, reveal.personId)).values;
    if (shown === null) throw new Rejected('personal-data-missing', '保险库中没有该人员的信息', 'the vault holds nothing of this person', { personId: reveal.personId });
    return { outcome, values: Object.fromEntries(Object.entries(shown).filter(([field]) => reveal.fields.includes(field))) };
  }

  async erase(erasure: Erasure, meta: CommandMeta): Promise<CommandOutcome> {
    const log = this.parts.logs.forDistrict(meta.district);
    const outcome = await this.parts.executor.execute(log, erasePersonalDataUseCase, erasure, meta);
    await this.applyErasures(meta.district);
    return outcome;
  }

  /** Whose number? For comparing registers: the number itself goes no further. */
  holderOf(district: string, number: string): Promise<string | null> {
    return this.parts.store.holderOf(district, number);
  }

  /** Carries out erasures that the log knows and this vault does not: after a kill, or because it is a backup from before them. */
  async applyErasures(district: string): Promise<void> {
    const log = this.parts.logs.forDistrict(district);
    const head = (await log.head()).position;
    for (let after = await this.parts.store.erasuresAppliedTo(district); after < head; ) {
      const page = await log.readPage({ after, limit: 1_000, types: ['PersonalDataErased'] });
      for (const stored of page.events) {
        const event = decodeData(staffingContract, stored.type, stored.data) as PersonalDataEvent;
        if (event.type === 'PersonalDataErased') await this.parts.store.destroy(district, event.data.keyIds);
      }
      after = page.scannedTo;
      await this.parts.store.noteErasuresApplied(district, after);
    }
  }

  /** Asks the log about records that are pending for long. */
  async sweep(district: string, seconds = patienceSeconds): Promise<void> {
    const log = this.parts.logs.forDistrict(district);
    for (const place of await this.parts.store.pendingSince(district, seconds)) await this.settleFound(log, place);
  }

  /** @throws {Rejected} `identity-number-known` */
  private async stage(log: EventLog, place: RecordPlace, values: PersonalValues, meta: CommandMeta): Promise<RecordPlace> {
    // What a repeated command brings is not stored again: its first event speaks of what it stored then, which may be erased since.
    if ((await log.findCommand(meta.principal, meta.commandId)) !== null) return place;
    if ((await this.parts.store.stage(place, values)) === null) return place;
    await this.sweep(meta.district);
    if ((await this.parts.store.stage(place, values)) === null) return place;
    throw new Rejected('identity-number-known', '该公民身份号码已登记在另一人员名下', 'this identity number is recorded for another person');
  }

  /** Makes the record count if it is one that the log speaks of: a repeated command staged another. */
  private async settle(log: EventLog, place: RecordPlace, values: PersonalValues): Promise<void> {
    const { store } = this.parts;
    const standing = await this.standingOf(log, place);
    if (standing === 'unspoken') return store.discard(place);
    if (standing === 'superseded') return store.supersede(place);
    if (await store.confirm(place, values)) return;
    // Swept while this process was held up: the content is still at hand.
    await store.stage(place, values);
    await store.confirm(place, values);
  }

  private async settleFound(log: EventLog, place: RecordPlace): Promise<void> {
    const { store } = this.parts;
    const standing = await this.standingOf(log, place);
    if (standing === 'unspoken') return store.discard(place);
    if (standing === 'superseded') return store.supersede(place);
    await store.confirm(place, (await store.read(place)) ?? {});
  }

  /** What was erased is unspoken of again, whatever was said before. */
  private async standingOf(log: EventLog, { personId, recordId, keyId }: RecordPlace): Promise<'current' | 'superseded' | 'unspoken'> {
    const timeline = await this.timeline(log, personId);
    const { facts } = timeline;
    const erased = facts.some(({ event }) => event.type === 'PersonalDataErased' && event.data.keyIds.includes(keyId));
    if (erased || !facts.some(({ event }) => event.type === 'PersonalDataRecorded' && event.data.recordId === recordId)) return 'unspoken';
    return custodyOf(timeline).recordId === recordId ? 'current' : 'superseded';
  }

  private async valuesOf(district: string, personId: string, { recordId, keyId }: PersonalDataState): Promise<PersonalValues | null> {
    if (recordId === null || keyId === null) return null;
    const values = await this.parts.store.read({ district, personId, recordId, keyId });
    if (values !== null) return values;
    // Erased between the two looks?
    const again = await this.custody(this.parts.logs.forDistrict(district), personId);
    if (again.recordId === recordId) throw new VaultIncomplete(personId);
    return this.valuesOf(district, personId, again);
  }

  private async custody(log: EventLog, personId: string): Promise<PersonalDataState> {
    return custodyOf(await this.timeline(log, personId));
  }

  private async timeline(log: EventLog, personId: string): Promise<PersonalDataTimeline> {
    const stored = await log.readStream(personalDataStream(personId).streamId);
    return Timeline.of(
      personalData,
      stored.map((one) => {
        const { effective, order } = decodeEnvelope(one.envelope);
        return { event: decodeData(staffingContract, one.type, one.data) as PersonalDataEvent, eventId: one.eventId, effective: effectiveOf(effective), position: one.position, order: Number(order), supersedes: one.supersedes };
      }),
    );
  }

  /** Stands for the content in what the log keeps of a command. */
  private digest(district: string, values: PersonalValues): string {
    return blindIndex(this.parts.keyring, 'content', district, ...Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)).flat()).toString('base64url');
  }
}

