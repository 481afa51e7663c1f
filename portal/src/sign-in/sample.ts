import { rolesIn, type Session } from "./session.ts";

export interface SamplePerson {
  readonly id: string;
  readonly claims: object;
}

/** The people whom the token issuer of the local environment offers. */
export async function samplePeople(issuer: string): Promise<readonly SamplePerson[]> {
  const response = await fetch(`${issuer}/people`);
  if (!response.ok) throw new Error(`The token issuer answers ${response.status}.`);
  const { items } = (await response.json()) as { readonly items: readonly SamplePerson[] };
  return items;
}

interface Issued {
  readonly access_token: string;
  readonly expires_in: number;
}

/** The token is renewed this long before it expires. */
const earlyMs = 60_000;

/** Signs a sample person in with a real token of the local issuer. */
export async function signInSample(
  issuer: string,
  { claims, id }: SamplePerson,
  signOut: () => void,
): Promise<Session> {
  const issue = async () => {
    const response = await fetch(`${issuer}/token`, {
      method: "POST",
      body: JSON.stringify(claims),
    });
    if (!response.ok) throw new Error(`The token issuer answers ${response.status}.`);
    const { access_token, expires_in } = (await response.json()) as Issued;
    return { token: access_token, until: Date.now() + expires_in * 1000 - earlyMs };
  };
  let current = await issue();
  return {
    name: id,
    isSample: true,
    roles: rolesIn(current.token),
    async token() {
      if (Date.now() > current.until) current = await issue();
      return current.token;
    },
    signOut,
  };
}
