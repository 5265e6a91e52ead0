/**
 * A token for a person, good for 15 minutes, without a sign-in page: the issuer of a laptop believes every program on it.
 * @throws Error naming the people there are.
 */
export async function tokenFor(issuer: string, person: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: person }),
  });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (answer.access_token !== undefined) return answer.access_token;
  throw new Error(answer.error_description ?? `${issuer} gave no token.`);
}
