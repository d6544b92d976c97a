import { CalendarOutlined } from '@ant-design/icons';
import { useEffect, useRef, useState, type ChangeEvent, type InputHTMLAttributes, type ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { frame } from '../words/frame.words.js';
import { dayOfText, isTypedOut } from './day-text.model.js';

interface DayInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'value' | 'onChange' | 'min' | 'max'> {
  /** YYYY-MM-DD, or empty */
  readonly value: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** what is no day is handed on as it was typed: the service refuses it at its field. Else the day before stays. */
  readonly keepsAll?: boolean;
  readonly onDay: (day: string) => void;
}

/**
 * A day as all of this is written, year first, whatever the language of the browser; typed, or picked from the browser's own calendar. The
 * control of the browser says it in the order of its own language instead of the page's.
 */
export const DayInput = ({ value, min, max, keepsAll = false, onDay, ...rest }: DayInputProps): ReactNode => {
  const { say } = useAddress();
  const [typed, setTyped] = useState<string | null>(null);
  const [field, picker] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const text = typed ?? value;
  const wrong = text === '' ? '' : dayOfText(text) === null ? say(frame.noDay) : isOutside(dayOfText(text) ?? '', min, max) ? say(frame.dayOutside) : '';
  useEffect(() => field.current?.setCustomValidity(wrong), [wrong, field]);
  // What was chosen is shown until the address follows.
  useEffect(() => setTyped(null), [value]);
  const type = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    setTyped(target.value);
    if (target.value === '' || isTypedOut(target.value)) onDay(dayOfText(target.value) ?? '');
    else if (keepsAll) onDay(target.value);
  };
  const settle = (): void => {
    const day = typed === null ? null : dayOfText(typed);
    if (day !== null && day !== value) onDay(day);
    setTyped(day === value ? null : day);
  };
  return (
    <span className="day-input">
      <input {...rest} ref={field} type="text" className="day" inputMode="numeric" autoComplete="off" placeholder={say(frame.dayForm)} value={text} onChange={type} onBlur={settle} onKeyDown={({ key }) => { if (key === 'Enter') settle(); }} />
      <button type="button" tabIndex={-1} aria-hidden="true" title={say(frame.calendar)} onClick={() => picker.current?.showPicker()}><CalendarOutlined /></button>
      <input ref={picker} type="date" className="day-picker" tabIndex={-1} aria-hidden="true" value={dayOfText(value) ?? ''} min={min} max={max} onChange={({ target }) => { setTyped(target.value); onDay(target.value); }} />
    </span>
  );
};

const isOutside = (day: string, min: string | undefined, max: string | undefined): boolean => (min !== undefined && min !== '' && day < min) || (max !== undefined && max !== '' && day > max);
