import { describe, expect, it } from '@jest/globals';
import { accepted, counter, given, handler, HEPING_MZ, received, routed, signed, told } from '../../testing/index.js';

const sent = told(counter, 'send-papers', { to: HEPING_MZ, papers: [{ name: '申请表', copies: 1, original: true }] });
const checked = told(handler, 'record-field-check', { officers: ['张三', '李四'], finding: '属实' });
const MOST = 50;

describe('what may pile up in a case', () => {
  it('has a limit, with a rule and what to do instead', () => {
    const many = Array.from({ length: MOST }, () => sent);
    const { then, outcome } = given('MZ-10', received, ...many).when(sent);
    expect(then).toBe('rule: too-many-in-one-case');
    expect(outcome).toMatchObject({ rule: expect.stringContaining('办件档案'), params: { most: '50' } });
    expect(given('MZ-10', received, ...many.slice(1)).when(sent).then).toEqual(['PapersSent']);
  });

  it('leaves all other acts as they are', () => {
    const many = Array.from({ length: MOST }, () => sent);
    const steps = [received, ...many, accepted, routed, signed];
    expect(given('MZ-10', ...steps).when(checked).then).toEqual(['FieldCheckRecorded']);
  });
});
