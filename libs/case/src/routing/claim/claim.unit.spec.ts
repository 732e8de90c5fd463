import { describe, expect, it } from '@jest/globals';
import {
  accepted,
  asker,
  given,
  granted,
  handler,
  HEPING_MZ,
  received,
  routed,
  signed,
  told,
} from '../../../testing/index.js';

const claim = told(handler, 'claim', {});
const colleague = asker('case-handler', HEPING_MZ, 'li');

describe('claiming a case', () => {
  it('takes it on oneself: from then on nobody else decides it', () => {
    const claimed = given('MZ-10', received, accepted, routed, signed, claim);
    expect(claimed.state).toMatchObject({ handler: { person: handler.person } });
    expect(claimed.when({ ...granted, by: colleague }).then).toBe('rule: claimed-by-another');
    expect(claimed.when(granted).then).toEqual(['DecisionMade']);
  });

  it('is decided by the stand-in while whoever claimed it is away (AB岗)', () => {
    const away = {
      absences: {
        standInOf: (person: string) => (person === handler.person ? 'li' : null),
        isAway: () => false,
      },
    };
    const claimed = given('MZ-10', received, accepted, routed, signed, claim);
    expect(claimed.when({ ...granted, by: colleague, with: away }).then).toEqual(['DecisionMade']);
  });

  it('waits for the signature, and is done once', () => {
    expect(given('MZ-10', received, accepted, routed).when(claim).then).toBe('rule: not-signed');
    expect(given('MZ-10', received, accepted, routed, signed, claim).when({ ...claim, by: colleague }).then).toBe(
      'rule: already-claimed',
    );
  });

  it('is for a handler of the unit that holds it', () => {
    const elsewhere = asker('case-handler', '210103-MZ');
    expect(given('MZ-10', received, accepted, routed, signed).when({ ...claim, by: elsewhere }).then).toBe(
      'forbidden: not-allowed',
    );
  });
});
