import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { form } from '../words/form.words.js';
import type { Listing } from './thing.model.js';
import { useThings } from './use-things.js';

interface ThingProps {
  readonly id: string;
  /** nothing: it is typed by its id */
  readonly listing: Listing | undefined;
  readonly value: unknown;
  /** several of them */
  readonly isMany?: boolean;
  readonly isRequired: boolean;
  readonly isWrong: boolean;
  readonly describedBy: string;
  readonly onChange: (value: unknown) => void;
}

/** One thing of a list, or several, chosen by what the list says of them; typed by its id where there is no list. */
export const ThingControl = ({ id, listing, value, isMany = false, isRequired, isWrong, describedBy, onChange }: ThingProps): ReactNode => {
  const { say, district } = useAddress();
  const { data, error } = useThings(district, listing);
  const aria = { id, 'aria-describedby': describedBy, 'aria-invalid': isWrong, 'aria-required': isRequired, ...(isWrong ? { status: 'error' as const } : {}) };
  if (listing === undefined || error !== null) {
    const text = isMany ? ((value ?? []) as string[]).join('、') : typeof value === 'string' ? value : '';
    const read = (typed: string): unknown => (typed === '' ? undefined : isMany ? typed.split(/[、，,\s]+/) : typed.trim());
    return <Input {...aria} value={text} placeholder={say(isMany ? form.severalIds : form.idOrName)} onChange={(event) => onChange(read(event.target.value))} />;
  }
  const common = {
    ...aria, className: 'field-select', options: [...(data ?? [])], loading: data === undefined, allowClear: !isRequired, placeholder: say(listing.words),
    showSearch: { filterOption: (typed: string, option?: { readonly label: string; readonly value: string }) => `${option?.label ?? ''} ${option?.value ?? ''}`.toLowerCase().includes(typed.toLowerCase()) },
    notFoundContent: <span className="soft">{say(data === undefined ? form.loadingChoices : form.noThing)}</span>,
  };
  return isMany ? <Select {...common} mode="multiple" value={(value ?? []) as string[]} onChange={(chosen: string[]) => onChange(chosen)} />
    : <Select {...common} value={typeof value === 'string' && value !== '' ? value : null} onChange={(chosen: string | null) => onChange(chosen ?? undefined)} />;
};
