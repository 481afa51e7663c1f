import { createContext, use } from "react";

/** Who is signed in. */
export interface Session {
  /** The name to show: of the account, or the key of a sample person. */
  readonly name: string;
  readonly isSample: boolean;
  /** The role claims, which only decide what the page offers. The service decides what is allowed. */
  readonly roles: readonly string[];
  /** A valid access token, renewed when it is about to expire. */
  token(): Promise<string>;
  signOut(): void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error("Nobody is signed in.");
  return session;
}

/** The role claims of an access token. */
export function rolesIn(token: string): readonly string[] {
  const [, payload = ""] = token.split(".");
  const text = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
  const { roles } = JSON.parse(text) as { readonly roles?: readonly string[] };
  return roles ?? [];
}

/** Whether somebody may activate, e-mail and replace the IDs, and unlink accounts (F37). The service decides again. */
export const isAdmin = ({ roles }: Session): boolean =>
  roles.includes("Partner.Admin") || roles.includes("Partner.GlobalAdmin");
