import { isRole, issueToken } from '#libs/access';

const TOKEN_SECONDS = 8 * 3_600;

/** Tokens of a home's local issuer, as `tongban token` prints them; one for each role, unit and person. */
export class Tokens {
  private readonly issued = new Map<string, Promise<string>>();

  constructor(private readonly home: string) {}

  of(role: string, unit: string, person?: string): Promise<string> {
    const key = JSON.stringify([role, unit, person]);
    const known = this.issued.get(key);
    if (known) return known;
    if (!isRole(role)) throw new Error(`${role} is no role`);
    const request = { role, unit, ...(person !== undefined && { person }), ttlSeconds: TOKEN_SECONDS };
    const token = issueToken(this.home, 'tongban', request);
    this.issued.set(key, token);
    return token;
  }
}
