import { describe, expect, it } from '@jest/globals';
import { asker, counter, FAKU, given, handler, HEPING_MZ, received, textsOf, told } from '../../../testing/index.js';

const papers = [{ name: '户口簿', copies: 1, original: true }];
const send = told(counter, 'send-papers', { to: HEPING_MZ, papers });
const confirm = (mismatch?: string, by = handler) => told(by, 'confirm-papers', { mismatch });

describe('confirming that papers have arrived', () => {
  it('is true of everything on its way to the unit', () => {
    const { outcome, state } = given('MZ-10', received, send, send).when(confirm());
    expect(outcome).toMatchObject([
      { type: 'PapersArrived', data: { sending: 'papers-1', unit: HEPING_MZ, mismatch: null } },
      { data: { sending: 'papers-2' } },
    ]);
    expect(state).toMatchObject({ papers: [{ mismatch: false }, { mismatch: false }] });
    expect(textsOf(outcome, 'zh')[0]).toContain('与清单相符');
  });

  it('keeps what was not as listed', () => {
    const { outcome, state } = given('MZ-10', received, send).when(confirm('少一份'));
    expect(state).toMatchObject({ papers: [{ mismatch: true }] });
    expect(textsOf(outcome, 'zh')[0]).toContain('与清单不符：少一份');
  });

  it('is said once, by the unit that they were sent to', () => {
    expect(given('MZ-10', received, send, confirm()).when(confirm()).then).toMatch(/no-papers-on-the-way|not-allowed/);
    expect(given('MZ-10', received, send).when(confirm(undefined, counter)).then).toMatch(
      /no-papers-on-the-way|not-allowed/,
    );
    expect(given('MZ-10', received, send).when(confirm(undefined, asker('case-handler', FAKU))).then).toMatch(
      /no-papers-on-the-way|not-allowed/,
    );
  });
});
