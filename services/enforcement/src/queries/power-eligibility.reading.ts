/** An item of a list as the read model has it. */
export interface ItemRow {
  readonly name: string;
  readonly kind: string;
  readonly needs_body: boolean;
  readonly legal_basis: string;
  readonly basis_from: string;
  readonly basis_to: string;
  readonly holder: string;
  readonly vertical: boolean;
  readonly level: string;
  readonly expertise: string;
  readonly withdrawn: boolean;
}

export interface CapacityRow {
  readonly row_key: string;
  readonly name: string;
  readonly enforcement_body: boolean | null;
  readonly level: string;
  readonly expertise: string;
}

const levels = ['town', 'district', 'city', 'region'];

export const basisStands = ({ basis_from: from, basis_to: to }: Pick<ItemRow, 'basis_from' | 'basis_to'>, on: string): boolean => (from === '' || from <= on) && (to === '' || on <= to);

export const againstReasons = ['withdrawn', 'no-enforcement-body', 'vertical-holder', 'beyond-authority', 'expertise', 'legal-basis'] as const;

/** What stands against a unit's taking an item on that day, as the command would say; a spec holds the two together. */
export const reasonsShown = (item: ItemRow, unit: Pick<CapacityRow, 'enforcement_body' | 'level' | 'expertise'> | undefined, on: string): readonly (typeof againstReasons)[number][] => {
  const has = levels.indexOf(unit === undefined || unit.level === '' ? 'town' : unit.level);
  const stands: Readonly<Record<(typeof againstReasons)[number], boolean>> = {
    withdrawn: item.withdrawn,
    'no-enforcement-body': item.needs_body && unit?.enforcement_body !== true,
    'vertical-holder': item.vertical,
    'beyond-authority': item.level !== '' && levels.indexOf(item.level) > has,
    expertise: item.expertise !== '' && unit?.expertise.split('、').includes(item.expertise) !== true,
    'legal-basis': !basisStands(item, on),
  };
  return againstReasons.filter((reason) => stands[reason]);
};
