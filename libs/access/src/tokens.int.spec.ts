import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TokenVerifier, issueToken } from '#libs/access';

describe('a token of the local issuer', () => {
  const home = mkdtempSync(join(tmpdir(), 'tongban-token-'));
  const settings = { home, oidcIssuer: null, oidcAudience: 'tongban' };
  const asked = { role: 'intake-clerk', unit: '210102001002', ttlSeconds: 60 } as const;
  afterAll(() => rmSync(home, { recursive: true }));

  it('says who is asking', async () => {
    const verifier = await TokenVerifier.open(settings);
    expect(await verifier.verify(await issueToken(home, 'tongban', asked))).toEqual({
      person: 'intake-clerk@210102001002',
      role: 'intake-clerk',
      unit: '210102001002',
    });
  });

  it('ends', async () => {
    const verifier = await TokenVerifier.open(settings);
    const token = await issueToken(home, 'tongban', { ...asked, ttlSeconds: -60 });
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'token-expired' });
  });

  it('ends also where it is known already', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setTimeout'] });
    const verifier = await TokenVerifier.open(settings);
    const token = await issueToken(home, 'tongban', asked);
    jest.advanceTimersByTime(59_000);
    await expect(verifier.verify(token)).resolves.toMatchObject({ role: 'intake-clerk' });
    await expect(verifier.verify(token)).resolves.toMatchObject({ role: 'intake-clerk' });
    jest.advanceTimersByTime(7_000);
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'token-expired' });
    jest.useRealTimers();
  });

  it.each([
    ['another audience', 'elsewhere'],
    ['another key', 'tongban'],
  ])('is refused where it is of %s', async (what, audience) => {
    const other = what === 'another key' ? mkdtempSync(join(tmpdir(), 'tongban-token-')) : home;
    const verifier = await TokenVerifier.open(settings);
    await expect(verifier.verify(await issueToken(other, audience, asked))).rejects.toMatchObject({
      code: 'token-invalid',
    });
  });

  it('is refused where it is no token', async () => {
    const verifier = await TokenVerifier.open(settings);
    await expect(verifier.verify('abc')).rejects.toMatchObject({ code: 'token-invalid' });
  });
});
