import { logIdOf, type OrganisationsEvent } from '@yange/contracts';
import { defineReaction, type OwnRegister, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { removePlateUseCase } from '../commands/organ-unit/remove-plate.use-case.js';

type DocumentRepealed = Extract<OrganisationsEvent, { readonly type: 'DocumentRepealed' }>['data'];

/** Plates that are carried on that day and name the document, by its number or its title, as what they rest on. */
const platesOn = `
  select p.organ_id as "organId", p.plate_id as "plateId", p.name from live.organ_plates p join live.documents d on d.log_id = p.log_id and d.document_id = $2
  where p.log_id = $1 and p.valid_from <= $3 and (p.valid_to is null or p.valid_to > $3)
    and ((d.number <> '' and position(d.number in p.legal_basis) > 0) or position(d.title in p.legal_basis) > 0) order by p.organ_id, p.plate_id`;

const react = async ({ event, district, effective }: PublishedEvent, register: OwnRegister): Promise<readonly ReactionCommand[]> => {
  const { documentId, title } = event.data as DocumentRepealed;
  const plates = await register.query<{ organId: string; plateId: string; name: string }>(platesOn, [logIdOf(district, 'organisations'), documentId, effective.to]);
  return plates.map(({ organId, plateId, name }) => ({ label: `plate:${plateId}`, useCase: removePlateUseCase, body: { organId, name, reason: `依据已废止：${title}` } }));
};

/** A plate goes with the rule that it rests on. */
export const basisEnded = defineReaction({ name: 'organisations-basis-ended', contexts: ['organisations'], types: ['DocumentRepealed'], react });
