import { describe, expect, it } from '@jest/globals';
import { maskAddress, maskIdentityNumber, maskName, maskPhone } from '#libs/residents/domain';

describe('what people see of a resident', () => {
  it.each([
    ['王芳', '王*'],
    ['王小明', '王**'],
    ['欧阳娜娜', '欧阳**'],
    ['欧阳', '欧*'],
    ['李', '李*'],
  ])('%s is shown as %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it('of a number the first three and the last four', () =>
    expect(maskIdentityNumber('210102194001011234')).toBe('210***********1234'));

  it('of a phone the ends, of a landline the end', () => {
    expect(maskPhone('13812348000')).toBe('138****8000');
    expect(maskPhone('02488888888')).toBe('*******8888');
  });

  it('of an address no house', () => {
    expect(maskAddress('沈阳市和平区南湖街道文艺社区12号楼3单元')).not.toContain('12号');
    expect(maskAddress('somewhere')).toBe('***');
  });
});
