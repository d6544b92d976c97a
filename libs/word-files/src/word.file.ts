import type { Document, Element } from '@xmldom/xmldom';
import { CommentPart, element, type Remark } from './comment.part.js';
import { PackageParts } from './package.parts.js';
import { childrenOf, cutAfter, paragraphsIn, piecesOf, splitText, wordNamespace, type TextPiece } from './paragraph.text.js';
import { notWord } from './unreadable-word-file.js';

/** Where a remark stands: a stretch of a paragraph, in UTF-16 units of its text, `to` exclusive. */
export interface Place {
  /** index among the paragraphs, from 0 */
  readonly paragraph: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A Word document (.docx, ECMA-376 WordprocessingML) of which text is read and to which remarks are added. All else that is in it, formatting, pictures, headers,
 * revisions, remarks of others, stays as it is.
 */
export class WordFile {
  private comments: CommentPart | null = null;

  private constructor(
    private readonly parts: PackageParts,
    private readonly path: string,
    private readonly document: Document,
    private readonly elements: readonly Element[],
  ) {}

  /** @throws {UnreadableWordFile} `file-format`, `file-too-large` */
  static async open(bytes: Uint8Array): Promise<WordFile> {
    const parts = await PackageParts.open(bytes);
    const path = await mainPart(parts);
    const document = await parts.xml(path);
    const body = document.getElementsByTagNameNS(wordNamespace, 'body')[0];
    if (body === undefined) throw notWord();
    return new WordFile(parts, path, document, paragraphsIn(body));
  }

  /** The text of each paragraph, those of tables and text boxes among them; tabs and line breaks as such, what was deleted under revision control left out. */
  get paragraphs(): readonly string[] {
    return this.elements.map((one) => piecesOf(one).map(({ text }) => text).join(''));
  }

  /** Adds a remark to a stretch of text. @throws {RangeError} where the stretch is empty or not within the paragraph */
  async remark({ paragraph, from, to }: Place, remark: Remark): Promise<void> {
    const inside = this.elements[paragraph];
    const length = inside === undefined ? 0 : piecesOf(inside).reduce((sum, { text }) => sum + text.length, 0);
    if (inside === undefined || from < 0 || to <= from || to > length) throw new RangeError(`paragraph ${paragraph} has no text from ${from} to ${to}`);
    const [first, last] = runsBetween(inside, from, to);
    this.comments ??= await CommentPart.of(this.parts, this.path);
    const id = this.comments.add(remark);
    first.parentNode?.insertBefore(element(this.document, 'commentRangeStart', { id }), first);
    const reference = element(this.document, 'r');
    reference.appendChild(element(this.document, 'commentReference', { id }));
    last.parentNode?.insertBefore(reference, last.nextSibling);
    last.parentNode?.insertBefore(element(this.document, 'commentRangeEnd', { id }), reference);
  }

  /** The same document and remarks give the same bytes. */
  async save(): Promise<Buffer> {
    this.comments?.save(this.parts);
    this.parts.put(this.path, this.document);
    return this.parts.save();
  }
}

/** The first and the last run of a stretch of text, cut so that they hold nothing else. */
const runsBetween = (paragraph: Element, from: number, to: number): readonly [Element, Element] => {
  const cut = (at: number): void => {
    const piece = piecesOf(paragraph).find((one) => one.from < at && at < one.from + one.text.length);
    if (piece !== undefined) splitText(piece, at - piece.from);
  };
  cut(from);
  cut(to);
  // A run may hold several pieces: what begins or ends between two of them is cut there.
  const pieces = (): readonly TextPiece[] => piecesOf(paragraph).filter((one) => one.from < to && one.from + one.text.length > from);
  separate(paragraph, pieces()[0]);
  separate(paragraph, piecesOf(paragraph).find((one) => one.from >= to));
  const [first, last] = [pieces()[0], pieces().at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('no text there');
  return [first.run, last.run];
};

/** Makes a piece the first of its run. */
const separate = (paragraph: Element, piece: TextPiece | undefined): void => {
  if (piece === undefined) return;
  const before = piecesOf(paragraph).findLast((one) => one.run === piece.run && one.from < piece.from);
  if (before !== undefined) cutAfter(before);
};

const mainPart = async (parts: PackageParts): Promise<string> => {
  const relations = await parts.xml('_rels/.rels');
  const main = relations.documentElement === null ? undefined : childrenOf(relations.documentElement).find((one) => /\/officeDocument$/u.test(one.getAttribute('Type') ?? ''));
  const target = main?.getAttribute('Target') ?? '';
  const path = target.replace(/^\//u, '');
  if (!parts.has(path)) throw notWord();
  return path;
};
