/** Two-character surnames that are in use; every other Chinese surname is one character. */
const COMPOUND_SURNAMES = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 百里 呼延 东郭 南门 羊舌 微生 公良 拓跋 夹谷 宰父 谷梁 轩辕'.split(
    ' ',
  ),
);

/** 王*, 欧阳**: the surname stays, a star for each further character (rules §8). */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  const pair = characters.slice(0, 2).join('');
  const kept = characters.length > 2 && COMPOUND_SURNAMES.has(pair) ? 2 : 1;
  return characters.slice(0, kept).join('') + '*'.repeat(Math.max(1, characters.length - kept));
}

/** 210***********1234: the first 3 and the last 4 stay. */
export function maskIdentityNumber(number: string): string {
  return number.slice(0, 3) + '*'.repeat(Math.max(1, number.length - 7)) + number.slice(-4);
}

/** 138****8000, +852****4567; of a landline, and of a number of another country, the last 4 digits stay. */
export function maskPhone(phone: string): string {
  const kept = /^(?:1\d{2}(?=\d{8}$)|\+85[23]|\+886)/.exec(phone)?.[0] ?? '';
  const hidden = phone.replace(/^\+/, kept === '' ? '' : '+').length - kept.length - 4;
  return kept + '*'.repeat(Math.max(1, hidden)) + phone.slice(-4);
}

/** Down to the community, street or road, whichever is named last before the house; nothing of it where none is. */
export function maskAddress(address: string): string {
  const known = /^.*?(?:社区|小区|村|街道|镇|乡|路|街)/u.exec(address);
  return `${known ? known[0] : ''}***`;
}
