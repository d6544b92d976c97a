import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { FieldDescriptorProto_Label, FieldDescriptorProto_Type, FieldDescriptorProtoSchema, FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';

/** One place in what was built. @throws {Error} where the built file does not read as it is expected to */
export interface Change {
  /** below the root of a checkout */
  readonly file: string;
  readonly to: (text: string) => string;
}

/** Said instead of `from`, which has to be there exactly once. */
const instead = (file: string, from: string, said: string): Change => ({
  file,
  to: (text) => {
    if (text.split(from).length !== 2) throw new Error(`${file}: not there exactly once: ${from}`);
    return text.replace(from, () => said);
  },
});

const everywhere = (file: string, from: string, said: string): Change => ({
  file,
  to: (text) => {
    if (!text.includes(from)) throw new Error(`${file}: not there: ${from}`);
    return text.replaceAll(from, said);
  },
});

/** Of a document, in the message and in the row. */
export const addedField = { name: 'secrecy', number: 9, recorded: 'internal', ofVersion1: 'unstated' } as const;

/** The published message with a field more, as `protoc` would write its descriptor. */
const fieldMore: Change = {
  file: 'libs/contracts/dist/generated/yange/organisations/v1/document_pb.js',
  to: (text) => text.replace(/fileDesc\("([^"]+)"/, (_all, base64: string) => {
    const described = fromBinary(FileDescriptorProtoSchema, Buffer.from(base64, 'base64'));
    const message = described.messageType.find(({ name }) => name === 'DocumentRegistered');
    if (message === undefined) throw new Error('no message DocumentRegistered');
    message.field.push(create(FieldDescriptorProtoSchema, { name: addedField.name, jsonName: addedField.name, number: addedField.number, type: FieldDescriptorProto_Type.STRING, label: FieldDescriptorProto_Label.OPTIONAL }));
    return `fileDesc("${Buffer.from(toBinary(FileDescriptorProtoSchema, described)).toString('base64')}"`;
  }),
};

const register = 'services/organisations/dist/projections/document-register/document-register.projection.js';
const decider = 'services/organisations/dist/domain/document/document.decider.js';
const query = 'services/organisations/dist/queries/documents.query.js';

/** What N+1 brings: version 2 of an event, a read model of the next version, a question that asks for its new column, and a column of the relay under another name. */
export const changesOfNext: readonly Change[] = [
  fieldMore,
  instead('libs/use-case/dist/append-request.js', 'const schemaVersion = 1;', `const schemaVersion = planned.event.type === 'DocumentRegistered' ? 2 : 1;`),
  instead(decider, `make('DocumentRegistered', {`, `make('DocumentRegistered', { ${addedField.name}: '${addedField.recorded}',`),
  instead(register, 'version: 5,', 'version: 6,'),
  instead(register, 'repealed_on text, replaced_by text not null, event_id uuid not null,', `repealed_on text, replaced_by text not null, event_id uuid not null, ${addedField.name} text not null,`),
  // The upcaster: what version 1 did not say.
  instead(register, 'event_id: registered.eventId', `event_id: registered.eventId, ${addedField.name}: registered.event.data.${addedField.name} || '${addedField.ofVersion1}'`),
  instead(query, 'reading: shown.text', `${addedField.name}: shown.text, reading: shown.text`),
  instead(query, `event_id as "eventId"`, `event_id as "eventId", ${addedField.name}`),
  everywhere('libs/feed/dist/relay/relay-lease.js', 'lease_until', 'leased_to'),
];

/** Both names, each kept at what was last written to either: for as long as processes of both versions are about. */
export const expand = [
  'alter table relay.checkpoints add column if not exists leased_to timestamptz',
  'update relay.checkpoints set leased_to = lease_until where leased_to is null',
  `create or replace function relay.both_leases() returns trigger language plpgsql as $f$
   begin
     if tg_op = 'INSERT' then
       new.leased_to := coalesce(new.leased_to, new.lease_until);
       new.lease_until := coalesce(new.lease_until, new.leased_to);
     elsif new.leased_to is distinct from old.leased_to then
       new.lease_until := new.leased_to;
     else
       new.leased_to := new.lease_until;
     end if;
     return new;
   end $f$`,
  'drop trigger if exists both_leases on relay.checkpoints',
  'create trigger both_leases before insert or update on relay.checkpoints for each row execute function relay.both_leases()',
];

/** Once nobody of N is left. */
export const contract = [
  'drop trigger both_leases on relay.checkpoints',
  'drop function relay.both_leases()',
  'alter table relay.checkpoints drop column lease_until',
  'alter table relay.checkpoints alter column leased_to set not null',
];
