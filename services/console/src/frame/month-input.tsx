import { useEffect, useRef, useState, type ChangeEvent, type InputHTMLAttributes, type ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { frame } from '../words/frame.words.js';
import { monthOfText } from './day-text.model.js';

interface MonthInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'value' | 'onChange'> {
  /** YYYY-MM, empty, or what was typed that is no month */
  readonly value: string;
  /** A month, or what is typed as long as it is none: the service refuses that at its field. */
  readonly onMonth: (typed: string) => void;
}

/** A month as a day is written here, year first (see {@link DayInput}). It has no calendar to pick from: browsers differ in whether they have one for months. */
export const MonthInput = ({ value, onMonth, ...rest }: MonthInputProps): ReactNode => {
  const { say } = useAddress();
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const text = typed ?? value;
  const wrong = text !== '' && monthOfText(text) === null ? say(frame.noMonth) : '';
  useEffect(() => field.current?.setCustomValidity(wrong), [wrong, field]);
  const type = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    setTyped(target.value);
    onMonth(monthOfText(target.value) ?? target.value);
  };
  return <input {...rest} ref={field} type="text" className="day" inputMode="numeric" autoComplete="off" placeholder={say(frame.monthForm)} value={text} onChange={type} onBlur={() => setTyped(null)} />;
};
