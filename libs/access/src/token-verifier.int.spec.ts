import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { BadToken, IssuerUnavailable, TokenVerifier } from '#libs/access';

const CLAIMS = { sub: 'li.na', role: 'case-handler', unit: '210102-MZ', name: '李娜' };

describe('tokens of an OIDC issuer', () => {
  let server: Server;
  let issuer: string;
  let asked = 0;
  let isDown = false;
  let sign: (claims: JWTPayload, ttl?: string | null) => Promise<string>;

  beforeAll(async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const key = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' };
    server = createServer((request, response) => {
      asked += 1;
      const found = request.url === '/keys' ? { keys: [key] } : { jwks_uri: `${issuer}/keys` };
      response.statusCode = isDown ? 503 : 200;
      response.end(JSON.stringify(found));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    sign = (claims, ttl = '1h') => {
      const token = new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'one' });
      if (ttl !== null) token.setExpirationTime(ttl);
      return token.setIssuer(issuer).setAudience('desk').sign(privateKey);
    };
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const open = () => TokenVerifier.open({ home: '/nowhere', oidcIssuer: issuer, oidcAudience: 'desk' });

  it('say who is asking, and the issuer is asked for its keys once', async () => {
    const verifier = await open();
    asked = 0;
    const asker = { person: 'li.na', role: 'case-handler', unit: '210102-MZ', name: '李娜' };
    expect(await verifier.verify(await sign(CLAIMS))).toEqual(asker);
    expect(await verifier.verify(await sign({ ...CLAIMS, jti: '2' }))).toEqual(asker);
    expect(asked).toBe(2);
  });

  it.each<[string, JWTPayload, string | null, string]>([
    ['has passed', CLAIMS, '-1h', 'token-expired'],
    ['never ends', CLAIMS, null, 'token-invalid'],
    ['names no unit', { sub: 'li.na', role: 'case-handler' }, '1h', 'token-claims'],
    ['names no role of ours', { ...CLAIMS, role: 'emperor' }, '1h', 'token-claims'],
    ['names a role that no person has', { ...CLAIMS, role: 'import' }, '1h', 'token-claims'],
  ])('are refused where one %s', async (_what, claims, ttl, code) => {
    const refused = (await open()).verify(await sign(claims, ttl));
    await expect(refused).rejects.toThrow(BadToken);
    await expect(refused).rejects.toMatchObject({ code });
  });

  it('are not called bad while the issuer cannot be asked, and are good afterwards', async () => {
    const verifier = await open();
    const token = await sign(CLAIMS);
    isDown = true;
    await expect(verifier.verify(token)).rejects.toThrow(IssuerUnavailable);
    isDown = false;
    await expect(verifier.verify(token)).resolves.toMatchObject({ person: 'li.na' });
  });
});
