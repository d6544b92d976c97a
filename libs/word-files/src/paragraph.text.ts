import type { Element, Node } from '@xmldom/xmldom';

export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A run's element that stands for text, and where its text begins in the paragraph. */
export interface TextPiece {
  readonly node: Element;
  readonly run: Element;
  readonly text: string;
  readonly from: number;
}

const written: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };
/** What was deleted under revision control is not read; what a field calculates from is not either. */
const passedOver = new Set(['del', 'moveFrom', 'pPr', 'rPr', 'txbxContent', 'instrText', 'Fallback']);

const isElement = (node: Node): node is Element => node.nodeType === 1;

export const childrenOf = (node: Node): readonly Element[] => Array.from(node.childNodes).filter(isElement);

/** The text of a paragraph piece by piece, as it is read on paper: text boxes in it are paragraphs of their own. */
export const piecesOf = (paragraph: Element): readonly TextPiece[] => {
  const pieces: TextPiece[] = [];
  let from = 0;
  const visit = (node: Element, run: Element | null): void => {
    for (const child of childrenOf(node)) {
      const name = child.localName ?? '';
      if (passedOver.has(name) || name === 'p') continue;
      const text = name === 't' ? (child.textContent ?? '') : written[name];
      if (run !== null && text !== undefined && child.namespaceURI === wordNamespace) {
        pieces.push({ node: child, run, text, from });
        from += text.length;
      } else visit(child, name === 'r' ? child : run);
    }
  };
  visit(paragraph, null);
  return pieces;
};

/** All paragraphs in the order of the document, those of tables and text boxes among them. */
export const paragraphsIn = (body: Element): readonly Element[] => Array.from(body.getElementsByTagNameNS(wordNamespace, 'p'));

/** Cuts a run in two in the middle of a text; both have the same formatting. */
export const splitText = (piece: TextPiece, at: number): void => {
  const { node, text } = piece;
  const rest = node.cloneNode(true) as Element;
  setText(rest, text.slice(at));
  setText(node, text.slice(0, at));
  node.parentNode?.insertBefore(rest, node.nextSibling);
  cutAfter(piece);
};

/** Cuts a run in two after one of its pieces; both have the same formatting. */
export const cutAfter = ({ node, run }: TextPiece): void => {
  const after = run.cloneNode(false) as Element;
  const properties = childrenOf(run).find(({ localName }) => localName === 'rPr');
  if (properties !== undefined) after.appendChild(properties.cloneNode(true));
  for (let next = node.nextSibling; next !== null;) {
    const following = next.nextSibling;
    after.appendChild(next);
    next = following;
  }
  run.parentNode?.insertBefore(after, run.nextSibling);
};

/** Blanks at either end would be dropped without the attribute. */
const setText = (node: Element, text: string): void => {
  node.textContent = text;
  node.setAttribute('xml:space', 'preserve');
};
