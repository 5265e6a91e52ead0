/** Delimiters by the names ReaderConfig.CSVDelimiter gives them. */
const DELIMITERS: Readonly<Record<string, string>> = {
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  SPACE: ' ',
  TAB: '\t',
};

export function delimiterOf(name: string | undefined): string | undefined {
  return name === undefined ? ',' : DELIMITERS[name];
}

/** Rows of a CSV text (RFC 4180: quoted fields, doubled quotes, LF or CRLF). Empty lines are no rows. */
export function parseCsv(text: string, delimiter = ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endRow = () => {
    if (row.length > 0 || field !== '') rows.push([...row, field]);
    row = [];
    field = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] as string;
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[at + 1] === '"') field += text[(at += 1)];
      else quoted = false;
    } else if (char === '"' && field === '') quoted = true;
    else if (char === delimiter) {
      row.push(field);
      field = '';
    } else if (char === '\n' || char === '\r') endRow();
    else field += char;
  }
  endRow();
  return rows;
}

/** One object for each row: surplus fields are dropped, missing ones are empty texts, as AWS makes them. */
export function csvItems(
  rows: readonly (readonly string[])[],
  headers: readonly string[],
): Record<string, string>[] {
  return rows.map((row) => Object.fromEntries(headers.map((header, index) => [header, row[index] ?? ''])));
}
