import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { DayInput } from '../frame/day-input.js';
import { MonthInput } from '../frame/month-input.js';
import { form } from '../words/form.words.js';
import { sharpnessOf, sharpnesses, type Sharpness } from './when.model.js';

interface WhenProps {
  readonly id: string;
  readonly value: string;
  readonly describedBy: string;
  readonly isWrong: boolean;
  readonly isRequired: boolean;
  readonly onChange: (value: unknown) => void;
}

/** When something takes effect, as precisely as it is known and no more: a day, a month, a year, or the words of the document (2019年2月底). */
export const WhenControl = ({ id, value, describedBy, isWrong, isRequired, onChange }: WhenProps): ReactNode => {
  const { say } = useAddress();
  const [chosen, choose] = useState<Sharpness | null>(null);
  const sharpness = chosen ?? sharpnessOf(value);
  const aria = { id, 'aria-describedby': describedBy, 'aria-invalid': isWrong, 'aria-required': isRequired };
  const change = (next: Sharpness): void => {
    choose(next);
    onChange(sharpnesses[next].from(value));
  };
  const { input } = sharpnesses[sharpness];
  // While a day is typed its first half is not taken for a month, nor that of a month for a year.
  return (
    <span className="when">
      {input === 'words' ? <Input {...aria} maxLength={60} placeholder="2019年2月底" value={value} onChange={(event) => onChange(event.target.value)} />
        : input === 'date' ? <DayInput {...aria} value={value} keepsAll onFocus={() => choose(sharpness)} onDay={onChange} />
        : input === 'month' ? <MonthInput {...aria} value={value} onFocus={() => choose(sharpness)} onMonth={onChange} />
        : <input {...aria} className="day" type="number" min={1900} max={2199} value={value} onChange={(event) => onChange(event.target.value)} />}
      <select className="sharpness" aria-label={say(form.sharpness)} value={sharpness} onChange={(event) => change(event.target.value as Sharpness)}>
        {Object.entries(sharpnesses).map(([key, { words }]) => <option key={key} value={key}>{say(words)}</option>)}
      </select>
    </span>
  );
};
