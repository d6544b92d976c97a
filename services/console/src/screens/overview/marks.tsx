import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { bases, verdicts, type Marked } from '../../words/report.words.js';
import { toneOf, type Figure, type Tone } from './figures.model.js';

const plain = (key: string): Marked => ({ mark: '', zh: key, en: '', hint: { zh: '', en: '' } });

/** Name, mark and explanation of a tone. */
export const toneWords = (tone: Tone): Marked => bases[tone] ?? verdicts[tone] ?? plain(tone);

export const Swatch = ({ tone }: { readonly tone: Tone }): ReactNode => <span className={`swatch tone-${tone}`} aria-hidden="true">{toneWords(tone).mark}</span>;

/** Verdict and basis, in words and marks. A restated figure keeps its own look even where it agrees. */
export const VerdictMark = ({ figure }: { readonly figure: Figure }): ReactNode => {
  const { say } = useAddress();
  const verdict = verdicts[figure.verdict] ?? plain(figure.verdict);
  const basis = bases[figure.basis] ?? plain(figure.basis);
  return (
    <span className={`mark tone-${toneOf(figure)}`} title={`${say(verdict.hint)}；${say(basis.hint)}`}>
      <span className="mark-verdict"><span className="sign" aria-hidden="true">{verdict.mark}</span>{say(verdict)}</span>
      <span className="mark-basis"><span className="sign" aria-hidden="true">{basis.mark}</span>{say(basis)}</span>
    </span>
  );
};
