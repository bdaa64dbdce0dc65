export type Role = "student" | "instructor";

/**
 * What a token says of its bearer. The server decides by the signature; this only chooses which page to show, and a
 * wrong choice is answered 403.
 */
export function roleOf(token: string): Role | undefined {
  try {
    const payload = token.split(".")[1] ?? "";
    const bytes = Uint8Array.from(atob(payload.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as { role?: unknown; roles?: unknown };
    if (typeof claims.role === "string") return claims.role === "instructor" ? "instructor" : "student";
    return Array.isArray(claims.roles) && claims.roles.length > 0 ? "instructor" : "student";
  } catch {
    return undefined;
  }
}
