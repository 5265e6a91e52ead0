export interface Mail {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly message: string;
}

/** The laptop's mail, newest first. */
export async function readMail(url: string, get: typeof fetch): Promise<Mail[]> {
  const response = await get(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const { messages } = (await response.json()) as {
    messages: (Omit<Mail, 'at'> & { readonly at: string | number })[];
  };
  return messages
    .map((mail) => ({ ...mail, at: new Date(mail.at).toISOString() }))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
