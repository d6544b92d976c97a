import { Rejected } from '@yange/kernel';

/** What an organ that ended leaves, and who came after it. */
export interface Passing {
  readonly from: { readonly organId: string; readonly name: string };
  readonly successors: readonly { readonly organId: string; readonly name: string }[];
}

/**
 * The one organ that something passes to. Which of several it is, or what happens where there is none, a person says.
 * @param zh what is to pass on, for the refusal
 * @throws {Rejected} `successor-missing`, `successor-unclear`
 */
export const oneHeir = ({ from, successors }: Passing, zh: string, en: string): Passing['successors'][number] => {
  const [heir, ...others] = successors;
  if (heir === undefined) throw new Rejected('successor-missing', `“${from.name}”没有承接机构，请确定${zh}`, `"${from.name}" has no successor: say who is to be ${en}`, { organId: from.organId });
  if (others.length > 0) {
    throw new Rejected('successor-unclear', `“${from.name}”有 ${successors.length} 个承接机构，请确定${zh}`, `"${from.name}" has ${successors.length} successors: say which of them is ${en}`, { organId: from.organId, successors: String(successors.length) });
  }
  return heir;
};
