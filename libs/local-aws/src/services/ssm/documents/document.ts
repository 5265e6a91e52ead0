import type { Tag } from '../tags.js';
import type { AutomationContent } from './content.js';
import type { DocumentFormat } from './parse-content.js';

/** One immutable version of a document. */
export interface DocumentVersion {
  readonly documentName: string;
  readonly number: number;
  readonly versionName?: string;
  readonly format: DocumentFormat;
  /** The content as it was given. */
  readonly text: string;
  /** SHA-256 of the text, hexadecimal: `Hash` in DescribeDocument. */
  readonly hash: string;
  readonly content: AutomationContent;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/** A document: what every version shares, and its versions. */
export interface Document {
  readonly name: string;
  readonly owner: string;
  readonly createdAt: number;
  readonly targetType?: string;
  tags: readonly Tag[];
  defaultVersion: number;
  readonly versions: DocumentVersion[];
}

export function latestOf(document: Document): DocumentVersion {
  const last = document.versions.at(-1);
  if (!last) throw new Error(`Document ${document.name} has no version.`);
  return last;
}
