import { Button, Input, Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useAddress, useParam } from '../../address/use-address.js';
import { DayInput } from '../../frame/day-input.js';
import { audit } from '../../words/audit.words.js';
import { eventTypes } from '../../words/event-types.js';
import { frame } from '../../words/frame.words.js';
import { contexts } from '../../words/report.words.js';
import { eventFilters, eventQuery, type EventFilter } from './event-query.model.js';

/** Each is in the address; what is typed is asked for when one pauses. */
export const EventFilters = (): ReactNode => {
  const { say, params, change, language } = useAddress();
  const [service, setService] = useParam('service');
  const [type, setType] = useParam('type');
  const clear = (): void => change(Object.fromEntries(eventFilters.map((name) => [name, ''])));
  const types = Object.entries(eventTypes).map(([value, zh]) => ({ value, label: language === 'en' ? value : `${zh} ${value}` }));
  return (
    <div className="event-filters" role="search">
      <Select className="filter-service" aria-label={say(audit.service)} value={service} onChange={setService} options={[{ value: '', label: say(audit.anyService) }, ...Object.entries(contexts).map(([value, words]) => ({ value, label: say(words) }))]} />
      <Select className="filter-type" aria-label={say(audit.type)} value={type} onChange={setType} showSearch={{ optionFilterProp: 'label' }} options={[{ value: '', label: say(audit.anyType) }, ...types]} />
      {(['document', 'text', 'actor', 'entity'] as const).map((name) => <TextFilter key={name} name={name} />)}
      {(['effectiveFrom', 'effectiveTo', 'recordedFrom', 'recordedTo'] as const).map((name) => <DayFilter key={name} name={name} />)}
      {Object.keys(eventQuery(params)).length === 0 ? null : <Button onClick={clear}>{say(frame.clear)}</Button>}
    </div>
  );
};

const pause = 350;

const TextFilter = ({ name }: { readonly name: EventFilter & ('document' | 'text' | 'actor' | 'entity') }): ReactNode => {
  const { say } = useAddress();
  const [asked, ask] = useParam(name);
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  useEffect(() => {
    if (typed === asked) return undefined;
    const timer = setTimeout(() => ask(typed), pause);
    return () => clearTimeout(timer);
  }, [typed, asked, ask]);
  return <Input value={typed} allowClear maxLength={100} placeholder={say(audit[name])} aria-label={say(audit[name])} onChange={(event) => setTyped(event.target.value)} />;
};

const DayFilter = ({ name }: { readonly name: 'effectiveFrom' | 'effectiveTo' | 'recordedFrom' | 'recordedTo' }): ReactNode => {
  const { say } = useAddress();
  const [day, setDay] = useParam(name);
  return <label className="day-filter">{say(audit[name])} <DayInput value={day} onDay={setDay} /></label>;
};
