import { heldToTables, tableIn, type Streams, type UseCase } from '@yange/use-case';
import { stated, type QuotaType } from '../domain/quota-account/quota-type.js';
import { fundingForms } from '../domain/reference/funding-forms.js';
import { managementStatuses } from '../domain/reference/management-statuses.js';
import { assertTypeAgrees, quotaKinds } from '../domain/reference/quota-kinds.js';

/**
 * The use case, held to the tables that a type of quota is named from, as they are on its effective day. What the source does not say is held to none.
 * @throws {Rejected} `unknown-code`, `quota-type-contradictory` at decision
 */
export const heldToQuotaTables = <B extends { readonly type: QuotaType }, T extends Streams>(useCase: UseCase<B, T>): UseCase<B, T> =>
  heldToTables(
    {
      ...useCase,
      decide: (body, timelines, meta) => {
        assertTypeAgrees(body.type, quotaKinds.on(tableIn(timelines, quotaKinds), meta.effective.to));
        return useCase.decide(body, timelines, meta);
      },
    },
    ({ type: { kind, management, funding } }) => [
      { table: quotaKinds, codes: [stated(kind)] },
      { table: managementStatuses, codes: [stated(management)] },
      { table: fundingForms, codes: [stated(funding)] },
    ],
  );
