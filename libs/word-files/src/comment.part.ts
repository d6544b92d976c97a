import type { Document, Element } from '@xmldom/xmldom';
import { childrenOf, wordNamespace } from './paragraph.text.js';
import type { PackageParts } from './package.parts.js';

/** A remark in the margin. */
export interface Remark {
  readonly author: string;
  readonly initials: string;
  /** RFC 3339, without fractions */
  readonly at: string;
  readonly text: string;
}

const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const commentsType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const empty = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${wordNamespace}"/>`;

/** The part that holds the remarks of a document: the one that is there, with its remarks kept, or a new one. */
export class CommentPart {
  private next: number;

  private constructor(
    private readonly path: string,
    private readonly comments: Document,
  ) {
    const ids = childrenOf(root(comments)).map((one) => Number(one.getAttributeNS(wordNamespace, 'id')));
    this.next = Math.max(-1, ...ids.filter(Number.isFinite)) + 1;
  }

  /** @param mainPath of the document itself: `word/document.xml` */
  static async of(parts: PackageParts, mainPath: string): Promise<CommentPart> {
    const [folder = '', name = ''] = [mainPath.slice(0, mainPath.lastIndexOf('/') + 1), mainPath.slice(mainPath.lastIndexOf('/') + 1)];
    const relationsPath = `${folder}_rels/${name}.rels`;
    if (!parts.has(relationsPath)) parts.put(relationsPath, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${packageRelations}"/>`);
    const relations = await parts.xml(relationsPath);
    const known = childrenOf(root(relations)).find((one) => one.getAttribute('Type') === `${officeRelations}/comments`);
    const target = known?.getAttribute('Target') ?? 'comments.xml';
    const path = target.startsWith('/') ? target.slice(1) : folder + target;
    if (known === undefined) {
      append(relations, 'Relationship', packageRelations, { Id: freeId(relations), Type: `${officeRelations}/comments`, Target: target });
      parts.put(relationsPath, relations);
      const types = await parts.xml('[Content_Types].xml');
      append(types, 'Override', contentTypes, { PartName: `/${path}`, ContentType: commentsType });
      parts.put('[Content_Types].xml', types);
      parts.put(path, empty);
    }
    return new CommentPart(path, await parts.xml(path));
  }

  /** @returns the id by which the text refers to it */
  add({ author, initials, at, text }: Remark): string {
    const id = String(this.next);
    this.next += 1;
    const { comments } = this;
    const comment = element(comments, 'comment', { id, author, initials, date: at });
    for (const line of text.split('\n')) {
      const paragraph = element(comments, 'p');
      const run = element(comments, 'r');
      const words = element(comments, 't');
      words.setAttribute('xml:space', 'preserve');
      words.textContent = line;
      run.appendChild(words);
      paragraph.appendChild(run);
      comment.appendChild(paragraph);
    }
    root(comments).appendChild(comment);
    return id;
  }

  save(parts: PackageParts): void {
    parts.put(this.path, this.comments);
  }
}

const root = (document: Document): Element => {
  if (document.documentElement === null) throw new Error('a parsed document has a root');
  return document.documentElement;
};

/** An element of WordprocessingML with attributes of the same namespace. */
export const element = (document: Document, name: string, attributes: Readonly<Record<string, string>> = {}): Element => {
  const made = document.createElementNS(wordNamespace, `w:${name}`);
  for (const [key, value] of Object.entries(attributes)) made.setAttributeNS(wordNamespace, `w:${key}`, value);
  return made;
};

const append = (document: Document, name: string, namespace: string, attributes: Readonly<Record<string, string>>): void => {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  root(document).appendChild(made);
};

const freeId = (relations: Document): string => {
  const taken = new Set(childrenOf(root(relations)).map((one) => one.getAttribute('Id')));
  for (let number = 1; ; number += 1) if (!taken.has(`rId${number}`)) return `rId${number}`;
};
