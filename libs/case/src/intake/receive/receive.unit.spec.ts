import { describe, expect, it } from '@jest/globals';
import { asker, HEPING, RESIDENT_ID } from '../../../testing/shenyang.js';
import { given } from '../../../testing/given.js';
import { told } from '../../../testing/steps.js';

const community = asker('intake-clerk', HEPING);
const receives = (item: string, said: object = {}) =>
  told(community, 'receive', { item, residentId: RESIDENT_ID, ...said });

describe('how a request came', () => {
  it('keeps the ticket, where the resident was met, and who was asked first', () => {
    const came = { ticketId: '7f2b8a52-1c11-5f3e-9b1a-7d9f0a7c2b10', channel: 'home', firstAsked: 'li' } as const;
    expect(given('MZ-10').when(receives('MZ-10', came)).outcome).toMatchObject([{ data: came }]);
    const [event] = given('MZ-10').when(receives('MZ-10')).outcome as readonly { readonly data: object }[];
    expect(Object.keys(event?.data ?? {})).not.toContain('channel');
  });
});

describe('a certificate is received with what is to be certified', () => {
  it('is refused at the counter where no community certifies it, with the right address, and counted', () => {
    expect(given('SQ-01').when(receives('SQ-01', { certificateKind: '婚姻状况证明' })).outcome).toMatchObject({
      ...{ code: 'certificate-forbidden', field: '/certificateKind', params: { where: '民政部门婚姻登记机关' } },
      counted: { item: 'SQ-01', kind: 'marriage', unit: HEPING, residentId: RESIDENT_ID },
    });
  });

  it('is received where it is on no such list, or nothing is said', () => {
    const kept = given('SQ-01').when(receives('SQ-01', { certificateKind: '居住' }));
    expect(kept.outcome).toMatchObject([{ type: 'RequestReceived', data: { certificateKind: '居住' } }]);
    expect(given('SQ-01').when(receives('SQ-01')).then).toEqual(['RequestReceived']);
    expect(given('MZ-10').when(receives('MZ-10', { certificateKind: '死亡' })).then).toEqual(['RequestReceived']);
  });
});
