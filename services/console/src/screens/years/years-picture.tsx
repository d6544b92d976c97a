import { useMemo, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { YearsDrawing } from '../../drawing/years-drawing.js';
import { yearsWords } from '../../words/years.words.js';
import { drawnRows, mergedLines, valueIn, type YearRow } from './year.model.js';

interface PictureProps {
  readonly rows: readonly YearRow[];
  readonly years: readonly number[];
  readonly tableId: string;
}

/** The totals as lines over the years; the numbers stand below as a table. */
export const YearsPicture = ({ rows, years, tableId }: PictureProps): ReactNode => {
  const { say, language } = useAddress();
  const drawn = drawnRows(rows, years, tableId);
  const numbers = JSON.stringify(drawn.map((row) => [row.key, years.map((year) => valueIn(row, year))]));
  const lines = useMemo(() => mergedLines(drawn.map((row) => ({ name: say(row.column), values: years.map((year) => valueIn(row, year)) }))), [numbers, language]);
  const label = lines.map(({ name, values }) => `${name}：${values.map((value, index) => `${years[index]} ${value ?? say(yearsWords.notRecorded)}`).join('，')}`).join('；');
  return (
    <section className="card years-picture">
      <h2>{say(yearsWords.picture)}</h2>
      {lines.length === 0 ? <p className="soft">{say(yearsWords.noPicture)}</p> : <YearsDrawing years={years} lines={lines} label={label} />}
    </section>
  );
};
