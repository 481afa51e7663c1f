type Preference = "language" | "theme" | "person";

/** A choice that outlives a reload. Storage can be blocked; then the choice lasts until the reload. */
export function readPreference(name: Preference): string | null {
  try {
    return localStorage.getItem(`benefits.${name}`);
  } catch {
    return null;
  }
}

export function writePreference(name: Preference, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`benefits.${name}`);
    else localStorage.setItem(`benefits.${name}`, value);
  } catch {
    // The choice lasts until the reload.
  }
}
