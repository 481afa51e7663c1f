/**
 * A35: an ID of an account, a partner or a tenant as it is compared. People and portals write one ID
 * in several ways, so letter case and surrounding blanks do not matter.
 */
export const foldId = (id: string): string => id.trim().toLowerCase();

export const sameId = (a: string, b: string): boolean => foldId(a) === foldId(b);
