import { rowsOn } from '@yange/projections';

type When = Parameters<typeof rowsOn>[0];

/** The tables of powers as they come along, until a district sets its own. */
export interface ShippedPowerTables {
  readonly kinds: readonly { readonly code: string; readonly name: string; readonly needsEnforcementBody: boolean }[];
  readonly reasons: readonly { readonly code: string; readonly name: string; readonly standsOn: readonly string[] }[];
}

/** 权力类型 of the day. */
export const kindsOn = async (when: When, { kinds }: ShippedPowerTables) => {
  const rows = await rowsOn<{ code: string; name: string; needs_body: boolean }>(when, 'power_kinds', 'code');
  return { setByDistrict: rows.length > 0, kinds: rows.length > 0 ? rows.map(({ code, name, needs_body: needsEnforcementBody }) => ({ code, name, needsEnforcementBody })) : kinds };
};

/** 不认领原因 of the day. */
export const reasonsOn = async (when: When, { reasons }: ShippedPowerTables) => {
  const rows = await rowsOn<{ code: string; name: string; stands_on: string }>(when, 'decline_reasons', 'code');
  return { setByDistrict: rows.length > 0, reasons: rows.length > 0 ? rows.map(({ code, name, stands_on: standsOn }) => ({ code, name, standsOn: standsOn.split(' ').filter((word) => word !== '') })) : reasons };
};
